namespace ProcessChain.Experiments;

/// <summary>What is set beside others: a run, or a point of a sweep.</summary>
/// <param name="Name">What it is called: its folder, of a point with its number.</param>
/// <param name="Experiment">Its definition.</param>
/// <param name="Controllers">Its controllers, in the order of the definition.</param>
internal sealed record ComparedRun(
    string Name,
    ExperimentDefinition Experiment,
    IReadOnlyList<ComparedController> Controllers
)
{
    /// <summary>The run in a folder, or the point that is written <c>FOLDER:NUMBER</c> or <c>FOLDER:ID</c>.</summary>
    /// <param name="place">The folder or point.</param>
    /// <param name="kinds">What the key <c>kind</c> can choose.</param>
    /// <exception cref="InvalidInputException">There is none, it is not finished, or its files were altered.</exception>
    public static ComparedRun Read(string place, DefinitionKinds kinds)
    {
        if (RunFolder.IsRun(place))
            return OfRun(place, kinds);
        if (SweepFolder.IsSweep(place))
            throw new InvalidInputException($"{place}: is a sweep; name one of its points, e.g. {place}:1.");
        var colon = place.LastIndexOf(':');
        if (colon > 0 && SweepFolder.IsSweep(place[..colon]))
            return OfPoint(place, WithAllPoints(SweepFolder.Open(place[..colon], kinds)), place[(colon + 1)..]);
        throw new InvalidInputException(
            Directory.Exists(place)
                ? $"{place}: holds neither a run (no record.json) nor a sweep (no sweep.json)."
                : $"{place}: does not exist; the folder of a run is needed, or a point of a sweep as FOLDER:NUMBER."
        );
    }

    /// <summary>Whether both have met the same demand in their test episodes, so that these belong together in pairs.</summary>
    public bool SharesDemandWith(ComparedRun other)
    {
        var (own, others) = (Experiment, other.Experiment);
        return own.Seed == others.Seed
            && own.TestPeriods == others.TestPeriods
            && own.Test.NumpySeed == others.Test.NumpySeed
            && Equals(own.Test.NumpySeeds, others.Test.NumpySeeds)
            && !own.System.DemandAnswers
            && !others.System.DemandAnswers
            && own.System.Demands.SequenceEqual(others.System.Demands);
    }

    private static ComparedRun OfRun(string path, DefinitionKinds kinds)
    {
        var folder = RunFolder.Open(path);
        folder.ReadRecord().MustHavePlugins(PluginFile.Of(kinds.Types), folder.Record);
        var experiment = DefinitionReader.ReadFile(folder.Definition, kinds: kinds);
        var summary =
            ExperimentRun.SummaryOf(experiment, path)
            ?? throw new InvalidInputException($"{path}: is not finished; finish it with 'run --resume'.");
        return new(path, experiment, [.. summary.Controllers.Select(ComparedController.Of)]);
    }

    private static SweepFolder WithAllPoints(SweepFolder folder) => TuningRounds.In(folder)?.Folder ?? folder;

    private static ComparedRun OfPoint(string place, SweepFolder folder, string chosen)
    {
        var point =
            folder.Plan.Points.FirstOrDefault(it => it.Id == chosen || $"{it.Number}" == chosen)
            ?? throw new InvalidInputException(
                $"{place}: the sweep has no point '{chosen}'; a number from 1 to {folder.Plan.Points.Count} or an id of 'sweep show' "
                    + "is needed."
            );
        var result =
            folder.ResultOf(point.Id, withGoals: true)
            ?? throw new InvalidInputException($"{place}: is not done; 'processchain sweep resume' does it.");
        var experiment = folder.Plan.Open(point);
        return new(place, experiment, ComparedController.Of(result));
    }
}

/// <summary>A controller of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mean">Its goal, mean over the test episodes.</param>
/// <param name="Deviation">The standard deviation from episode to episode.</param>
/// <param name="Episodes">How many test episodes.</param>
/// <param name="Goals">The goal of each of them.</param>
/// <param name="Trainings">The goal of each training; empty for a controller that is not trained.</param>
internal sealed record ComparedController(
    string Name,
    Estimate Mean,
    double Deviation,
    int Episodes,
    IReadOnlyList<double> Goals,
    IReadOnlyList<double> Trainings
)
{
    public static ComparedController Of(ControllerSummary it) =>
        new(
            it.Name,
            it.Goal,
            it.Deviation,
            it.Episodes,
            it.Goals,
            [.. it.Trainings.Select(training => training.Goal.Mean)]
        );

    /// <summary>Those of a point.</summary>
    public static IReadOnlyList<ComparedController> Of(PointResult result)
    {
        var goals = result
            .Rows.Where(row => row.Metric == result.Goal)
            .ToLookup(row => row.Controller, StringComparer.Ordinal);
        return
        [
            .. goals
                .Select(rows => (All: rows.FirstOrDefault(row => row.Training is null), Rows: rows))
                .Where(it => it.All is not null)
                .Select(it => new ComparedController(
                    it.All!.Controller,
                    new(it.All.Mean, it.All.Ci95),
                    it.All.Deviation,
                    it.All.Episodes,
                    result.Goals.FirstOrDefault(goals => goals.Controller == it.All.Controller)?.Goals ?? [],
                    [.. it.Rows.Where(row => row.Training is not null).Select(row => row.Mean)]
                )),
        ];
    }
}
