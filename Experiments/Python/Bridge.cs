using System.Runtime.InteropServices;
using System.Text;

namespace ProcessChain.Experiments;

/// <summary>
/// What the Python package calls, through the host of .NET: plain functions that take and give numbers, addresses of UTF-8 text,
/// and handles of objects. 0 as a handle, and 1 as a result, mean that <see cref="LastError"/> has a message.
/// </summary>
internal static class Bridge
{
    private const int Done = 0;
    private const int Failed = 1;

    [ThreadStatic]
    private static Utf8Text? error;

    /// <summary>The message of what failed last on this thread; it stays until the next failure.</summary>
    [UnmanagedCallersOnly]
    public static nint LastError() => error?.Address ?? 0;

    /// <summary>Copies of the system of an experiment.</summary>
    /// <param name="source">The name of a built-in experiment, the path of a definition file, or the text of one.</param>
    /// <param name="isText">Not 0: the source is the text.</param>
    /// <param name="preset">A preset of the definition; 0: its default one.</param>
    /// <param name="plugins">Paths of assemblies with kinds of a user's own, a line each; may be empty.</param>
    /// <param name="periods">Periods of an episode; 0: those of the system, else 1000.</param>
    /// <param name="copies">1 or more.</param>
    [UnmanagedCallersOnly]
    public static nint Open(nint source, int isText, nint preset, nint plugins, int periods, int copies) =>
        HandleOf(() =>
            OpenedExperiment.Open(
                Text(source),
                isText != 0,
                preset == 0 ? null : Text(preset),
                Text(plugins).Split('\n', StringSplitOptions.RemoveEmptyEntries),
                periods == 0 ? null : periods,
                copies
            )
        );

    /// <summary>What <see cref="Open"/> has opened, as JSON with the addresses of its arrays.</summary>
    [UnmanagedCallersOnly]
    public static nint Describe(nint opened) => Of<OpenedExperiment>(opened).Description.Address;

    /// <summary>Begins episodes: <see cref="EnvironmentBatch.Reset"/>.</summary>
    [UnmanagedCallersOnly]
    public static int Reset(nint opened) =>
        Try(Of<OpenedExperiment>(opened).Batch, static (batch, _) => batch.Reset(), 0);

    /// <summary>Steps all copies: <see cref="EnvironmentBatch.Step"/>.</summary>
    [UnmanagedCallersOnly]
    public static int Step(nint opened, int mode) =>
        Try(Of<OpenedExperiment>(opened).Batch, static (batch, mode) => batch.Step((AutoReset)mode), mode);

    /// <summary>Writes what is not written at every step: <see cref="EnvironmentBatch.Look"/>.</summary>
    [UnmanagedCallersOnly]
    public static int Look(nint opened) =>
        Try(Of<OpenedExperiment>(opened).Batch, static (batch, _) => batch.Look(), 0);

    /// <summary>A controller of the experiment that decides for all copies.</summary>
    /// <param name="opened">From <see cref="Open"/>.</param>
    /// <param name="name">Its name in the definition.</param>
    /// <param name="agent">The file of its agent; 0 for a rule.</param>
    [UnmanagedCallersOnly]
    public static nint Control(nint opened, nint name, nint agent) =>
        HandleOf(() => new BatchControl(Of<OpenedExperiment>(opened), Text(name), agent == 0 ? null : Text(agent)));

    /// <summary>Writes the controller's decisions into <see cref="EnvironmentBatch.Actions"/>.</summary>
    [UnmanagedCallersOnly]
    public static int Decide(nint control) =>
        Try(Of<BatchControl>(control), static (control, _) => control.Decide(), 0);

    /// <summary>Gives up an object.</summary>
    [UnmanagedCallersOnly]
    public static void Free(nint handle) => GCHandle.FromIntPtr(handle).Free();

    private static T Of<T>(nint handle) => (T)GCHandle.FromIntPtr(handle).Target!;

    private static string Text(nint address) => Marshal.PtrToStringUTF8(address) ?? "";

    private static nint HandleOf(Func<object> create)
    {
        using var culture = new InvariantCulture();
        try
        {
            return GCHandle.ToIntPtr(GCHandle.Alloc(create()));
        }
#pragma warning disable CA1031 // An exception cannot cross into Python; its message does.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            error = new Utf8Text(reason.Message);
            return 0;
        }
    }

    private static int Try<T>(T target, Action<T, int> act, int argument)
    {
        try
        {
            act(target, argument);
            return Done;
        }
#pragma warning disable CA1031 // An exception cannot cross into Python; its message does.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            error = new Utf8Text(reason.Message);
            return Failed;
        }
    }
}

/// <summary>Text that others read at its address as long as this object lives: UTF-8, ended by a 0.</summary>
internal sealed class Utf8Text
{
    private readonly byte[] bytes;

    public Utf8Text(string text)
    {
        bytes = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(text) + 1, pinned: true);
        Encoding.UTF8.GetBytes(text, bytes);
    }

    public nint Address => Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0);
}
