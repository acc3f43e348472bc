namespace ProcessChain.Experiments;

/// <summary>A sweep on a shelf.</summary>
internal sealed class SweepOnShelf(string id, ShelfPlace place) : ShelfFolder(id, place)
{
    private const int MostFailures = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (DateTime Written, IReadOnlyList<string>? Failures)> points = new(
        StringComparer.Ordinal
    );

    protected override string Mark => Path.GetFileName(SweepFolder.RecordIn(Place.Path));

    protected override IReadOnlyList<string> Files { get; } =
    [
        "report.html",
        "results.csv",
        "bounds.csv",
        "failures.csv",
        "results.sqlite",
        "results.parquet",
        "points.csv",
        "definition.yaml",
        Path.GetFileName(SweepFolder.RecordIn("")),
    ];

    protected override ShelfRow Read()
    {
        var record = ReadRecord();
        var (done, failed, _) = Count(record);
        return RowOf(StatusOf(done, failed.Count, record.Points), Place.Written(Mark)) with
        {
            IsActive = done - failed.Count < record.Points && SweepFolder.IsTaken(Place.Path),
            Subject = $"sweep {record.Sweep}",
            Preset = record.Preset ?? "",
        };
    }

    protected override ShelfState Look()
    {
        var record = ReadRecord();
        var (done, failed, last) = Count(record);
        var (left, isTaken) = (record.Points - done + failed.Count, SweepFolder.IsTaken(Place.Path));
        return new ShelfState
        {
            Title = $"Sweep {record.Sweep}",
            Subtitle = $"{Name}: {NumberText.Count(record.Points, "point")}; begun {Time(Place.Written(Mark))}.",
            Status = StatusOf(done, failed.Count, record.Points),
            Report = Place.Has(Files[0]) ? AddressOf(Files[0]) : null,
            Tasks =
            [
                new("points", failed.Count > 0 ? $"{failed.Count} failed" : "none failed", done, record.Points, ""),
            ],
            Sentences =
            [
                $"{done} of {NumberText.Count(record.Points, "point")} are done, {failed.Count} of them failed; {left} are left{TimeLeft(left)}.",
                .. done > 0 ? [$"The last one is of {Time(last)}."] : Array.Empty<string>(),
                .. left == 0 ? Array.Empty<string>()
                : isTaken ? ["A process works on it, unless it was killed."]
                : [$"No process works on it now. 'processchain sweep resume {Place.Path}' does what is left."],
                .. Place.Has(Files[0])
                    ? Array.Empty<string>()
                    : [$"'processchain sweep collect {Place.Path}' writes tables and a report of what is done."],
                .. failed.Take(MostFailures),
                .. failed.Count > MostFailures ? [$"… and {failed.Count - MostFailures} more."] : Array.Empty<string>(),
            ],
        };
    }

    private SweepRecord ReadRecord() => RecordFile.Read<SweepRecord>(Place.In(Mark), "sweep");

    private static string StatusOf(int done, int failed, int all) =>
        done < all ? $"{done} of {all} points"
        : failed > 0 ? "finished, with failures"
        : "finished";

    /// <summary>What is left on one thread if all points take as long as those that are done.</summary>
    private string TimeLeft(int left)
    {
        var times = left > 0 ? SweepFolder.TimesIn(Place.Path) : [];
        return times.Count > 0
            ? $", which take about {NumberText.Duration(TimeSpan.FromSeconds(times.Average() * left))} of one thread"
            : "";
    }

    /// <summary>How many points are whole, which of them failed and why, and when the last one was written. Each file is read once.</summary>
    private (int Done, IReadOnlyList<string> Failed, DateTime Last) Count(SweepRecord record)
    {
        lock (gate)
        {
            foreach (var file in SweepFolder.ResultsIn(Place.Path).Where(file => file.LinkTarget is null))
            {
                if (!points.TryGetValue(file.Name, out var seen) || seen.Written != file.LastWriteTimeUtc)
                    points[file.Name] = (file.LastWriteTimeUtc, FailuresOf(file, record));
            }
            var whole = points.Where(point => point.Value.Failures is not null).ToList();
            return (
                whole.Count,
                [
                    .. from point in whole
                    where point.Value.Failures!.Count > 0
                    select $"Point {Path.GetFileNameWithoutExtension(point.Key)} failed: {string.Join(' ', point.Value.Failures!)}",
                ],
                whole.Select(point => point.Value.Written).DefaultIfEmpty().Max()
            );
        }
    }

    /// <summary>What failed in a point; null where its file is not whole, so that it is done again.</summary>
    private static IReadOnlyList<string>? FailuresOf(FileInfo file, SweepRecord record)
    {
        try
        {
            var key = SweepFolder.KeyOf(record.Version, Path.GetFileNameWithoutExtension(file.Name));
            return [.. PointResult.Read(file.FullName, key).Failures.Select(failure => $"{failure}")];
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }
}
