using System.Text.Json.Nodes;

namespace ProcessChain.Tests;

/// <summary>Where more is better. All expected numbers are computed by hand.</summary>
internal sealed class SupplySummaryTests
{
    /// <summary>Student's t of 2 degrees of freedom, 97.5 %.</summary>
    private const double T2 = 4.302652729911275;

    /// <summary>The same of 1 degree.</summary>
    private const double T1 = 12.706204736432095;

    private static readonly ExperimentDefinition Experiment = TinySupply.Read();

    [Test]
    public void Rule_HasMeanIntervalAndDeviationOverEpisodes()
    {
        var rule = Results().Summary().Controllers[0];
        Assert.Multiple(() =>
        {
            Assert.That((rule.Name, rule.Episodes), Is.EqualTo(("base", 3)));
            // Deviations −20, −10, 30: variance (400 + 100 + 900) / 2.
            Assert.That(rule.Goal.Mean, Is.EqualTo(30).Within(1e-12));
            Assert.That(rule.Deviation, Is.EqualTo(Math.Sqrt(700)).Within(1e-12));
            Assert.That(rule.Goal.Ci95, Is.EqualTo(T2 * Math.Sqrt(700 / 3.0)).Within(1e-6));
            Assert.That((rule.Median, rule.WorstEpisode), Is.EqualTo((20.0, 10.0)));
            Assert.That((rule.DifferenceToBaseline.Mean, rule.DifferenceToBaseline.Ci95), Is.EqualTo((0.0, 0.0)));
            Assert.That(rule.Figures["serviceLevel"].Mean, Is.EqualTo(0.1).Within(1e-12));
            Assert.That(rule.Figures["meanStock"].Mean, Is.EqualTo(3).Within(1e-12));
            Assert.That(rule.Trainings, Is.Empty);
            Assert.That(rule.Worst, Is.Null);
        });
    }

    /// <summary>In each episode the mean of both trainings counts: 14, 22, 63; less the baseline 4, 2, 3.</summary>
    [Test]
    public void Learner_CountsWithTheMeanOfItsTrainings_PairedByEpisode()
    {
        var learner = Results().Summary().Controllers[1];
        Assert.Multiple(() =>
        {
            Assert.That(learner.Episodes, Is.EqualTo(3));
            Assert.That(learner.Goal.Mean, Is.EqualTo(33).Within(1e-12));
            Assert.That((learner.Median, learner.WorstEpisode), Is.EqualTo((22.0, 14.0)));
            Assert.That(learner.DifferenceToBaseline.Mean, Is.EqualTo(3).Within(1e-12));
            Assert.That(learner.DifferenceToBaseline.Ci95, Is.EqualTo(T2 / Math.Sqrt(3)).Within(1e-6));
            Assert.That(
                learner.Trainings.Select(t => (t.Number, t.Seed)),
                Is.EqualTo(new[] { (1, 7001L), (2, 7002L) })
            );
            Assert.That(learner.Trainings.Select(t => t.Goal.Mean), Is.EqualTo(new[] { 32.0, 34 }).Within(1e-12));
            Assert.That(learner.Worst!.Number, Is.EqualTo(1));
        });
    }

    /// <summary>Episodes 1 and 2 of the rule come to 10 and 20, the tightest bound to 40 and 60: it lacks 30 and 40 of 50.</summary>
    [Test]
    public void Gap_IsToTheTightestBound_InTheEpisodesThatBothHave()
    {
        var summary = Bounded().Summary();
        var gap = summary.Controllers[0].Gap!;
        Assert.Multiple(() =>
        {
            Assert.That(
                summary.Bounds.Select(b => (b.Name, b.ByEpisode.Count)),
                Is.EqualTo(new[] { ("hindsight", 2), ("relaxation", 2) })
            );
            Assert.That(summary.Bounds.Select(b => b.Goal.Mean), Is.EqualTo(new[] { 80.0, 50 }).Within(1e-12));
            Assert.That(summary.Bounds[1].Goal.Ci95, Is.EqualTo(T1 * 10).Within(1e-6));
            Assert.That(summary.Tightest!.Name, Is.EqualTo("relaxation"));
            Assert.That((gap.Bound, gap.Episodes), Is.EqualTo(("relaxation", 2)));
            Assert.That(gap.Difference.Mean, Is.EqualTo(35).Within(1e-12));
            Assert.That(gap.Difference.Ci95, Is.EqualTo(T1 * 5).Within(1e-6));
            Assert.That(gap.Share.Mean, Is.EqualTo(0.7).Within(1e-12));
            // Each episode adds (loss − 0.7 · bound) / 50 to the share: 2 / 50 and −2 / 50.
            Assert.That(gap.Share.Ci95, Is.EqualTo(T1 * 2 / 50).Within(1e-6));
            Assert.That(Results().Summary().Controllers[0].Gap, Is.Null);
        });
    }

