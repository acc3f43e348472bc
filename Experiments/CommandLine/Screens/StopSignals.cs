using System.Runtime.InteropServices;

namespace ProcessChain.Experiments;

/// <summary>
/// Turns Ctrl-C, a polite kill and a terminal that is closed into a request to stop within moments; a second one ends the
/// program at once, but for a polite kill: schedulers send it to a script and to what the script sends it to.
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

    private StopSignals() =>
        registrations = Array.ConvertAll(Signals, signal => PosixSignalRegistration.Create(signal, Stop));

    /// <summary>Does work that can be stopped.</summary>
    /// <param name="ifStopped">What to tell if it was.</param>
    /// <param name="work">The work; returns the exit code.</param>
    public static int Run(string ifStopped, Func<CancellationToken, int> work)
    {
        using var signals = new StopSignals();
        try
        {
            return work(signals.stop.Token);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(ifStopped);
            return Application.Failed;
        }
    }

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
        {
            if (signal.Signal != PosixSignal.SIGTERM)
                Environment.Exit(Application.Failed);
            return;
        }
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
