namespace ProcessChain.Experiments;

/// <summary>Notes what points took, seconds; for several threads.</summary>
/// <param name="path">A file, to which is added.</param>
internal sealed class PointTimes(string path) : IDisposable
{
    private readonly StreamWriter writer = new(path, append: true) { AutoFlush = true, NewLine = "\n" };

    public void Note(SweepPoint point, double seconds)
    {
        lock (writer)
            writer.WriteLine(FormattableString.Invariant($"{point.Id},{seconds:0.###}"));
    }

    public void Dispose() => writer.Dispose();
}
