using System.Text.Json.Nodes;

namespace ProcessChain.Tests;

/// <summary>All expected numbers are computed by hand.</summary>
internal sealed class SupplySummaryTests
{
    /// <summary>Student's t of 2 degrees of freedom, 97.5 %.</summary>
    private const double T2 = 4.302652729911275;

    /// <summary>The same of 1 degree.</summary>
    private const double T1 = 12.706204736432095;

    private static readonly SupplyRow[] Rows =
    [
        Row("base", null, 1, 10),
        Row("base", null, 2, 20),
        Row("base", null, 3, 60),
        Row("proximal", 7001, 1, 12),
        Row("proximal", 7001, 2, 18),
        Row("proximal", 7001, 3, 66),
        Row("proximal", 7002, 1, 16),
        Row("proximal", 7002, 2, 26),
        Row("proximal", 7002, 3, 60),
    ];

    private static readonly BoundRow[] Bounds =
    [
        new("hindsight", 1, 70),
        new("hindsight", 2, 90),
        new("relaxation", 1, 40),
        new("relaxation", 2, 60),
    ];

    private static readonly SpreadRow[] Spread =
    [
        new(2, 7002, 99.1),
        new(1, 7001, 100),
        new(3, 7003, 98.9),
        new(4, 7004, 120),
    ];

    [Test]
    public void Rule_HasMeanIntervalAndDeviationOverEpisodes()
    {
        var rule = Summary().Controllers[0];
        Assert.Multiple(() =>
        {
            Assert.That((rule.Name, rule.Episodes), Is.EqualTo(("base", 3)));
            // Deviations −20, −10, 30: variance (400 + 100 + 900) / 2.
            Assert.That(rule.Reward.Mean, Is.EqualTo(30).Within(1e-12));
            Assert.That(rule.Deviation, Is.EqualTo(Math.Sqrt(700)).Within(1e-12));
            Assert.That(rule.Reward.Ci95, Is.EqualTo(T2 * Math.Sqrt(700 / 3.0)).Within(1e-6));
            Assert.That((rule.Median, rule.Lowest), Is.EqualTo((20.0, 10.0)));
            Assert.That((rule.DifferenceToBaseline.Mean, rule.DifferenceToBaseline.Ci95), Is.EqualTo((0.0, 0.0)));
            Assert.That(rule.FillRate.Mean, Is.EqualTo(0.2).Within(1e-12));
            Assert.That(rule.ServiceLevel.Mean, Is.EqualTo(0.1).Within(1e-12));
            Assert.That(rule.MeanStock.Mean, Is.EqualTo(4).Within(1e-12));
            Assert.That(rule.Trainings, Is.Empty);
            Assert.That(rule.Worst, Is.Null);
        });
    }

    /// <summary>In each episode the mean of both trainings counts: 14, 22, 63; less the baseline 4, 2, 3.</summary>
    [Test]
    public void Learner_CountsWithTheMeanOfItsTrainings_PairedByEpisode()
    {
        var learner = Summary().Controllers[1];
        Assert.Multiple(() =>
        {
            Assert.That(learner.Episodes, Is.EqualTo(3));
            Assert.That(learner.Reward.Mean, Is.EqualTo(33).Within(1e-12));
            Assert.That((learner.Median, learner.Lowest), Is.EqualTo((22.0, 14.0)));
            Assert.That(learner.DifferenceToBaseline.Mean, Is.EqualTo(3).Within(1e-12));
            Assert.That(learner.DifferenceToBaseline.Ci95, Is.EqualTo(T2 / Math.Sqrt(3)).Within(1e-6));
            Assert.That(
                learner.Trainings.Select(t => (t.Number, t.Seed)),
                Is.EqualTo(new[] { (1, 7001L), (2, 7002L) })
            );
            Assert.That(learner.Trainings.Select(t => t.Reward.Mean), Is.EqualTo(new[] { 32.0, 34 }).Within(1e-12));
            Assert.That(learner.Worst!.Number, Is.EqualTo(1));
        });
    }

