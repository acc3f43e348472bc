namespace ProcessChain.Tests;

/// <summary>How certain results are, and what is said of it.</summary>
internal sealed class CertaintyTests
{
    private static readonly ExperimentDefinition Experiment = TinyExperiment.Read() with
    {
        Bounds = [],
        Controllers = new([
            new("make-to-order", Rule.MakeToOrder()),
            new("random", new RandomDefinition()),
            new("learner", DeepQDefinition.Recommended),
        ]),
    };

    /// <summary>Student's t from tables: 12.7062 with 1 degree of freedom, 4.30265 with 2.</summary>
    [Test]
    public void ChanceInDemandAndInTraining_AreKeptApart()
    {
        var learner = Certainty([10, 12, 14], [8, 9, 13], [10, 15, 12]).Controllers[1];
        Assert.Multiple(() =>
        {
            // Episodes: 9, 12, 12.5 on average; trainings: 10 and 37/3.
            Assert.That(learner.OverEpisodes.Mean, Is.EqualTo(67.0 / 6).Within(1e-12));
            Assert.That(
                learner.OverEpisodes.Ci95,
                Is.EqualTo(4.30265 * Deviation(9, 12, 12.5) / Math.Sqrt(3)).Within(1e-4)
            );
            Assert.That(learner.OverTrainings.Mean, Is.EqualTo(67.0 / 6).Within(1e-12));
            Assert.That(
                learner.OverTrainings.Ci95,
                Is.EqualTo(12.7062 * Deviation(10, 37.0 / 3) / Math.Sqrt(2)).Within(1e-4)
            );
            Assert.That(learner.Middle, Is.EqualTo(67.0 / 6).Within(1e-12));
            Assert.That(learner.MiddleInterval.Lower, Is.EqualTo(10));
            Assert.That(learner.MiddleInterval.Upper, Is.EqualTo(37.0 / 3).Within(1e-12));
            // Of the trainings one is better than the baseline's 12; of the episodes two.
            Assert.That(learner.BetterTrainings, Is.EqualTo(0.5));
            Assert.That(learner.BetterTrainingsInterval, Is.EqualTo(new Interval(0, 1)));
            Assert.That(learner.BetterEpisodes, Is.EqualTo(2.5 / 3).Within(1e-12));
        });
    }

    [Test]
    public void Baseline_IsNotComparedWithItself()
    {
        var baseline = Certainty([10, 12, 14], [8, 9, 13], [10, 15, 12]).Controllers[0];
        Assert.That(baseline.ToBaseline, Is.Null);
        Assert.That(new[] { baseline.BetterEpisodes, baseline.BetterTrainings, baseline.Middle }, Has.All.NaN);
        Assert.That(baseline.ToBest.Exists, Is.True, "but with the best of the others");
    }

    [Test]
    public void Doubts_TellOfAWinnerThatIsNotSignificant_AndOfFewTrainings()
    {
        Assert.That(
            Doubts(Summary([10, 12, 14], [8, 13, 13], [10, 11, 12])),
            Is.EqualTo(
                new[]
                {
                    "The winner is not significant: learner has the best mean, but make-to-order may be as good or better (multiple "
                        + "comparisons with the best, 95 % together).",
                    "The interval of the difference to the baseline includes zero: learner.",
                    "Few trainings: learner (2). Below 5 the intervals over trainings are themselves uncertain.",
                }
            )
        );
        Assert.That(
            Doubts(Summary([10, 12, 14], [8, 10, 12.1], [8, 10, 12.1]))[0],
            Is.EqualTo(
                "learner is certainly the best of these 2 on average over test episodes (multiple comparisons with the best, 95 % together)."
            )
        );
    }

    [Test]
    public void Doubts_TellOfAPrecisionThatWasNotReached()
    {
        var precise = Experiment with { Test = Experiment.Test with { Precision = 0.5 } };
        var summary = new SampleResults(precise).With("make-to-order", null, 10, 20, 30).Summary();
        // 20 ± 24.84; t · 10 / √n is at most a third of 20 from 12 episodes on (scipy).
        Assert.That(
            Doubts(summary),
            Has.Some.EqualTo(
                "make-to-order has not reached the precision of 50 % with 3 test episodes; about 12 would."
            )
        );
    }

