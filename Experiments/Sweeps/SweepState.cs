namespace ProcessChain.Experiments;

/// <summary>How far a sweep has got, as its files tell.</summary>
internal sealed class SweepState
{
    private SweepState(SweepFolder folder, IEnumerable<SweepPoint> points)
    {
        Folder = folder;
        Points = [.. points.AsParallel().AsOrdered().Select(point => (point, folder.ResultOf(point)))];
    }

    public static SweepState Of(SweepFolder folder) => new(folder, folder.Plan.Points);

    /// <summary>That of a part of the points.</summary>
    public static SweepState Of(SweepFolder folder, Func<SweepPoint, bool> isMeant) =>
        new(folder, folder.Plan.Points.Where(isMeant));

    public SweepFolder Folder { get; }

    /// <summary>The points, with what they came to; null where that is missing.</summary>
    public IReadOnlyList<(SweepPoint Point, PointResult? Result)> Points { get; }

    /// <summary>The points that are done, with what they came to; those that have failed among them.</summary>
    public IEnumerable<(SweepPoint Point, PointResult Result)> Done =>
        Points.Where(each => each.Result is not null).Select(each => (each.Point, each.Result!));

    /// <summary>Those of which something has failed.</summary>
    public IEnumerable<(SweepPoint Point, PointResult Result)> Failed => Done.Where(each => each.Result.HasFailed);

    /// <summary>What <c>resume</c> does: the points that are missing or have failed.</summary>
    public IReadOnlyList<SweepPoint> Left =>
        [.. Points.Where(each => each.Result is not { HasFailed: false }).Select(each => each.Point)];

    /// <summary>How many are done, e.g. <c>37 of 40 points are done, 1 of them failed</c>.</summary>
    public string Sentence =>
        $"{Done.Count()} of {NumberText.Count(Points.Count, "point")} are done"
        + (Failed.Any() ? $", {Failed.Count()} of them failed" : "");
}
