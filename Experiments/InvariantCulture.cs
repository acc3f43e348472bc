using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>
/// Until it is disposed of, numbers are written and read alike on every machine: on this thread, and on all that are started from
/// it. Whatever is public here and writes text begins with it, so that a program with another culture gets the same files.
/// </summary>
internal sealed class InvariantCulture : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public InvariantCulture() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    public void Dispose() => CultureInfo.CurrentCulture = before;
}
