using System.Text.Json;
using System.Threading;

namespace ProcessChain.Tests;

/// <summary>Against values computed by hand, with Student's t from tables: 12.7062 (1), 4.30265 (2), 2.77645 (4 degrees of freedom).</summary>
internal sealed class StatisticsTests
{
    private const double Tolerance = 1e-5;

    private static readonly CostReference Reference = new()
    {
        Kind = ReferenceKind.LowerBound,
        CostPerDay = new(4, 4, 1),
        LowerBound = new(4, 4, 1),
        DecisionsPerDay = 2,
        Note = "made up",
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
        var learner = ControllerSummary.Of(
            "learner",
            [.. Rows("learner", 11, 10, 12, 14), .. Rows("learner", 12, 20, 16, 12).AsEnumerable().Reverse()],
            Rows("rule", null, 10, 10, 7),
            experimentSeed: 0
        );
        Assert.Multiple(() =>
        {
            Assert.That(learner.Episodes, Is.EqualTo(3));
            Assert.That(learner.CostPerDay.Mean, Is.EqualTo(14).Within(Tolerance));
            Assert.That(learner.CostPerDay.Ci95, Is.EqualTo(2.484138).Within(Tolerance));
            Assert.That(learner.DifferenceToBaseline.Mean, Is.EqualTo(5).Within(Tolerance));
            Assert.That(learner.DifferenceToBaseline.Ci95, Is.EqualTo(2.484138).Within(Tolerance));
            Assert.That(
                learner.Trainings.Select(training => (training.Number, training.Seed, training.CostPerDay.Mean)),
                Is.EqualTo(new[] { (11, 11L, 12.0), (12, 12L, 16.0) })
            );
        });
    }

    [Test]
    public void Bullwhip_IsTheMeanOfTheEpisodesRatios_StationByStation()
    {
        var summary = ControllerSummary.Of("rule", Rows("rule", null, 1, 1), Rows("rule", null, 1, 1), 0);
        Assert.That(summary.BullwhipByStation, Is.EqualTo(new[] { 2.0, 0.5 }));
        Assert.That(summary.Figures[Metric.Bullwhip].Mean, Is.EqualTo(2));
    }

    [Test]
    public void TrainingRows_AreNoResults()
    {
        var training = Rows("make-to-order", null, 1000)[0] with { Phase = Phase.Training };
        var summary = SummaryOf([.. Rows("make-to-order", null, 1, 2, 3), training]);
        Assert.That(summary.Controllers.Single().CostPerDay.Mean, Is.EqualTo(2));
    }

    [Test]
    public void BaselineThatFailed_LeavesTheOthersWithoutDifference()
    {
        var random = SummaryOf(Rows("random", null, 1, 2, 3)).Controllers.Single();
        Assert.That(random.DifferenceToBaseline, Is.EqualTo(new Estimate(double.NaN, double.NaN)));
        Assert.That(random.CostPerDay.Mean, Is.EqualTo(2));
    }

