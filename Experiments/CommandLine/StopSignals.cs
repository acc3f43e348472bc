using System.Runtime.InteropServices;

namespace ProcessChain.Experiments;

/// <summary>
/// Turns Ctrl-C, a polite kill and a terminal that is closed into a request to stop within moments; a second one ends the
/// program at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly PosixSignal[] Signals =
    [
        PosixSignal.SIGINT,
        PosixSignal.SIGTERM,
        PosixSignal.SIGHUP,
        PosixSignal.SIGQUIT,
    ];

    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;
    private int received;

    public StopSignals() =>
        registrations = Array.ConvertAll(Signals, signal => PosixSignalRegistration.Create(signal, Stop));

    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref received) > 1)
            Environment.Exit(Application.Failed);
        stop.Cancel();
        try
        {
            Console.Error.WriteLine("Stopping; a second signal ends the program at once.");
        }
        catch (IOException)
        {
            // The terminal is gone: there is nobody to tell.
        }
    }
}
