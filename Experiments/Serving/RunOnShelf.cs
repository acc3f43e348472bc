using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>A run on a shelf.</summary>
internal sealed class RunOnShelf(string id, ShelfPlace place) : ShelfFolder(id, place)
{
    /// <summary>The file that makes a folder a run.</summary>
    public const string Record = "record.json";

    private const string Summary = "summary.json";
    private const string Progress = "parts/progress.json";

    /// <summary>A run of which nothing was heard for so long does not live.</summary>
    private static readonly TimeSpan Silence = RunProgress.Beat * 8;

    private (DateTime, DateTime) written;
    private ShelfRow? known;

    protected override string Mark => Record;

    protected override IReadOnlyList<string> Files { get; } =
    [
        "report.html",
        "summary.csv",
        "certainty.csv",
        "episodes.csv",
        "periods.csv",
        "learning.csv",
        "bounds.csv",
        "spread.csv",
        Summary,
        "definition.yaml",
        Record,
    ];

    protected override ShelfRow Read()
    {
        var now = (Place.Written(Record), Place.Written(Summary));
        if (known is not null && now == written)
            return known;
        var record = RunRecord.Read(Place.In(Record));
        var (status, isActive) = StatusOf(record);
        var row = RowOf(status, record.Started) with
        {
            IsActive = isActive,
            Subject = record.Experiment,
            Preset = record.Preset,
            Seed = record.Seed.ToString(CultureInfo.InvariantCulture),
        };
        if (HasResults(record) && Place.Has(Summary))
        {
            var summary = RecordFile.Read<RunResults>(Place.In(Summary), "run");
            (written, known) = (now, row with { Controllers = summary.Names, Best = summary.Best });
            return known;
        }
        return row with
        {
            Report = null,
            Controllers = ReadProgress() is { } progress ? string.Join(", ", progress.Controllers) : "",
        };
    }

    protected override ShelfState Look()
    {
        var record = RunRecord.Read(Place.In(Record));
        var (status, isActive) = StatusOf(record);
        var preset = record.Preset.Length > 0 ? $", preset {record.Preset}" : "";
        var state = new ShelfState
        {
            Title = record.Experiment,
            Subtitle =
                $"{Name}: seed {record.Seed}{preset}; begun {Time(record.Started)}"
                + (record.Ended is { } ended ? $", ended {Time(ended)}." : "."),
            Status = status,
            EndsWithReport = isActive,
        };
        if (HasResults(record))
            return state with
            {
                Report = Place.Has(Files[0]) ? AddressOf(Files[0]) : null,
                Sentences =
                [
                    .. Place.Has(Summary)
                        ? [RecordFile.Read<RunResults>(Place.In(Summary), "run").Sentence]
                        : Array.Empty<string>(),
                    .. record.Failures,
                ],
            };
        return ReadProgress() is { } progress
            ? state with
            {
                Sentences = [progress.Sentence(isActive), .. Remedy(record, isActive)],
                Tasks = progress.Tasks(),
                Curves = progress.Curves(),
            }
            : state with
            {
                Sentences = [.. Remedy(record, isActive)],
            };
    }

    private static bool HasResults(RunRecord record) => record.Status is RunStatus.Finished or RunStatus.Failed;

    /// <summary>What can be done about a run that does not go on.</summary>
    private IEnumerable<string> Remedy(RunRecord record, bool isActive) =>
        isActive
            ? []
            :
            [
                .. record.Status == RunStatus.Running
                    ? [$"It was killed, or its machine sleeps: the last that was heard of it is of {Time(LastSign())}."]
                    : record.Failures,
                $"'processchain run' with what it was begun with, --out {Place.Path} and --resume goes on with it.",
            ];

    private (string Status, bool IsActive) StatusOf(RunRecord record) =>
        record.Status switch
        {
            RunStatus.Finished => ("finished", false),
            RunStatus.Failed => ("finished, with failures", false),
            RunStatus.Stopped => ("stopped", false),
            _ => RunRecord.Now() - LastSign() < Silence ? ("running", true) : ("interrupted", false),
        };

    private DateTime LastSign() =>
        Place.Written(Record) is var record && Place.Written(Progress) is var progress && progress > record
            ? progress
            : record;

    /// <summary>How far it is; null where nothing is told.</summary>
    private RunProgress? ReadProgress() =>
        Place.Has(Progress) ? RecordFile.Read<RunProgress>(Place.In(Progress), "run") : null;
}
