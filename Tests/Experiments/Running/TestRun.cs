using System.Threading;

namespace ProcessChain.Tests;

/// <summary>A run within the test, watched, and stopped if it is asked to.</summary>
internal sealed class TestRun(IExperiment experiment, string path) : IRunProgress
{
    /// <summary>Of both kinds of experiments.</summary>
    private static readonly string[] Tables =
    [
        "episodes.csv",
        "days.csv",
        "periods.csv",
        "learning.csv",
        "bounds.csv",
        "spread.csv",
        "summary.csv",
        "summary.json",
    ];

    private readonly Lock gate = new();
    private RunFolder? folder;
    private Action stop = () => { };
    private int episodes;

    /// <summary>What costs of the tiny experiment are measured by.</summary>
    public static CostReference Reference { get; } =
        CostReference.Of(TinyExperiment.Read().Chain, TinyExperiment.Read().Customer);

    /// <summary>After how many episodes of all units it is stopped.</summary>
    public int StopAfter { get; init; } = int.MaxValue;

    /// <summary>Which episode each unit began with, less one.</summary>
    public Dictionary<string, int> BeganAfter { get; } = [];

    public Dictionary<string, string?> Endings { get; } = [];

    public RunFolder Folder => folder!;

    /// <summary>The results of the whole run, to be compared byte by byte.</summary>
    public static string ResultsOf(string path) =>
        string.Join(
            '\n',
            Tables
                .Where(name => File.Exists(Path.Combine(path, name)))
                .Select(name => name + "\n" + File.ReadAllText(Path.Combine(path, name)))
        );

    /// <summary>Runs it anew and returns its results.</summary>
    public static string ResultsOf(IExperiment experiment, int jobs = 1)
    {
        using var place = new TemporaryFolder();
        return new TestRun(experiment, place["run"]).Begin().Run(jobs);
    }

    public TestRun Begin()
    {
        folder = RunFolder.Create(path, DefinitionWriter.Write(experiment));
        folder.Begin(RunRecord.Begin(experiment, folder));
        return this;
    }

    public TestRun Resume()
    {
        folder = RunFolder.Resume(path, DefinitionWriter.Write(experiment));
        return this;
    }

    public string Run(int jobs = 1)
    {
        using var source = new CancellationTokenSource();
        stop = source.Cancel;
        var study = Studies.Of(experiment);
        new ExperimentRunner(study, Folder, this, source.Token) { CheckpointEvery = TimeSpan.FromDays(1) }.Run(jobs);
        if (experiment is ExperimentDefinition onChain)
            ResultFiles.Write(onChain, Folder, Reference);
        else
            study.WriteResults(Folder, this, CancellationToken.None);
        return ResultsOf(path);
    }

    public void Began(RunUnit unit, int stepsDone)
    {
        lock (gate)
            BeganAfter[unit.Id] = stepsDone;
    }

    public void StepEnded(RunUnit unit, string news)
    {
        lock (gate)
        {
            if (++episodes >= StopAfter)
                stop();
        }
    }

    public void ReferenceBegan() { }

    public void ReferenceEnded() { }

    public void Ended(RunUnit unit, string? failure)
    {
        lock (gate)
            Endings[unit.Id] = failure;
    }

    /// <summary>When a checkpoint was written last; the beginning of time before the first.</summary>
    public static DateTime LastCheckpoint(string folder) =>
        Files(folder, "*.checkpoint").Select(File.GetLastWriteTimeUtc).Append(DateTime.MinValue).Max();

    /// <summary>The files of a run of which the name fits, wherever they stand in its folder; none where there is no folder.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories) : [];
}