    /// <summary>What a controller earned in episodes that the bound does not have says nothing of the gap.</summary>
    [Test]
    public void Gap_DoesNotCountEpisodesThatTheBoundDoesNotHave()
    {
        var some = new SampleResults(Experiment).WithBound("hindsight", 40, 60).With("base", null, 30, 40, 1000, 2000);
        var all = new SampleResults(Experiment).WithBound("hindsight", 40, 60).With("base", null, 30, 40);
        Assert.That(some.Summary().Controllers[0].Gap, Is.EqualTo(all.Summary().Controllers[0].Gap));
        Assert.That(some.Summary().Controllers[0].Goal.Mean, Is.GreaterThan(60));
    }

    [Test]
    public void GapOfATraining_IsItsOwn()
    {
        var trainings = Bounded().Summary().Controllers[1].Trainings;
        Assert.That(
            trainings.Select(training => training.Gap!.Share.Mean),
            Is.EqualTo(new[] { (50 - 15.0) / 50, (50 - 21.0) / 50 }).Within(1e-12)
        );
    }

    [Test]
    public void BoundOfNothingOrLess_GivesADifference()
    {
        var gap = new SampleResults(Experiment)
            .WithBound("hindsight", -5, -7)
            .With("base", null, -6, -9)
            .Summary()
            .Controllers[0]
            .Gap!;
        Assert.That(gap.HasShare, Is.False);
        Assert.That(gap.Difference.Mean, Is.EqualTo(1.5).Within(1e-12));
    }

    /// <summary>Hindsight is looser in both episodes that the two share; over all of its own its mean is the lower one.</summary>
    [Test]
    public void TightestBound_IsFoundInTheEpisodesThatAllBoundsHave()
    {
        var summary = new SampleResults(Experiment)
            .WithBound("hindsight", 70, 90, 0, 0)
            .WithBound("relaxation", 40, 60)
            .With("base", null, 10, 20, 5, 5)
            .Summary();
        Assert.That(summary.Tightest!.Name, Is.EqualTo("relaxation"));
    }

    /// <summary>99.1 is within 1 % of the first, 98.9 is not.</summary>
    [Test]
    public void Spread_IsComparedWithItsFirstTraining()
    {
        var spread = Results().WithSpread((2, 99.1), (1, 100), (3, 98.9), (4, 120)).Summary().Spread!;
        Assert.Multiple(() =>
        {
            Assert.That(spread.Goals, Is.EqualTo(new[] { 100, 99.1, 98.9, 120 }));
            Assert.That(spread.ShareAsGoodAsFirst, Is.EqualTo(0.75));
            Assert.That((spread.Best, spread.Worst), Is.EqualTo((120.0, 98.9)));
            Assert.That(spread.Median, Is.EqualTo(99.55).Within(1e-12));
            Assert.That(
                SpreadText.Of(spread),
                Is.EqualTo(
                        "searched with 4 seeds: 75.0 % are as good as the first (100.0, less 1 %); the median is 99.5, the best 120.0, the worst 98.9."
                    )
                    .Or.Contains("the median is 99.6")
            );
            Assert.That(Results().Summary().Spread, Is.Null);
        });
        var losses = Results().WithSpread((1, -100), (2, -100.9), (3, -101.1)).Summary();
        Assert.That(losses.Spread!.ShareAsGoodAsFirst, Is.EqualTo(2.0 / 3));
    }

    [Test]
    public void SpreadOfCosts_IsBestWhereItIsLow()
    {
        var spread = new SpreadSummary("a", TinyExperiment.Read().System.Goal, [100, 100.9, 101.1, 80]);
        Assert.That(spread.ShareAsGoodAsFirst, Is.EqualTo(0.75));
        Assert.That((spread.Best, spread.Worst), Is.EqualTo((80.0, 101.1)));
    }