    [Test]
    public void FigureThatDoesNotExist_IsNullInJsonAndEmptyInTheTable()
    {
        var withoutOrders = Rows("make-to-order", null, 1, 2)
            .Select(row =>
                row with
                {
                    Figures = row.Figures with { ServiceLevel = double.NaN, CustomerVariance = double.NaN },
                }
            );
        using var folder = new TemporaryFolder();
        var summary = SummaryOf([.. withoutOrders]);
        SummaryFiles.WriteJson(summary, folder["summary.json"]);
        SummaryFiles.WriteTable(summary, folder["summary.csv"]);
        using var json = JsonDocument.Parse(File.ReadAllText(folder["summary.json"]));
        var controller = json.RootElement.GetProperty("controllers")[0];
        var lines = File.ReadAllLines(folder["summary.csv"]);
        var field = Array.IndexOf(lines[0].Split(','), "serviceLevel");
        Assert.Multiple(() =>
        {
            Assert.That(controller.GetProperty("serviceLevel").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(controller.GetProperty("bullwhipByStation")[1].ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(controller.GetProperty("costPerDay").GetProperty("mean").GetDouble(), Is.EqualTo(1.5));
            Assert.That(lines[1].Split(',')[field], Is.Empty);
            Assert.That(lines[1].Split(','), Has.Length.EqualTo(lines[0].Split(',').Length));
        });
    }

    [Test]
    public void SelectedTraining_IsTheBestOnValidationDays_WhateverTheTestSays()
    {
        var learner = SummaryOf([
            .. Rows("learner", 1, 5, 5),
            .. Validated(1, 8, 6.5),
            .. Rows("learner", 2, 9, 9),
            .. Validated(2, 6, 7),
            .. Rows("learner", 3, 7, 7),
        ])
            .Controllers.Single();
        Assert.Multiple(() =>
        {
            Assert.That(learner.CostPerDay.Mean, Is.EqualTo(7).Within(Tolerance));
            Assert.That(learner.Selected!.Seed, Is.EqualTo(2));
            Assert.That(learner.Selected!.ValidationCostPerDay, Is.EqualTo(6));
            Assert.That(learner.Worst!.CostPerDay.Mean, Is.EqualTo(9));
        });
    }

    [Test]
    public void WithoutValidation_NoTrainingIsSelected()
    {
        var learner = SummaryOf(Rows("learner", 1, 5, 5)).Controllers.Single();
        Assert.That(learner.Selected, Is.Null);
        Assert.That(learner.Worst!.Seed, Is.EqualTo(1));
    }

    [Test]
    public void Gap_IsTheShareAboveTheReference_WithTheIntervalOfTheCost()
    {
        var gap = Reference.GapOf(new Estimate(5, 0.2));
        Assert.That(gap.Mean, Is.EqualTo(0.25).Within(Tolerance));
        Assert.That(gap.Ci95, Is.EqualTo(0.05).Within(Tolerance));
    }

    [Test]
    public void SummaryTable_TellsWorstAndSelectedTrainingWithTheirGaps()
    {
        using var folder = new TemporaryFolder();
        SummaryFiles.WriteTable(
            SummaryOf([
                .. Rows("learner", 7001, 5, 5),
                .. Validated(7001, 3),
                .. Rows("learner", 7002, 9, 9),
                .. Rows("learner", 7003, 7, 7),
            ]),
            folder["summary.csv"]
        );
        var lines = File.ReadAllLines(folder["summary.csv"]);
        Assert.That(
            lines[0],
            Does.EndWith(
                ",gap,gapCi95,worstTraining,worstTrainingCost,worstTrainingGap,"
                    + "selectedTraining,selectedTrainingCost,selectedTrainingGap"
            )
        );
        Assert.That(lines[1], Does.StartWith("learner,2,3,7,0,").And.EndsWith(",0.75,0,2,9,1.25,1,5,0.25"));
    }

    [Test]
    public void SummaryJson_TellsReferenceAndGaps()
    {
        var json = JsonOf(SummaryOf([.. Rows("learner", 7001, 5, 5), .. Validated(7001, 3)]));
        var (reference, learner) = (json.GetProperty("reference"), json.GetProperty("controllers")[0]);
        Assert.Multiple(() =>
        {
            Assert.That(reference.GetProperty("kind").GetString(), Is.EqualTo("lowerBound"));
            Assert.That(reference.GetProperty("costPerDay")[1].GetDouble(), Is.EqualTo(4));
            Assert.That(reference.GetProperty("decisionsPerDay").GetInt32(), Is.EqualTo(2));
            Assert.That(json.GetProperty("referenceNote").GetString(), Is.EqualTo("made up"));
            Assert.That(learner.GetProperty("gap").GetDouble(), Is.EqualTo(0.25));
            Assert.That(learner.GetProperty("gapCi95").GetDouble(), Is.Zero);
            Assert.That(learner.GetProperty("trainings")[0].GetProperty("gap").GetDouble(), Is.EqualTo(0.25));
            Assert.That(learner.GetProperty("selectedTraining").GetProperty("number").GetInt32(), Is.EqualTo(1));
        });
    }

    [Test]
    public void WithoutReference_GapsAreNullAndTheReasonIsTold()
    {
        var chain = new ChainDefinition { TransportDays = 2 };
        var json = JsonOf(
            SummaryOf(Rows("random", null, 1, 2)) with
            {
                Reference = CostReference.Of(chain, new UniformDemand()),
            }
        );
        Assert.Multiple(() =>
        {
            Assert.That(json.GetProperty("reference").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(json.GetProperty("referenceNote").GetString(), Does.Contain("chain.transportDays"));
            Assert.That(
                json.GetProperty("controllers")[0].GetProperty("gap").ValueKind,
                Is.EqualTo(JsonValueKind.Null)
            );
        });
    }

    [TestCase(2, ReferenceKind.Optimum, "")]
    [TestCase(6, ReferenceKind.LowerBound, "chain.stations is 6")]
    public void Reference_IsTheOptimumWhereItIsKnown(int stations, ReferenceKind kind, string note)
    {
        var reference = CostReference.Of(new ChainDefinition { Stations = stations }, new UniformDemand());
        Assert.Multiple(() =>
        {
            Assert.That(reference.Kind, Is.EqualTo(kind));
            Assert.That(reference.Note, Does.StartWith(note));
            Assert.That(reference.CostPerDay.Lower, Is.GreaterThanOrEqualTo(reference.LowerBound.Lower));
            Assert.That(reference.DecisionsPerDay, Is.EqualTo(stations));
        });
    }

    [Test]
    public void Reference_Stopped_IsNotComputed() =>
        Assert.That(
            () => CostReference.Of(new ChainDefinition(), new UniformDemand(), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );

    private static JsonElement JsonOf(ExperimentSummary summary)
    {
        using var folder = new TemporaryFolder();
        SummaryFiles.WriteJson(summary, folder["summary.json"]);
        return JsonDocument.Parse(File.ReadAllText(folder["summary.json"])).RootElement;
    }

    private static IEnumerable<EpisodeRow> Validated(long seed, params double[] costs) =>
        costs.Select(
            (cost, index) => new EpisodeRow("learner", seed, Phase.Training, index + 1, FiguresOf(1000), cost)
        );

    private static ExperimentSummary SummaryOf(IEnumerable<EpisodeRow> rows) =>
        ExperimentSummary.Of(TinyExperiment.Read(), rows, new Dictionary<string, string>(), Reference);

    private static List<EpisodeRow> Rows(string controller, long? seed, params double[] costs) =>
        costs
            .Select((cost, index) => new EpisodeRow(controller, seed, Phase.Test, index + 1, FiguresOf(cost)))
            .ToList();

    private static EpisodeFigures FiguresOf(double cost) =>
        new()
        {
            Days = 10,
            StorageCostPerDay = cost / 4,
            LateCostPerDay = cost * 3 / 4,
            LateUnits = 1,
            CustomerOrders = 2,
            CustomerUnits = 3,
            DeliveredUnits = 3,
            ServiceLevel = 1,
            FillRate = 1,
            Window = 1,
            CustomerVariance = 4,
            OrderVariance = new Several<double>(8, 2),
        };
}