    [Test]
    public void Gap_IsToTheTightestBound()
    {
        var summary = Summary();
        Assert.Multiple(() =>
        {
            Assert.That(
                summary.Bounds.Select(b => (b.Name, b.Episodes)),
                Is.EqualTo(new[] { ("hindsight", 2), ("relaxation", 2) })
            );
            Assert.That(summary.Bounds.Select(b => b.Reward.Mean), Is.EqualTo(new[] { 80.0, 50 }).Within(1e-12));
            Assert.That(summary.Bounds[1].Reward.Ci95, Is.EqualTo(T1 * 10).Within(1e-6));
            Assert.That(summary.TightestBound!.Name, Is.EqualTo("relaxation"));
            Assert.That(summary.GapOf(30), Is.EqualTo(0.4).Within(1e-12));
            Assert.That(Summary(bounds: []).GapOf(30), Is.NaN);
            Assert.That(Summary(bounds: [new("hindsight", 1, -5)]).GapOf(-6), Is.NaN);
        });
    }

    /// <summary>99.1 is within 1 % of the first, 98.9 is not.</summary>
    [Test]
    public void Spread_IsComparedWithItsFirstTraining()
    {
        var spread = Summary().Spread!;
        Assert.Multiple(() =>
        {
            Assert.That(spread.Rewards, Is.EqualTo(new[] { 100, 99.1, 98.9, 120 }));
            Assert.That(spread.ShareAsGoodAsFirst, Is.EqualTo(0.75));
            Assert.That((spread.Highest, spread.Lowest), Is.EqualTo((120.0, 98.9)));
            Assert.That(spread.Median, Is.EqualTo(99.55).Within(1e-12));
            Assert.That(
                SpreadText.Of(spread),
                Is.EqualTo(
                        "searched with 4 seeds: 75.0 % are as good as the first (100.0, less 1 %); the median is 99.5, the best 120.0, the worst 98.9."
                    )
                    .Or.Contains("the median is 99.6")
            );
            Assert.That(Summary(spread: []).Spread, Is.Null);
        });
        SpreadRow[] losses = [new(1, 1, -100), new(2, 2, -100.9), new(3, 3, -101.1)];
        Assert.That(Summary(spread: losses).Spread!.ShareAsGoodAsFirst, Is.EqualTo(2.0 / 3));
    }

    [Test]
    public void FailedBaseline_LeavesTheOthers()
    {
        var summary = Summary(rows: Rows.Where(row => row.Controller != "base"));
        Assert.That(summary.Controllers.Select(controller => controller.Name), Is.EqualTo(new[] { "proximal" }));
        Assert.That(summary.Controllers[0].DifferenceToBaseline.Mean, Is.NaN);
    }

    [Test]
    public void Files_HoldTheNumbers()
    {
        using var place = new TemporaryFolder();
        var summary = Summary();
        SupplySummaryFiles.WriteJson(summary, place["summary.json"]);
        SupplySummaryFiles.WriteTable(summary, place["summary.csv"]);
        var json = JsonNode.Parse(File.ReadAllText(place["summary.json"]))!;
        var table = File.ReadAllLines(place["summary.csv"]).Select(line => line.Split(',')).ToArray();
        double Cell(int row, string column) => double.Parse(table[row][Array.IndexOf(table[0], column)]);
        Assert.Multiple(() =>
        {
            Assert.That((string)json["experiment"]!, Is.EqualTo("tiny-supply"));
            Assert.That((double)json["controllers"]![0]!["gap"]!, Is.EqualTo(0.4).Within(1e-12));
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
            Assert.That(Cell(2, "gap"), Is.EqualTo(17.0 / 50).Within(1e-12));
            Assert.That(Cell(2, "differenceToBaselineCi95"), Is.EqualTo(T2 / Math.Sqrt(3)).Within(1e-6));
            Assert.That(Cell(1, "deviation"), Is.EqualTo(Math.Sqrt(700)).Within(1e-9));
        });
        SupplySummaryFiles.WriteJson(Summary(bounds: [], spread: []), place["none.json"]);
        var none = JsonNode.Parse(File.ReadAllText(place["none.json"]))!;
        Assert.That(none["controllers"]![0]!["gap"], Is.Null);
        Assert.That(none["spread"], Is.Null);
    }

    private static SupplySummary Summary(
        IEnumerable<SupplyRow>? rows = null,
        BoundRow[]? bounds = null,
        SpreadRow[]? spread = null
    ) =>
        SupplySummary.Of(
            TinySupply.Read(),
            new SupplyTables([.. rows ?? Rows], [], bounds ?? Bounds, spread ?? Spread),
            new Dictionary<string, string> { ["wild.1"] = "why" }
        );

    /// <summary>Fill rates 0.1, 0.2, 0.3; stocks 3, 4, 5.</summary>
    private static SupplyRow Row(string controller, long? seed, int episode, double reward) =>
        new(controller, seed, episode, reward, 50, 40, episode / 10.0, 0.1, episode + 2);
}