    [Test]
    public void FailedBaseline_LeavesTheOthers()
    {
        var summary = new SampleResults(Experiment).With("proximal", 1, 12, 18, 66).Summary();
        Assert.That(summary.Controllers.Select(controller => controller.Name), Is.EqualTo(new[] { "proximal" }));
        Assert.That(summary.Controllers[0].DifferenceToBaseline.Mean, Is.NaN);
    }

    [Test]
    public void Files_HoldTheNumbers()
    {
        using var place = new TemporaryFolder();
        var failures = new[] { new RunFailure("wild.1", "wild", 1, "why") };
        var summary = Bounded(failures).WithSpread((2, 99.1), (1, 100), (3, 98.9), (4, 120)).Summary();
        SummaryFiles.WriteJson(summary, CertaintySummary.Of(summary), place["summary.json"]);
        SummaryFiles.WriteTable(summary, place["summary.csv"]);
        var json = JsonNode.Parse(File.ReadAllText(place["summary.json"]))!;
        var table = File.ReadAllLines(place["summary.csv"]).Select(line => line.Split(',')).ToArray();
        double Cell(int row, string column) => double.Parse(table[row][Array.IndexOf(table[0], column)]);
        Assert.Multiple(() =>
        {
            Assert.That((string)json["experiment"]!, Is.EqualTo("tiny-supply"));
            Assert.That((string)json["tightestBound"]!, Is.EqualTo("relaxation"));
            Assert.That((double)json["controllers"]![0]!["gap"]!["share"]!["mean"]!, Is.EqualTo(0.7).Within(1e-12));
            Assert.That(
                (double)json["controllers"]![1]!["differenceToBaseline"]!["mean"]!,
                Is.EqualTo(3).Within(1e-12)
            );
            Assert.That((int)json["controllers"]![1]!["trainings"]![1]!["number"]!, Is.EqualTo(2));
            Assert.That((double)json["spread"]!["shareAsGoodAsFirst"]!, Is.EqualTo(0.75));
            Assert.That((int)json["spread"]!["seeds"]!, Is.EqualTo(4));
            Assert.That((string)json["failures"]!["wild.1"]!, Is.EqualTo("why"));
            Assert.That(table, Has.Length.EqualTo(3));
            Assert.That((table[1][0], table[2][0]), Is.EqualTo(("base", "proximal")));
            Assert.That(Cell(1, "reward"), Is.EqualTo(30).Within(1e-12));
            Assert.That(Cell(2, "trainings"), Is.EqualTo(2));
            // In episodes 1 and 2 the learner comes to 14 and 22.
            Assert.That(Cell(2, "gap"), Is.EqualTo((50 - 18.0) / 50).Within(1e-12));
            Assert.That(Cell(2, "gapDifference"), Is.EqualTo(32).Within(1e-12));
            Assert.That(Cell(2, "differenceToBaselineCi95"), Is.EqualTo(T2 / Math.Sqrt(3)).Within(1e-6));
            Assert.That(Cell(1, "deviation"), Is.EqualTo(Math.Sqrt(700)).Within(1e-9));
        });
        var nothing = Results().Summary();
        SummaryFiles.WriteJson(nothing, CertaintySummary.Of(nothing), place["none.json"]);
        var none = JsonNode.Parse(File.ReadAllText(place["none.json"]))!;
        Assert.That(none["controllers"]![0]!["gap"], Is.Null);
        Assert.That(none["spread"], Is.Null);
    }

    private static SampleResults Results(IReadOnlyList<RunFailure>? failures = null) =>
        new SampleResults(Experiment)
        {
            Figures = _ => [("serviceLevel", 0.1), ("meanStock", 3)],
            Failures = failures ?? [],
        }
            .With("base", null, 10, 20, 60)
            .With("proximal", 1, 12, 18, 66)
            .With("proximal", 2, 16, 26, 60);

    private static SampleResults Bounded(IReadOnlyList<RunFailure>? failures = null) =>
        Results(failures).WithBound("hindsight", 70, 90).WithBound("relaxation", 40, 60);
}