    [Test]
    public void Table_HasWhatExists()
    {
        using var folder = new TemporaryFolder();
        CertaintyTable.Write(
            CertaintySummary.Of(Summary([10, 12, 14], [8, 9, 13], [10, 15, 12])),
            folder["certainty.csv"]
        );
        var lines = File.ReadAllLines(folder["certainty.csv"]);
        Assert.Multiple(() =>
        {
            Assert.That(
                lines[0],
                Does.StartWith("controller,episodes,trainings,goal,goalCi95Episodes,goalCi95Trainings,")
            );
            Assert.That(lines[1], Does.StartWith("make-to-order,3,0,12,4.968").And.EndsWith(",,,,,,,,"));
            Assert.That(lines[2], Does.StartWith("learner,3,2,11.16").And.EndsWith(",0.5,0,1"));
        });
    }

    [Test]
    public void LongRun_IsToldOfTheFirstEpisode()
    {
        var units = new[]
        {
            Unit(
                "make-to-order",
                [.. Enumerable.Range(0, 200).Select(i => (100 * Math.Exp(-i / 12.0)) + 10 + Math.Sin(i * 1.7))]
            ),
            Unit("random", [.. Enumerable.Range(0, 100).Select(i => i * 0.5)]),
            Unit("short", [.. Enumerable.Range(0, 40).Select(i => i * 0.5)]),
        };
        var states = SteadyStateSummary.Of(Joined(units));
        Assert.Multiple(() =>
        {
            Assert.That(
                states.Select(state => state.Controller),
                Is.EqualTo(new[] { "make-to-order", "random", "short" })
            );
            Assert.That(states[0].WarmUp!.IsSettled, Is.True);
            Assert.That(states[0].Rest!.Mean.Mean, Is.EqualTo(10).Within(0.3));
            Assert.That(
                SteadyStateText.Doubts(states[1]).Single(),
                Does.StartWith("random does not settle within half of the 100 periods")
            );
            Assert.That(
                SteadyStateText.Doubts(states[2]).Single(),
                Is.EqualTo("short: 40 periods are too few to tell whether it settles; 50 are needed.")
            );
        });
    }

    [TestCase("{ flows: [] }", "steadyState.flows: is empty; at least one flow is needed.")]
    [TestCase("{ flows: [storageCst] }", "steadyState.flows: has storageCst; did you mean storageCost?")]
    public void Fault_IsTold(string text, string fault) =>
        Assert.That(
            () => TinyExperiment.Read($"{TinyExperiment.Text}\nsteadyState: {text}"),
            Throws.InstanceOf<InvalidDefinitionException>().With.Message.Contains(fault)
        );

    private static UnitResults Unit(string controller, IReadOnlyList<double> periods) =>
        new()
        {
            Unit = new ControllerUnit(controller, new RandomDefinition(), null, null),
            Test = new EpisodeFigures(1),
            Trained = new EpisodeFigures(1),
            Learning = [],
            Periods = periods,
            Seconds = double.NaN,
        };

    private static JoinedResults Joined(IReadOnlyList<UnitResults> units) =>
        new()
        {
            Experiment = Experiment,
            Units = units,
            Bounds = [],
            Spread = [],
            Failures = [],
            Seconds = new Dictionary<string, double>(),
        };

    private static IReadOnlyList<string> Doubts(ExperimentSummary summary) =>
        DoubtText.Of(summary, CertaintySummary.Of(summary));

    private static CertaintySummary Certainty(double[] baseline, double[] first, double[] second) =>
        CertaintySummary.Of(Summary(baseline, first, second));

    private static ExperimentSummary Summary(double[] baseline, double[] first, double[] second) =>
        new SampleResults(Experiment)
            .With("make-to-order", null, baseline)
            .With("learner", 1, first)
            .With("learner", 2, second)
            .Summary();

    private static double Deviation(params double[] values) =>
        Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1));
}
