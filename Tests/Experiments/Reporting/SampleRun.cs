namespace ProcessChain.Tests;

/// <summary>
/// Made-up results of small runs, with all that a report can show: a rule, a controller that learns in several trainings, one
/// whose training failed, and one that did not finish.
/// </summary>
internal sealed record SampleRun(
    JoinedResults Results,
    IReadOnlyList<EpisodeCourse> Courses,
    IReadOnlyList<string> Searches
)
{
    public const string Hostile = "</script><b id=\"hostile\">bold</b><!--<script>";
    public const int Seeds = 20;
    private const int WarmUp = 2;
    private const int Days = 30;

    public ExperimentSummary Summary => ExperimentSummary.Of(Results);

    public ReportData Data => ReportData.Of(Results, Summary, Courses, Searches, Record());

    /// <summary>
    /// A chain of two stations, in 3 test episodes: make-to-order costs 10 + episode, learned 8 + episode + training, the one
    /// training of spoiled that is left 360 + 10 · episode. In the 12 episodes of a training storage costs 400 / episode. The
    /// optimum is 10.
    /// </summary>
    public static SampleRun Chain { get; } = OfChain();

    /// <summary>
    /// An inventory, in 40 test episodes: fixed earns 100 + episode, learned 110 + 2 · training + episode, levels
    /// 117 − training + episode; in the three stretches of two episodes learned earns 1, 2 and 3 more than fixed. Hindsight earns 160 + episode, the relaxation 150 in the mean of 10 episodes.
    /// </summary>
    public static SampleRun Inventory { get; } = OfInventory();

    private static SampleRun OfChain()
    {
        var experiment = new ExperimentDefinition
        {
            Name = "sample",
            Title = $"A sample {Hostile}",
            Preset = "dry",
            System = new ChainDefinition { Stations = 2 },
            Controllers = new(
                new("make-to-order", new MakeToOrderDefinition()),
                new("learned", new DeepQDefinition()),
                new("spoiled", new DeepQDefinition { LearningRate = 1 }),
                new("not-run", new MakeToOrderDefinition())
            ),
            Baseline = "make-to-order",
            Training = new()
            {
                Episodes = 12,
                WarmUpEpisodes = WarmUp,
                Periods = Days,
            },
            Test = new() { Episodes = 3, Periods = 1000 },
            TrainingSeeds = 2,
            Claims = new(
                new("converges-learned", "It converges."),
                new("converges-spoiled", "The other converges, too."),
                new("shape", "Late orders rise at first.")
            ),
        };
        double Cost(string controller, int training, int episode) =>
            controller switch
            {
                "make-to-order" => 10 + episode,
                "learned" => 8 + episode + training,
                _ => 360 + (10 * episode),
            };
        IEnumerable<TrainingIteration> Learning(int training) =>
            Enumerable
                .Range(1, WarmUp + 12)
                .Select(episode => new TrainingIteration(episode, episode, 60 * episode, 30 * episode)
                {
                    IsWarmUp = episode <= WarmUp,
                    Goal = (400.0 / episode) + (2 * training),
                    Validation = episode > WarmUp && episode % 5 == 0 ? 10 + training : double.NaN,
                });
        var results = Joined(experiment, ["spoiled.2", "not-run"], Cost, Learning) with
        {
            Bounds =
            [
                new()
                {
                    Bound = "long-run",
                    Kind = BoundRowKind.Optimum,
                    Lower = 9.9,
                    Upper = 10.1,
                },
                new()
                {
                    Bound = "long-run",
                    Kind = BoundRowKind.LowerBound,
                    Lower = 8,
                    Upper = 8,
                },
            ],
            Failures = [new("spoiled.2", "spoiled", 2, $"diverged {Hostile}")],
        };
        return new(results, CoursesOf(experiment, Days), []);
    }

    private static SampleRun OfInventory()
    {
        var experiment = new ExperimentDefinition
        {
            Name = "supply-sample",
            Title = $"A supply sample {Hostile}",
            System = InventoryDefinition.OrGymV1 with { Periods = 6 },
            Controllers = new(
                new("fixed", new FixedBaseStockDefinition { Levels = new([100, 200, 300]) }),
                new("learned", new PpoDefinition { Trainings = 2 }),
                new("levels", new PathwiseLevelsDefinition { Trainings = 2 }),
                new("not-run", new FixedBaseStockDefinition { Levels = new([1, 2, 3]) })
            ),
            Baseline = "fixed",
            Test = new() { Episodes = 40 },
            Bounds = new(
                new("hindsight", new HindsightDefinition { Episodes = 40 }),
                new("relaxation", new RelaxationDefinition { Episodes = 10 })
            ),
            Spread = new() { Controller = "levels", Seeds = Seeds },
            OverTime = new()
            {
                Against = new([new("learned", "fixed")]),
                Flows = new("reward"),
                Stretch = 2,
                From = 2,
            },
            Published = new([new("learned", 135)]),
            Claims = new([new("best-levels", "Levels are the best."), new("hostile", Hostile)]),
        };
        double Reward(string controller, int training, int episode) =>
            episode
            + controller switch
            {
                "learned" => 110 + (2 * training),
                "levels" => 117 - training,
                _ => 100,
            };
        IEnumerable<TrainingIteration> Learning(int training) =>
            Enumerable
                .Range(1, 8)
                .Select(iteration => new TrainingIteration(iteration, 100 * iteration, 600 * iteration, 50 * iteration)
                {
                    Goal = (10 * iteration) + training,
                    GoalDeviation = 4,
                    PolicyLoss = -0.1 * training,
                    ValueLoss = 8.0 / iteration,
                });
        var results = Joined(experiment, ["not-run"], Reward, Learning) with
        {
            Bounds =
            [
                .. Enumerable.Range(1, 40).Select(episode => Bound("hindsight", episode, 160 + episode)),
                .. Enumerable
                    .Range(1, 10)
                    .Select(episode => Bound("relaxation", episode, episode % 2 == 0 ? 155 : 145)),
            ],
            Spread =
            [
                .. Enumerable
                    .Range(1, Seeds)
                    .Select(training => new SpreadRow
                    {
                        Training = training,
                        TrainingSeed = EpisodeNumbers.TrainingSeed(1, training),
                        Goal = training == 1 ? 136 : 99 + training,
                    }),
            ],
        };
        results = results with
        {
            Units =
            [
                .. results.Units.Select(unit =>
                    unit with
                    {
                        Stretches =
                            unit.Unit.Controller == "fixed"
                                ?
                                [
                                    [0, 0, 0],
                                    [1, 1, 1],
                                ]
                                :
                                [
                                    [1, 2, 3],
                                    [2, 3, 4],
                                ],
                    }
                ),
            ],
        };
        return new(results, CoursesOf(experiment, 6), ["found.1: from [1] to [2]."]);
    }

    /// <summary>A bound on one episode.</summary>
    public static BoundRow Bound(string name, int episode, double value) =>
        new()
        {
            Bound = name,
            Kind = BoundRowKind.Episode,
            Episode = episode,
            Lower = value,
            Upper = value,
        };

    private static JoinedResults Joined(
        ExperimentDefinition experiment,
        string[] without,
        Func<string, int, int, double> goalOf,
        Func<int, IEnumerable<TrainingIteration>> learning
    ) =>
        new()
        {
            Experiment = experiment,
            Units =
            [
                .. ControllerUnit
                    .Of(experiment)
                    .Where(unit => !without.Contains(unit.Id))
                    .Select(unit => new UnitResults
                    {
                        Unit = unit,
                        Test = Figures(experiment, episode => goalOf(unit.Controller, unit.Number ?? 1, episode)),
                        Trained = new EpisodeFigures(experiment.System.Figures.Count),
                        Learning = unit.Number is { } number ? [.. learning(number)] : [],
                        Seconds = unit.Number is null ? double.NaN : 12.5,
                    }),
            ],
            Bounds = [],
            Spread = [],
            Failures = [],
            Seconds = new Dictionary<string, double>(),
        };

    /// <summary>The goal as given, 0.75 for all other figures.</summary>
    private static EpisodeFigures Figures(ExperimentDefinition experiment, Func<int, double> goal)
    {
        var system = experiment.System;
        var figures = new EpisodeFigures(system.Figures.Count);
        var row = new double[system.Figures.Count];
        Array.Fill(row, 0.75);
        for (var episode = 1; episode <= experiment.Test.Episodes; episode++)
        {
            row[system.FigureIndex(system.Goal.Key)] = goal(episode);
            figures.Add(row);
        }
        return figures;
    }

    /// <summary>The flow at place f is f + period, and greater by 100 for each controller after the first.</summary>
    private static IReadOnlyList<EpisodeCourse> CoursesOf(ExperimentDefinition experiment, int periods)
    {
        using var text = new StringWriter();
        var table = new Tables(experiment.System).Periods;
        using (var rows = Csv.Writer(text))
        {
            table.WriteHeader(rows);
            foreach (var (place, unit) in ControllerUnit.Of(experiment).Where(unit => unit.Id is not "not-run").Index())
            {
                for (var period = 0; period < periods; period++)
                    rows.WriteRow([
                        unit.Controller,
                        $"{unit.TrainingSeed}",
                        "1",
                        $"{period}",
                        .. table.Flows.Select((_, flow) => $"{flow + period + (100 * place)}"),
                    ]);
            }
        }
        return EpisodeCourse.Read(new StringReader(text.ToString()), experiment.System);
    }

    private RunRecord Record() =>
        new()
        {
            Experiment = Results.Experiment.Name,
            Preset = Results.Experiment.Preset,
            Seed = Results.Experiment.Seed,
            DefinitionHash = "0123",
            Started = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            Ended = new DateTime(2026, 1, 2, 3, 5, 5, DateTimeKind.Utc),
            Status = RunStatus.Failed,
        };
}
