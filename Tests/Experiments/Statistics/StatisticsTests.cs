using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>
/// Where less is better. Against values computed by hand, with Student's t from tables: 12.7062 (1), 4.30265 (2), 2.77645 (4
/// degrees of freedom).
/// </summary>
internal sealed class StatisticsTests
{
    private const double Tolerance = 1e-5;

    private static readonly ExperimentDefinition Experiment = TinyExperiment.Read() with
    {
        Test = new TestBudget { Periods = 1000 },
        Bounds = new(KeyValuePair.Create<string, BoundDefinition>("long-run", new ChainOptimumDefinition())),
    };

    [TestCase(new[] { 1.0, 2, 3, 4, 5 }, 3, 1.963243)]
    [TestCase(new[] { 0.0, 2 }, 1, 12.706205)]
    [TestCase(new[] { 4.0, 4, 4 }, 4, 0)]
    [TestCase(new[] { 0.0, double.NaN, 2 }, 1, 12.706205)]
    [TestCase(new[] { 7.0 }, 7, double.NaN)]
    [TestCase(new[] { 7.0, double.NaN }, 7, double.NaN)]
    [TestCase(new double[0], double.NaN, double.NaN)]
    public void Estimate_IsMeanAndStudentsInterval(double[] values, double mean, double ci95)
    {
        var estimate = Estimate.Of(values);
        Assert.Multiple(() =>
        {
            Assert.That(estimate.Mean, Is.EqualTo(mean).Within(Tolerance));
            Assert.That(estimate.Ci95, Is.EqualTo(ci95).Within(Tolerance));
        });
    }

    [Test]
    public void SeveralTrainings_CountWithTheirMeanInEveryEpisode_AndAreComparedByEpisode()
    {
        // Per episode 15, 14, 13; less the baseline's 10, 10, 7: 5, 4, 6. Both have standard deviation 1.
        var learner = Sample()
            .With("make-to-order", null, 10, 10, 7)
            .With("learner", 1, 10, 12, 14)
            .With("learner", 2, 20, 16, 12)
            .Summary()
            .Controllers[1];
        Assert.Multiple(() =>
        {
            Assert.That((learner.Name, learner.Episodes), Is.EqualTo(("learner", 3)));
            Assert.That(learner.Goal.Mean, Is.EqualTo(14).Within(Tolerance));
            Assert.That(learner.Goal.Ci95, Is.EqualTo(2.484138).Within(Tolerance));
            Assert.That(learner.Goals, Is.EqualTo(new[] { 15.0, 14, 13 }));
            Assert.That((learner.Median, learner.WorstEpisode), Is.EqualTo((14.0, 15.0)));
            Assert.That(learner.Deviation, Is.EqualTo(1).Within(Tolerance));
            Assert.That(learner.DifferenceToBaseline.Mean, Is.EqualTo(5).Within(Tolerance));
            Assert.That(learner.DifferenceToBaseline.Ci95, Is.EqualTo(2.484138).Within(Tolerance));
            Assert.That(
                learner.Trainings.Select(training => (training.Number, training.Seed, training.Goal.Mean)),
                Is.EqualTo(new[] { (1, 7001L, 12.0), (2, 7002L, 16.0) })
            );
        });
    }

    [Test]
    public void Figures_AreThoseOfSummaries_MeansOverTheEpisodes()
    {
        var figures = Sample().With("random", null, 1, 3).Summary().Controllers.Single().Figures;
        Assert.Multiple(() =>
        {
            Assert.That(figures["storageCostPerDay"].Mean, Is.EqualTo(0.5));
            Assert.That((figures["bullwhip1"].Mean, figures["bullwhip2"].Mean), Is.EqualTo((2.0, 0.5)));
            Assert.That(figures, Does.Not.ContainKey("customerVariance"));
        });
    }

    [Test]
    public void TrainingEpisodes_AreNoResults()
    {
        var learner = Sample().WithValidated("learner", 1, [9], 1, 2, 3).Summary().Controllers.Single();
        Assert.That(learner.Goal.Mean, Is.EqualTo(2));
    }

    [Test]
    public void BaselineThatFailed_LeavesTheOthersWithoutDifference()
    {
        var random = Sample().With("random", null, 1, 2, 3).Summary().Controllers.Single();
        Assert.That(random.DifferenceToBaseline, Is.EqualTo(Estimate.None));
        Assert.That(random.Goal.Mean, Is.EqualTo(2));
    }

