using System.Threading;

namespace ProcessChain.Tests;

/// <summary>A run within the test, watched, and stopped if it is asked to.</summary>
internal sealed class TestRun(ExperimentDefinition experiment, string path) : IRunProgress
{
    private static readonly string[] Tables =
    [
        "episodes.csv",
        "periods.csv",
        "learning.csv",
        "bounds.csv",
        "spread.csv",
        "summary.csv",
        "certainty.csv",
        "summary.json",
    ];

    private readonly Lock gate = new();
    private RunFolder? folder;
    private Action stop = () => { };
    private int steps;

    /// <summary>After how many steps of all units it is stopped.</summary>
    public int StopAfter { get; init; } = int.MaxValue;

    /// <summary>What was said to be left to do.</summary>
    public IReadOnlyList<PlannedUnit> Plan { get; private set; } = [];

    /// <summary>How many steps of each unit were done before it was begun.</summary>
    public Dictionary<string, int> BeganAfter { get; } = [];

    /// <summary>How many steps of each unit were done.</summary>
    public Dictionary<string, int> Steps { get; } = [];

    public Dictionary<string, string?> Endings { get; } = [];

    public RunFolder Folder => folder!;

    /// <summary>The results of the whole run, to be compared byte by byte.</summary>
    public static string ResultsOf(string path) =>
        string.Join('\n', Tables.Select(name => name + "\n" + File.ReadAllText(Path.Combine(path, name))));

    /// <summary>Runs it anew and returns its results.</summary>
    public static string ResultsOf(ExperimentDefinition experiment, int jobs = 1)
    {
        using var place = new TemporaryFolder();
        return new TestRun(experiment, place["run"]).Begin().Run(jobs);
    }

    public TestRun Begin()
    {
        folder = RunFolder.Create(path, DefinitionWriter.Write(experiment));
        folder.Begin(RunRecord.Begin(experiment, folder, RunRecord.Now()), experiment);
        return this;
    }

    public TestRun Resume()
    {
        folder = RunFolder.Resume(path, DefinitionWriter.Write(experiment));
        folder.Begin(folder.ReadRecord(), experiment);
        return this;
    }

    public string Run(int jobs = 1)
    {
        using var source = new CancellationTokenSource();
        stop = source.Cancel;
        var options = new RunOptions
        {
            Jobs = jobs,
            CheckpointEvery = TimeSpan.FromDays(1),
            Progress = this,
        };
        new ExperimentRunner(new(experiment, Folder, new(experiment), options, source.Token)).Run();
        SummaryFiles.Write(ExperimentSummary.Of(ResultFiles.Join(Folder, experiment)), Folder);
        return ResultsOf(path);
    }

    public void Planned(IReadOnlyList<PlannedUnit> units) => Plan = units;

    public void Began(string unit, int stepsDone)
    {
        lock (gate)
            BeganAfter[unit] = stepsDone;
    }

    public void StepEnded(string unit, string news)
    {
        lock (gate)
        {
            Steps[unit] = Steps.GetValueOrDefault(unit) + 1;
            if (++steps >= StopAfter)
                stop();
        }
    }

    public void Ended(string unit, string? failure)
    {
        lock (gate)
            Endings[unit] = failure;
    }

    /// <summary>When a checkpoint was written last; the beginning of time before the first.</summary>
    public static DateTime LastCheckpoint(string folder) =>
        Files(folder, "*.checkpoint").Select(File.GetLastWriteTimeUtc).Append(DateTime.MinValue).Max();

    /// <summary>The files of a run of which the name fits, wherever they stand in its folder; none where there is no folder.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories) : [];
}
