using System.Globalization;

namespace ProcessChain.Tests;

/// <summary>Which points a definition has.</summary>
internal sealed class SweepPlanTests
{
    [Test]
    public void GridAndRanges_MakeAllCombinations_TheLastKeyFastest()
    {
        var plan = SampleSweep.Read(SampleSweep.Rules);
        Assert.Multiple(() =>
        {
            Assert.That(plan.Keys, Is.EqualTo(new[] { "system.stations", "controllers.base.levels", "seed" }));
            Assert.That(
                plan.Points.Select(point => string.Join(' ', point.Values)),
                Is.EqualTo(
                    new[]
                    {
                        "2 2 1",
                        "2 2 2",
                        "2 3 1",
                        "2 3 2",
                        "2 4 1",
                        "2 4 2",
                        "3 2 1",
                        "3 2 2",
                        "3 3 1",
                        "3 3 2",
                        "3 4 1",
                        "3 4 2",
                    }
                )
            );
            Assert.That(plan.Open(plan.Points[9]).Seed, Is.EqualTo(2));
            Assert.That(((ChainDefinition)plan.Open(plan.Points[9]).System).Stations, Is.EqualTo(3));
        });
    }

    [TestCase("{ grid: [1e-5, 5e-6] }", "1e-5 5e-6")]
    [TestCase("{ grid: [1e-5] }", "1e-5")]
    [TestCase("!assumed { grid: [1e-5, 1e-4] }", "1e-5 1e-4")]
    public void Grid_HasItsValuesInOrder(string set, string expected) =>
        Assert.That(ValuesOf(SampleSweep.With(set)), Is.EqualTo(expected.Split(' ')));

    [TestCase("4..8", "4 5 6 7 8")]
    [TestCase("{ grid: [1..3, 8] }", "1 2 3 8")]
    [TestCase("-2..1", "-2 -1 0 1")]
    [TestCase("3..3", "3")]
    public void Range_HasEveryWholeNumber(string set, string expected) =>
        Assert.That(ValuesOf(SampleSweep.With("1e-5", $"seed: {set}")), Is.EqualTo(expected.Split(' ')));

    [Test]
    public void QuotedRange_IsAText() =>
        Assert.That(SampleSweep.Read(SampleSweep.With("1e-5", "title: \"4..8\"")).Points, Has.Count.EqualTo(1));

    [Test]
    public void Grid_MayHoldListsAndMappings()
    {
        var plan = SampleSweep.Read(
            SampleSweep.With(
                "1e-5, hiddenLayers: { grid: [[8], [8, 4]] }",
                "training: { grid: [{ episodes: 3 }, { episodes: 5, periods: 50 }] }"
            )
        );
        Assert.Multiple(() =>
        {
            Assert.That(
                plan.Points.Select(point => string.Join("; ", point.Values)),
                Is.EqualTo(
                    new[]
                    {
                        "[8]; { episodes: 3 }",
                        "[8]; { episodes: 5, periods: 50 }",
                        "[8, 4]; { episodes: 3 }",
                        "[8, 4]; { episodes: 5, periods: 50 }",
                    }
                )
            );
            Assert.That(plan.Open(plan.Points[3]).Training.Episodes, Is.EqualTo(5));
        });
    }

    [Test]
    public void SetWithinAList_LeavesTheOtherItems()
    {
        var plan = SampleSweep.Read(SampleSweep.With("1e-5, hiddenLayers: [64, 8..9, 32]"));
        Assert.That(plan.Keys, Is.EqualTo(new[] { "controllers.learner.hiddenLayers[1]" }));
        Assert.That(
            ((DeepQDefinition)plan.Open(plan.Points[1]).Controllers[0].Value).HiddenLayers,
            Is.EqualTo(new[] { 64, 9, 32 })
        );
    }

    [Test]
    public void AssumedSet_MarksEveryPointAsAssumed()
    {
        var plan = SampleSweep.Read(SampleSweep.With("!assumed { grid: [1e-5, 1e-4] }"));
        Assert.That(
            plan.Points.Select(point => plan.Open(point).Assumed.Single()),
            Has.All.EqualTo("controllers.learner.learningRate")
        );
    }