    [Test]
    public void FigureThatDoesNotExist_IsLeftOut_AndIsNullInJsonAndEmptyInTheTable()
    {
        var sample = new SampleResults(Experiment)
        {
            Figures = cost =>
                [("serviceLevel", double.NaN), ("bullwhip2", double.NaN), ("fillRate", cost > 1 ? 0.5 : double.NaN)],
        };
        using var folder = new TemporaryFolder();
        var summary = sample.With("make-to-order", null, 1, 2).Summary();
        var json = Json(summary, folder);
        SummaryFiles.WriteTable(summary, folder["summary.csv"]);
        var figures = json.GetProperty("controllers")[0].GetProperty("figures");
        var lines = File.ReadAllLines(folder["summary.csv"]);
        var field = Array.IndexOf(lines[0].Split(','), "serviceLevel");
        Assert.Multiple(() =>
        {
            Assert.That(
                figures.GetProperty("serviceLevel").GetProperty("mean").ValueKind,
                Is.EqualTo(JsonValueKind.Null)
            );
            Assert.That(figures.GetProperty("bullwhip2").GetProperty("mean").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(figures.GetProperty("fillRate").GetProperty("mean").GetDouble(), Is.EqualTo(0.5));
            Assert.That(
                json.GetProperty("controllers")[0].GetProperty("goal").GetProperty("mean").GetDouble(),
                Is.EqualTo(1.5)
            );
            Assert.That(lines[1].Split(',')[field], Is.Empty);
            Assert.That(lines[1].Split(','), Has.Length.EqualTo(lines[0].Split(',').Length));
        });
    }

    [Test]
    public void SelectedTraining_IsTheBestInValidation_WhateverTheTestSays()
    {
        var learner = Sample()
            .WithValidated("learner", 1, [8, 6.5], 5, 5)
            .WithValidated("learner", 2, [6, 7], 9, 9)
            .With("learner", 3, 7, 7)
            .Summary()
            .Controllers.Single();
        Assert.Multiple(() =>
        {
            Assert.That(learner.Goal.Mean, Is.EqualTo(7).Within(Tolerance));
            Assert.That(learner.Selected!.Number, Is.EqualTo(2));
            Assert.That(learner.Selected!.Validation, Is.EqualTo(6));
            Assert.That(learner.Worst!.Goal.Mean, Is.EqualTo(9));
            Assert.That(learner.Trainings.Select(training => training.Updates), Is.EqualTo(new[] { 20, 20, 0 }));
            Assert.That(learner.Trainings[1].Seconds, Is.EqualTo(4));
        });
    }

    [Test]
    public void WithoutValidation_NoTrainingIsSelected()
    {
        var learner = Sample().With("learner", 1, 5, 5).Summary().Controllers.Single();
        Assert.That(learner.Selected, Is.Null);
        Assert.That(learner.Worst!.Number, Is.EqualTo(1));
    }

    [Test]
    public void Gap_IsTheShareAboveTheLongRun_WithTheIntervalOfTheCost()
    {
        var controller = Bounded(4).With("random", null, 4, 6).Summary().Controllers.Single();
        var gap = controller.Gap!;
        Assert.Multiple(() =>
        {
            Assert.That((gap.Bound, gap.Episodes, gap.HasShare), Is.EqualTo(("long-run", 2, true)));
            Assert.That(gap.Share.Mean, Is.EqualTo(0.25).Within(Tolerance));
            Assert.That(gap.Share.Ci95, Is.EqualTo(12.706205 / 4).Within(Tolerance));
            Assert.That(gap.Difference.Mean, Is.EqualTo(1).Within(Tolerance));
            Assert.That(gap.Difference.Ci95, Is.EqualTo(12.706205).Within(Tolerance));
        });
    }

    /// <summary>Of an optimum of nothing there is no share.</summary>
    [TestCase(0)]
    [TestCase(1e-4)]
    public void GapToABoundNearNothing_IsADifference(double bound)
    {
        var gap = Bounded(bound).With("random", null, 5, 5).Summary().Controllers.Single().Gap!;
        Assert.That(gap.HasShare, Is.False);
        Assert.That(gap.Difference.Mean, Is.EqualTo(5 - bound).Within(1e-12));
    }

    /// <summary>Twenty days are the beginning and the end of a chain, and no long run.</summary>
    [Test]
    public void ShortEpisodes_AreNotMeasuredByTheLongRun()
    {
        var shortTest = Experiment with { Test = new TestBudget { Periods = 20 } };
        var summary = new SampleResults(shortTest)
            .WithLongRun("long-run", BoundRowKind.Optimum, 4)
            .With("random", null, 3, 3)
            .Summary();
        Assert.Multiple(() =>
        {
            Assert.That(summary.Bounds.Single().Mismatch, Does.Contain("20 days"));
            Assert.That(summary.Tightest, Is.Null);
            Assert.That(summary.Controllers.Single().Gap, Is.Null);
        });
    }

    [Test]
    public void BoundOfWhichNothingIsKnown_MeasuresNothing()
    {
        var summary = Sample()
            .WithLongRun("long-run", BoundRowKind.None, double.NaN, "why")
            .With("random", null, 3, 3)
            .Summary();
        Assert.That((summary.Bounds.Single().Kind, summary.Bounds.Single().Note), Is.EqualTo((BoundKind.None, "why")));
        Assert.That(summary.Tightest, Is.Null);
    }

    [Test]
    public void SummaryTable_TellsWorstAndSelectedTrainingWithTheirGaps()
    {
        using var folder = new TemporaryFolder();
        SummaryFiles.WriteTable(
            Bounded(4)
                .WithValidated("learner", 1, [3], 5, 5)
                .With("learner", 2, 9, 9)
                .With("learner", 3, 7, 7)
                .Summary(),
            folder["summary.csv"]
        );
        var lines = File.ReadAllLines(folder["summary.csv"]);
        Assert.That(
            lines[0],
            Does.EndWith(
                ",bound,gap,gapCi95,gapDifference,gapDifferenceCi95,worstTraining,worstTrainingGoal,worstTrainingGap,"
                    + "selectedTraining,selectedTrainingGoal,selectedTrainingGap"
            )
        );
        Assert.That(
            lines[1],
            Does.StartWith("learner,2,3,7,0,").And.EndsWith(",long-run,0.75,0,3,0,2,9,1.25,1,5,0.25")
        );
    }

    [Test]
    public void SummaryJson_TellsBoundsAndGaps()
    {
        using var folder = new TemporaryFolder();
        var json = Json(
            Sample()
                .WithLongRun("long-run", BoundRowKind.Bound, 4, "made up")
                .WithValidated("learner", 1, [3], 5, 5)
                .Summary(),
            folder
        );
        var (bound, learner) = (json.GetProperty("bounds")[0], json.GetProperty("controllers")[0]);
        Assert.Multiple(() =>
        {
            Assert.That(json.GetProperty("goal").GetProperty("key").GetString(), Is.EqualTo("costPerDay"));
            Assert.That(json.GetProperty("system").GetString(), Is.EqualTo("chain"));
            Assert.That(bound.GetProperty("kind").GetString(), Is.EqualTo("bound"));
            Assert.That(bound.GetProperty("value")[1].GetDouble(), Is.EqualTo(4));
            Assert.That(bound.GetProperty("note").GetString(), Is.EqualTo("made up"));
            Assert.That(bound.GetProperty("mismatch").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(
                learner.GetProperty("gap").GetProperty("share").GetProperty("mean").GetDouble(),
                Is.EqualTo(0.25)
            );
            Assert.That(learner.GetProperty("gap").GetProperty("share").GetProperty("ci95").GetDouble(), Is.Zero);
            Assert.That(learner.GetProperty("trainings")[0].GetProperty("updates").GetInt32(), Is.EqualTo(10));
            Assert.That(learner.GetProperty("selectedTraining").GetInt32(), Is.EqualTo(1));
        });
    }

    [Test]
    public void WithoutBounds_GapsAreNull()
    {
        using var folder = new TemporaryFolder();
        var json = Json(Sample().With("random", null, 1, 2).Summary(), folder);
        Assert.Multiple(() =>
        {
            Assert.That(json.GetProperty("bounds").GetArrayLength(), Is.Zero);
            Assert.That(json.GetProperty("tightestBound").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(
                json.GetProperty("controllers")[0].GetProperty("gap").ValueKind,
                Is.EqualTo(JsonValueKind.Null)
            );
        });
    }

    /// <summary>A quarter of the cost is of storage; station 1 orders with twice the customer's variance, station 2 with half of it.</summary>
    private static SampleResults Sample() =>
        new(Experiment) { Figures = cost => [("storageCostPerDay", cost / 4), ("bullwhip1", 2), ("bullwhip2", 0.5)] };

    private static SampleResults Bounded(double bound) => Sample().WithLongRun("long-run", BoundRowKind.Optimum, bound);

    private static JsonElement Json(ExperimentSummary summary, TemporaryFolder folder)
    {
        SummaryFiles.WriteJson(summary, CertaintySummary.Of(summary), folder["summary.json"]);
        return JsonDocument.Parse(File.ReadAllText(folder["summary.json"])).RootElement;
    }
}
