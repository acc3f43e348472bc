namespace ProcessChain.Experiments;

/// <summary>The tables of a run.</summary>
/// <param name="system">The system of the experiment.</param>
internal sealed class Tables(SystemDefinition system)
{
    /// <summary>Every episode of every phase.</summary>
    public Table<EpisodeRow> Episodes { get; } = EpisodesOf(system.Figures);

    /// <summary>Some test episodes period by period.</summary>
    public PeriodTable Periods { get; } = new(system.Flows, details: false);

    /// <summary>Every iteration of every training.</summary>
    public static Table<LearningRow> Learning { get; } = LearningColumns();

    /// <summary>What results are measured by.</summary>
    public static Table<BoundRow> Bounds { get; } =
        new(
            "bounds",
            () => new(),
            TableColumn<BoundRow>.Word("bound", row => row.Bound, (row, value) => row.Bound = value),
            TableColumn<BoundRow>.Choice("kind", row => row.Kind, (row, value) => row.Kind = value),
            TableColumn<BoundRow>.CountOrNone("episode", row => row.Episode, (row, value) => row.Episode = value),
            TableColumn<BoundRow>.Number("lower", row => row.Lower, (row, value) => row.Lower = value),
            TableColumn<BoundRow>.Number("upper", row => row.Upper, (row, value) => row.Upper = value),
            TableColumn<BoundRow>.Word("note", row => row.Note, (row, value) => row.Note = value)
        );

    /// <summary>A training with many seeds.</summary>
    public static Table<SpreadRow> Spread { get; } =
        new(
            "spread",
            () => new(),
            TableColumn<SpreadRow>.Count("training", row => row.Training, (row, value) => row.Training = value),
            TableColumn<SpreadRow>.Whole(
                "trainingSeed",
                row => row.TrainingSeed,
                (row, value) => row.TrainingSeed = value
            ),
            TableColumn<SpreadRow>.Number("goal", row => row.Goal, (row, value) => row.Goal = value)
        );

    /// <summary>All of them, in the order in which they are listed to people.</summary>
    public IReadOnlyList<ITable> All => [Episodes, Periods, Learning, Bounds, Spread];

    private static Table<EpisodeRow> EpisodesOf(IReadOnlyList<Column> figures) =>
        new(
            "episodes",
            () => new EpisodeRow(figures.Count),
            [
                TableColumn<EpisodeRow>.Word(
                    "controller",
                    row => row.Controller,
                    (row, value) => row.Controller = value
                ),
                TableColumn<EpisodeRow>.WholeOrNone(
                    "trainingSeed",
                    row => row.TrainingSeed,
                    (row, value) => row.TrainingSeed = value
                ),
                TableColumn<EpisodeRow>.Choice("phase", row => row.Phase, (row, value) => row.Phase = value),
                TableColumn<EpisodeRow>.Count("episode", row => row.Episode, (row, value) => row.Episode = value),
                .. figures.Select(
                    (figure, i) =>
                        TableColumn<EpisodeRow>.Number(
                            figure.Key,
                            row => row.Figures[i],
                            (row, value) => row.Figures[i] = value
                        )
                ),
            ]
        );

    private static Table<LearningRow> LearningColumns() =>
        new(
            "learning",
            () => new(),
            TableColumn<LearningRow>.Word("controller", row => row.Controller, (row, value) => row.Controller = value),
            TableColumn<LearningRow>.Whole(
                "trainingSeed",
                row => row.TrainingSeed,
                (row, value) => row.TrainingSeed = value
            ),
            TableColumn<LearningRow>.Count(
                "iteration",
                row => row.Iteration.Iteration,
                (row, value) => row.Iteration = row.Iteration with { Iteration = value }
            ),
            TableColumn<LearningRow>.Choice(
                "phase",
                row => row.Iteration.IsWarmUp ? Phase.WarmUp : Phase.Training,
                (row, value) => row.Iteration = row.Iteration with { IsWarmUp = value == Phase.WarmUp }
            ),
            Count("episodes", it => it.Episodes, (it, value) => it with { Episodes = value }),
            Count("steps", it => it.Steps, (it, value) => it with { Steps = value }),
            Count("updates", it => it.Updates, (it, value) => it with { Updates = value }),
            Number("goal", it => it.Goal, (it, value) => it with { Goal = value }),
            Number("goalDeviation", it => it.GoalDeviation, (it, value) => it with { GoalDeviation = value }),
            Number("policyLoss", it => it.PolicyLoss, (it, value) => it with { PolicyLoss = value }),
            Number("valueLoss", it => it.ValueLoss, (it, value) => it with { ValueLoss = value }),
            Number("entropy", it => it.Entropy, (it, value) => it with { Entropy = value }),
            Number("divergence", it => it.Divergence, (it, value) => it with { Divergence = value }),
            Number("accuracy", it => it.Accuracy, (it, value) => it with { Accuracy = value }),
            Number("validation", it => it.Validation, (it, value) => it with { Validation = value })
        );

    private static TableColumn<LearningRow> Count(
        string name,
        Func<TrainingIteration, long> get,
        Func<TrainingIteration, long, TrainingIteration> with
    ) =>
        TableColumn<LearningRow>.Whole(
            name,
            row => get(row.Iteration),
            (row, value) => row.Iteration = with(row.Iteration, value)
        );

    private static TableColumn<LearningRow> Number(
        string name,
        Func<TrainingIteration, double> get,
        Func<TrainingIteration, double, TrainingIteration> with
    ) =>
        TableColumn<LearningRow>.Number(
            name,
            row => get(row.Iteration),
            (row, value) => row.Iteration = with(row.Iteration, value)
        );
}
