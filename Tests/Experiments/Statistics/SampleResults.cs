namespace ProcessChain.Tests;

/// <summary>Results of an experiment that are made up, unit by unit.</summary>
internal sealed class SampleResults(ExperimentDefinition experiment)
{
    private readonly List<UnitResults> units = [];
    private readonly List<BoundRow> bounds = [];
    private readonly List<SpreadRow> spread = [];

    /// <summary>The figures of an episode with a goal, which is put among them afterwards.</summary>
    public Func<double, IEnumerable<(string Key, double Value)>> Figures { get; init; } = _ => [];

    /// <summary>What failed.</summary>
    public IReadOnlyList<RunFailure> Failures { get; init; } = [];

    /// <summary>A controller, or one of its trainings, with the goal of each test episode.</summary>
    public SampleResults With(string controller, int? training, params double[] goals)
    {
        units.Add(
            new UnitResults
            {
                Unit = new ControllerUnit(
                    controller,
                    new RandomDefinition(),
                    training,
                    training is { } number ? EpisodeNumbers.TrainingSeed(experiment.Seed, number) : null
                ),
                Test = Episodes(goals),
                Trained = Episodes([]),
                Learning = [],
                Seconds = double.NaN,
            }
        );
        return this;
    }

    /// <summary>The same, with a training before: a validation after each iteration, and ten updates in each.</summary>
    public SampleResults WithValidated(string controller, int training, double[] validations, params double[] goals)
    {
        With(controller, training, goals);
        units[^1] = units[^1] with
        {
            Trained = Episodes([1000]),
            Learning =
            [
                .. validations.Select(
                    (value, i) =>
                        new TrainingIteration(i + 1, i + 1, 0, 10 * (i + 1)) { Goal = 1000, Validation = value }
                ),
            ],
            Seconds = 2 * training,
        };
        return this;
    }

    /// <summary>A controller, or one of its trainings, with what each stretch of each test episode costs.</summary>
    public SampleResults WithStretches(string controller, int? training, params double[][] episodes)
    {
        With(controller, training, [.. episodes.Select(episode => episode.Average())]);
        units[^1] = units[^1] with { Stretches = episodes };
        return this;
    }

    /// <summary>A bound on the first test episodes.</summary>
    public SampleResults WithBound(string bound, params double[] values)
    {
        bounds.AddRange(
            values.Select(
                (value, i) =>
                    new BoundRow
                    {
                        Bound = bound,
                        Kind = BoundRowKind.Episode,
                        Episode = i + 1,
                        Lower = value,
                        Upper = value,
                    }
            )
        );
        return this;
    }

    /// <summary>A bound in the long run.</summary>
    public SampleResults WithLongRun(string bound, BoundRowKind kind, double value, string note = "")
    {
        bounds.Add(
            new BoundRow
            {
                Bound = bound,
                Kind = kind,
                Lower = value,
                Upper = value,
                Note = note,
            }
        );
        bounds.Add(
            new BoundRow
            {
                Bound = bound,
                Kind = BoundRowKind.LowerBound,
                Lower = value,
                Upper = value,
            }
        );
        return this;
    }

    /// <summary>A training with many seeds.</summary>
    public SampleResults WithSpread(params (int Training, double Goal)[] goals)
    {
        spread.AddRange(goals.Select(row => new SpreadRow { Training = row.Training, Goal = row.Goal }));
        return this;
    }

    /// <summary>The summary of all that was added.</summary>
    public ExperimentSummary Summary() =>
        ExperimentSummary.Of(
            new JoinedResults
            {
                Experiment = experiment,
                Units = units,
                Bounds = bounds,
                Spread = spread,
                Failures = Failures,
                Seconds = new Dictionary<string, double>(),
            }
        );

    private EpisodeFigures Episodes(double[] goals)
    {
        var system = experiment.System;
        var episodes = new EpisodeFigures(system.Figures.Count);
        var figures = new double[system.Figures.Count];
        foreach (var goal in goals)
        {
            foreach (var (key, value) in Figures(goal))
                figures[system.FigureIndex(key)] = value;
            figures[system.FigureIndex(system.Goal.Key)] = goal;
            episodes.Add(figures);
        }
        return episodes;
    }
}