    [Test]
    public void EachSample_IsRunWithEveryCombination()
    {
        var points = SampleSweep
            .Read(SampleSweep.With("{ uniform: [0.001, 0.002] }", "seed: 1..3\nsweep: { samples: 4 }"))
            .Points;
        Assert.Multiple(() =>
        {
            Assert.That(points, Has.Count.EqualTo(12));
            Assert.That(points.Select(point => point.Values[0]).Distinct().Count(), Is.EqualTo(4));
            foreach (var sample in points.Chunk(3))
            {
                Assert.That(sample.Select(point => point.Values[0]).Distinct().Count(), Is.EqualTo(1));
                Assert.That(sample.Select(point => point.Values[1]), Is.EqualTo(new[] { "1", "2", "3" }));
            }
        });
    }

    [TestCase("{ uniform: [0.001, 0.005] }", 0.001, 0.005)]
    [TestCase("{ logUniform: [1e-6, 1e-2] }", 1e-6, 1e-2)]
    public void LatinHypercube_HasOneSampleInEachStratum(string set, double low, double high)
    {
        const int Samples = 40;
        var values = ValuesOf(SampleSweep.With(set, "sweep: { samples: 40, method: latinHypercube }"))
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))
            .ToList();
        var strata = values.Select(value =>
            set.Contains("log", StringComparison.Ordinal)
                ? Samples * Math.Log(value / low) / Math.Log(high / low)
                : Samples * (value - low) / (high - low)
        );
        Assert.Multiple(() =>
        {
            Assert.That(values, Is.Not.Ordered);
            Assert.That(strata.Select(Math.Floor).Order(), Is.EqualTo(Enumerable.Range(0, Samples)));
        });
    }

    [Test]
    public void LatinHypercubeOfAChoice_TakesEachEquallyOften()
    {
        var plan = SampleSweep.Read(
            SampleSweep.With(
                "{ uniform: [0.001, 0.002] }, batchSize: { choice: [4, 8..10] }",
                "sweep: { samples: 20, method: latinHypercube }"
            )
        );
        Assert.That(
            plan.Points.CountBy(point => point.Values[1]).OrderBy(count => count.Key, StringComparer.Ordinal),
            Is.EqualTo(
                new Dictionary<string, int>
                {
                    ["10"] = 5,
                    ["4"] = 5,
                    ["8"] = 5,
                    ["9"] = 5,
                }
            )
        );
    }

    [Test]
    public void Samples_DependOnTheirKeyAndSeedAlone()
    {
        const string Sweep = "sweep: { samples: 3, seed: 9 }";
        var alone = ValuesOf(SampleSweep.With("{ uniform: [0.001, 0.002] }", Sweep));
        var withOther = SampleSweep
            .Read(SampleSweep.With("{ uniform: [0.001, 0.002] }, batchSize: { choice: 4..400 }", Sweep))
            .Points.Select(point => point.Values[0]);
        var otherSeed = ValuesOf(SampleSweep.With("{ uniform: [0.001, 0.002] }", "sweep: { samples: 3, seed: 10 }"));
        Assert.Multiple(() =>
        {
            Assert.That(withOther, Is.EqualTo(alone));
            Assert.That(otherSeed, Is.Not.EqualTo(alone));
            Assert.That(alone[0], Is.EqualTo("0.00146797780915"));
        });
    }

    [Test]
    public void EqualPoints_AreRunOnce()
    {
        var plan = SampleSweep.Read(SampleSweep.With("{ grid: [1e-5, 0.00001, 2e-5] }"));
        Assert.That((plan.Points.Count, plan.Repeated), Is.EqualTo((2, 1)));
    }

    [Test]
    public void Preset_MayReplaceASet_AndHaveOne()
    {
        const string Presets = """
            seed: 1..3
            defaultPreset: one
            presets:
              one: { seed: 7 }
              many: { controllers: { learner: { learningRate: { grid: [1e-5, 1e-4] } } } }
            """;
        var text = SampleSweep.With("{ uniform: [0.001, 0.002] }", Presets);
        var many = SampleSweep.Read(text, "many");
        Assert.Multiple(() =>
        {
            Assert.That(many.Points, Has.Count.EqualTo(6));
            Assert.That(many.Open(many.Points[0]).Preset, Is.EqualTo("many"));
        });
    }

    [Test]
    public void Id_IsTheHashOfTheResolvedDefinition_OnEveryMachine()
    {
        var plan = SampleSweep.Read(SampleSweep.Rules);
        var text = System.Text.Encoding.UTF8.GetBytes(DefinitionWriter.Write(plan.Open(plan.Points[0])));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(text));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Points[0].Id, Is.EqualTo(hash[..12]));
            // Changes with every key that definitions get, and with what the program tells of a default.
            Assert.That(plan.Points[0].Id, Is.EqualTo("4dd0f7511f3f"));
        });
    }

    [TestCase(
        "{ uniform: [2, 1] }",
        "x.yaml:5: controllers.learner.learningRate: has [2, 1] as 'uniform'; [low, high] with low < high is needed."
    )]
    [TestCase(
        "{ logUniform: [0, 1] }",
        "x.yaml:5: controllers.learner.learningRate: has [0, 1] as 'logUniform'; [low, high] with 0 < low < high is needed."
    )]
    [TestCase("{ grid: [] }", "x.yaml:5: controllers.learner.learningRate: has no value in 'grid'.")]
    [TestCase(
        "{ grid: 3 }",
        "x.yaml:5: controllers.learner.learningRate: has '3' as 'grid'; a list of values or a range is needed."
    )]
    [TestCase(
        "{ grid: [1, { grid: [2] }] }",
        "x.yaml:5: controllers.learner.learningRate: has a set of values within 'grid'; they cannot be nested."
    )]
    [TestCase(
        "{ choice: [1e-5, 1e-4] }",
        "x.yaml:5: controllers.learner.learningRate: is drawn at random, but the number of samples is missing: sweep: { samples: … }."
    )]
    [TestCase(
        "{ grid: [1e-5, -1, -2] }",
        "x.yaml:5: controllers.learner.learningRate: is -1; a number above 0 is needed.|x.yaml:5: controllers.learner.learningRate: is -2; a number above 0 is needed."
    )]
    public void FaultOfASet_IsToldWithFileLineAndKey(string set, string expected) =>
        Assert.That(FaultsOf(SampleSweep.With(set)), Is.EqualTo(expected.Split('|')));

    [TestCase("seed: 9..2", "x.yaml:8: seed: is '9..2'; a range goes from its least to its largest number.")]
    [TestCase("seed: 1..1000000", "x.yaml:8: seed: is '1..1000000'; at most 100000 points are allowed.")]
    [TestCase(
        "sweep: { samples: 3 }",
        "x.yaml:8: sweep.samples: is given, but no key is drawn at random (choice, uniform, logUniform)."
    )]
    [TestCase(
        "sweep: { sample: 3 }",
        "x.yaml:8: sweep.sample: is unknown; did you mean samples? Allowed: samples, method, seed."
    )]
    [TestCase("sweep: { samples: 0 }", "x.yaml:8: sweep.samples: is 0; 1 to 100000 are allowed.")]
    [TestCase("sweep: 3", "x.yaml:8: sweep: is '3'; a mapping of keys to values is needed.")]
    [TestCase(
        "trainingSeeds: 1..400\nseed: 1..400",
        "x.yaml:1: has 400 (trainingSeeds) × 400 (seed) points; at most 100000 are allowed."
    )]
    [TestCase("seeds: 1..2", "x.yaml:8: seeds: is unknown; ")]
    public void FaultOfASweep_IsToldWithFileLineAndKey(string rest, string expected) =>
        Assert.That(FaultsOf(SampleSweep.With("1e-5", rest)).Single(), Does.StartWith(expected));

    [Test]
    public void Points_ThatWereReadBefore_AreReadAgainWhenTheyAreOpened()
    {
        var ids = SampleSweep.Read(SampleSweep.Rules).Points.Select(point => point.Id).ToList();
        ids[1] = "0123456789ab";
        var plan = Known(ids);
        Assert.Multiple(() =>
        {
            Assert.That(plan.Points.Select(point => point.Id), Is.EqualTo(ids));
            Assert.That(plan.Open(plan.Points[2]).Seed, Is.EqualTo(1));
            Assert.That(
                () => plan.Open(plan.Points[1]),
                Throws
                    .InstanceOf<InvalidInputException>()
                    .With.Message.EqualTo(
                        "Point 2 (0123456789ab): a file that the definition names was altered since the sweep began."
                    )
            );
            Assert.That(plan.IdAt(2), Is.EqualTo(ids[2]));
        });
    }

    [Test]
    public void Points_OfWhichNotAllWereRead_AreAllRead()
    {
        var whole = SampleSweep.Read(SampleSweep.Rules);
        Assert.That(
            Known(["0123456789ab"]).Points.Select(point => point.Id),
            Is.EqualTo(whole.Points.Select(p => p.Id))
        );
    }

    [Test]
    public void Hash_IsThatOfTheIdsInTheirOrder()
    {
        var plan = SampleSweep.Read(SampleSweep.Rules);
        var ids = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', plan.Points.Select(point => point.Id)));
        Assert.That(plan.Hash, Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ids))));
    }

    [Test]
    public void Table_HasNumberIdAndValuesOfEachPoint()
    {
        var plan = SampleSweep.Read(SampleSweep.With("{ grid: [1e-5, 1e-4] }", "seed: 7..7"));
        using var table = new StringWriter();
        SweepPoints.Write(table, plan);
        Assert.That(
            table.ToString(),
            Is.EqualTo(
                "number,point,controllers.learner.learningRate,seed\n"
                    + $"1,{plan.Points[0].Id},1e-5,7\n2,{plan.Points[1].Id},1e-4,7\n"
            )
        );
    }

    [Test]
    public void Tuning_HasItsCandidates_ThenOthers_AndTheDefinitionOfEither()
    {
        var plan = SampleTuning.Read(SampleTuning.Text());
        var others = plan.With([new Candidate(1, [0.5, 0.5])]);
        var learner = (DeepQDefinition)others.Open(others.Points.Single()).Controllers.Single().Value;
        var (start, tested) = (plan.Tested(candidate: null), plan.Tested(new Candidate(1, [0.5, 0.5])));
        Assert.Multiple(() =>
        {
            Assert.That((plan.Name, plan.Points.Count, plan.Candidates!.Rungs), Is.EqualTo(("tiny", 6, 2)));
            Assert.That(plan.Points.Select(point => point.Values[2]), Is.All.EqualTo("2"), "the first rung");
            Assert.That(others.Points[0].Values, Is.EqualTo(new[] { "0.001", "0.745", "4" }));
            Assert.That(
                (learner.LearningRate, learner.Gamma, learner.Training!.Episodes),
                Is.EqualTo((1e-3, 0.745, 4))
            );
            Assert.That(((DeepQDefinition)start.Controllers[1].Value).LearningRate, Is.EqualTo(2e-3));
            Assert.That(((DeepQDefinition)start.Controllers[1].Value).Training!.Episodes, Is.EqualTo(4));
            Assert.That(((DeepQDefinition)tested.Controllers[1].Value).Gamma, Is.EqualTo(0.745));
            Assert.That(SampleSweep.Read(SampleSweep.Rules).Candidates, Is.Null);
        });
    }

    /// <summary>Of the interval of γ only the last 0.2 % are wrong, and no candidate was drawn there.</summary>
    [Test]
    public void CandidateThatIsWrong_IsToldWithItsFile()
    {
        var plan = SampleTuning.Read(SampleTuning.Text(gamma: "{ uniform: [0.5, 1.001] }"));
        var wrong = new Candidate(0, [0.5, 0.9999]);
        foreach (var read in new Action[] { () => plan.With([wrong]), () => plan.Tested(wrong) })
            Assert.That(
                Assert.Throws<InvalidDefinitionException>(() => read())!.Message,
                Does.StartWith("x.yaml:12: controllers.learner.gamma: is 1.0009")
            );
    }

    [Test]
    public void TooManySamples_AreToldWithTheCombinationsOfEach() =>
        Assert.That(
            FaultsOf(SampleSweep.With("{ uniform: [0.001, 0.002] }", "seed: 1..400\nsweep: { samples: 400 }")),
            Is.EqualTo(new[] { "x.yaml:1: has 400 (samples) × 400 (seed) points; at most 100000 are allowed." })
        );

    private static SweepPlan Known(IReadOnlyList<string> ids) =>
        SweepReader.ReadText(SampleSweep.Rules, "x.yaml", null, DefinitionKinds.Standard, ids);

    private static List<string> ValuesOf(string text) =>
        [.. SampleSweep.Read(text).Points.Select(point => point.Values.Single())];

    private static List<string> FaultsOf(string text) =>
        [
            .. Assert
                .Throws<InvalidDefinitionException>(() => SampleSweep.Read(text))!
                .Faults.Select(fault => fault.ToString()),
        ];
}
