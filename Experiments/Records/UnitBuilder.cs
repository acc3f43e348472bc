namespace ProcessChain.Experiments;

/// <summary>Collects the rows of a controller, or of one of its trainings.</summary>
internal sealed class UnitBuilder(ControllerUnit unit, ExperimentDefinition experiment)
{
    private readonly EpisodeFigures test = new(experiment.System.Figures.Count);
    private readonly EpisodeFigures trained = new(experiment.System.Figures.Count);
    private readonly List<TrainingIteration> learning = [];
    private readonly List<double[]> stretches = [];
    private readonly List<double> periods = [];

    /// <summary>The name of the unit.</summary>
    public string Id => unit.Id;

    public bool IsTested => test.Count > 0;

    public void Add(EpisodeRow row) => (row.Phase == Phase.Test ? test : trained).Add(row.Figures);

    public void Add(LearningRow row) => learning.Add(row.Iteration);

    public void Add(PeriodRow row, StretchSums sums)
    {
        while (stretches.Count < row.Episode)
            stretches.Add(sums.None());
        sums.Add(row, stretches[row.Episode - 1]);
    }

    /// <summary>Adds a period of the first test episode to those of the long run.</summary>
    public void Add(double period) => periods.Add(period);

    /// <summary>What it has come to.</summary>
    /// <param name="seconds">What its training took on this machine.</param>
    public UnitResults Results(double seconds) =>
        new()
        {
            Unit = unit,
            Test = test,
            Trained = trained,
            Learning = learning,
            Stretches = stretches,
            Periods = periods,
            Seconds = unit.Training is null ? double.NaN : seconds,
        };
}
