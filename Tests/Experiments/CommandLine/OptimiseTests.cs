using System.Text.Json;
using System.Threading;

namespace ProcessChain.Tests;

internal sealed class OptimiseTests
{
    private const string Chain = """
        name: tiny-chain
        system: { kind: chain, stations: 2 }
        controllers:
          base-stock: { kind: echelonBaseStock, levels: [20, 12] }
          random: { kind: random }
        baseline: random
        training: { periods: 60 }
        test: { episodes: 4, periods: 50 }
        seed: 7
        """;

    private TemporaryFolder place = null!;
    private string inventory = "";
    private string network = "";
    private string chain = "";

    [SetUp]
    public void WriteDefinitions()
    {
        place = new TemporaryFolder();
        inventory = place.Write("inventory.yaml", TinyOrGym.Inventory);
        network = place.Write("network.yaml", TinyOrGym.Network);
        chain = place.Write("chain.yaml", Chain);
    }

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void Article_IsPrintedAsThere()
    {
        var outcome = CommandOutcome.Of("optimise", inventory).AssertSucceeded();
        string[] lines =
        [
            "  controller: article",
            "      method: powell",
            "  parameters: [540 216 81]",
            "           x: [539.7995151 216.38046861 80.66902905]",
            "         fun: -0.94507803685439",
            "        nfev: 212",
            "         nit: 5",
            "       direc: [0 0 1]",
        ];
        Assert.That(outcome.Output.ReplaceLineEndings("\n").Split('\n'), Is.SupersetOf(lines));
    }

    [Test]
    public void File_TellsTheSameAndTheTestOfBothParameters()
    {
        var found = Optimise(inventory);
        var experiment = TinyOrGym.Read(TinyOrGym.Inventory);
        Assert.Multiple(() =>
        {
            Assert.That(Numbers(found.GetProperty("parameters")), Is.EqualTo(new[] { 540.0, 216, 81 }));
            Assert.That(
                Numbers(found.GetProperty("point")),
                Is.EqualTo(new[] { 539.7995151, 216.38046861, 80.66902905 }).Within(5e-9)
            );
            Assert.That(found.GetProperty("evaluations").GetInt32(), Is.EqualTo(212));
            Assert.That(found.GetProperty("directions").GetArrayLength(), Is.EqualTo(3));
            Assert.That(Mean(found, "test"), Is.EqualTo(MeanTest(experiment, 540, 216, 81)).Within(1e-9));
            Assert.That(
                Mean(found.GetProperty("start"), "test"),
                Is.EqualTo(MeanTest(experiment, 1, 1, 1)).Within(1e-9)
            );
        });
    }

    [Test]
    public void OneEvaluationOfARule_IsItsMeanRewardInTrainingEpisodes()
    {
        var found = Optimise(
            inventory,
            "--controller",
            "levels",
            "--method",
            "powell",
            "--evaluations",
            "1",
            "--episodes",
            "4",
            "--seed",
            "9"
        );
        var experiment = TinyOrGym.Read(TinyOrGym.Inventory);
        var seed = EpisodeNumbers.TrainingSeed(9, 1);
        var rewards = Enumerable
            .Range(1, 4)
            .Select(e => Reward(experiment, PathOf(experiment, EpisodeNumbers.Training(seed, e)), 500, 200, 100));
        Assert.Multiple(() =>
        {
            Assert.That(found.GetProperty("evaluations").GetInt32(), Is.EqualTo(1));
            Assert.That(found.GetProperty("value").GetDouble(), Is.EqualTo(-rewards.Average()).Within(1e-9));
            Assert.That(
                found.GetProperty("start").GetProperty("value").GetDouble(),
                Is.EqualTo(-rewards.Average()).Within(1e-9)
            );
        });
    }

    [Test]
    public void OneEvaluationOfAChainsRule_IsItsMeanCostInTrainingEpisodes()
    {
        var found = Optimise(chain, "--method", "powell", "--evaluations", "1", "--episodes", "3");
        var experiment = DefinitionReader.ReadText(Chain, "chain.yaml");
        var rule = (RuleDefinition)experiment.Controllers[0].Value;
        double Cost(int days, EpisodeSeed episode)
        {
            var system = experiment.System.Create(days);
            system.Play(rule.Create(experiment.System), episode);
            return system.Figures()[experiment.System.FigureIndex("costPerDay")];
        }
        var seed = EpisodeNumbers.TrainingSeed(7, 1);
        var training = Enumerable.Range(1, 3).Average(e => Cost(60, EpisodeNumbers.Training(seed, e)));
        var test = Enumerable.Range(1, 4).Average(e => Cost(50, EpisodeNumbers.Test(7, e)));
        Assert.Multiple(() =>
        {
            Assert.That(found.GetProperty("value").GetDouble(), Is.EqualTo(training).Within(1e-9));
            Assert.That(Mean(found, "test"), Is.EqualTo(test).Within(1e-9));
            Assert.That(Mean(found.GetProperty("start"), "test"), Is.EqualTo(test).Within(1e-9));
        });
    }

    [TestCase("chain", "base-stock", "--episodes 10")]
    [TestCase("chain", "base-stock", "--method nelderMead")]
    [TestCase("inventory", "levels", "--episodes 20")]
    [TestCase("network", "low", "--evaluations 60 --episodes 5")]
    public void Search_FindsBetterParametersThanTheStart_AndAgain(string file, string controller, string options)
    {
        string[] arguments =
        [
            place[$"{file}.yaml"],
            "--controller",
            controller,
            .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];
        var found = Optimise(arguments);
        var again = Optimise(arguments);
        var gain = Mean(found, "test") - Mean(found.GetProperty("start"), "test");
        Assert.Multiple(() =>
        {
            Assert.That(file == "chain" ? -gain : gain, Is.Positive);
            foreach (var key in new[] { "point", "value", "evaluations", "iterations", "message", "test" })
                Assert.That(again.GetProperty(key).GetRawText(), Is.EqualTo(found.GetProperty(key).GetRawText()), key);
        });
    }

    [Test]
    public void Options_TakeThePlaceOfWhatIsDefined()
    {
        var found = Optimise(
            inventory,
            "--objective",
            "meanGoal",
            "--episodes",
            "6",
            "--numpy-seed",
            "5",
            "--method",
            "nelderMead"
        );
        Assert.Multiple(() =>
        {
            Assert.That(found.GetProperty("controller").GetString(), Is.EqualTo("article"));
            Assert.That(found.GetProperty("method").GetString(), Is.EqualTo("nelderMead"));
            Assert.That(found.GetProperty("minimised").GetString(), Does.Contain("6 training episodes"));
        });
        var other = Optimise(inventory, "--numpy-seed", "5");
        Assert.That(Numbers(other.GetProperty("parameters")), Is.Not.EqualTo(new[] { 540.0, 216, 81 }));
    }

    [TestCase("inventory", "--controller nobody", "'nobody'", "article, levels, formula")]
    [TestCase("chain", "--controller random", "'random'", "base-stock")]
    [TestCase("chain", "--objective articleExpectation", "controllers.base-stock.objective", "supply system")]
    [TestCase("chain", "--numpy-seed 1", "controllers.base-stock.numpySeed", "supply system")]
    [TestCase("inventory", "--method gradient", "gradient", "powell", "nelderMead", "cmaEs")]
    [TestCase("inventory", "--objective luck", "luck", "meanGoal", "articleExpectation")]
    [TestCase("inventory", "--episodes 0", "--episodes", "at least 1")]
    [TestCase("inventory", "--episodes 5", "--episodes", "articleExpectation")]
    [TestCase("inventory", "--evaluations 0", "--evaluations", "at least 1")]
    [TestCase("inventory", "--numpy-seed -1", "controllers.article.numpySeed is -1")]
    [TestCase("inventory", "--numpy-seed x", "--numpy-seed: is 'x'")]
    public void WrongArgument_IsTold(string file, string options, params string[] words)
    {
        string[] given = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        CommandOutcome
            .Of(["optimise", place[$"{file}.yaml"], "--out", place["out.json"], .. given])
            .AssertFailed(2, words);
        Assert.That(place["out.json"], Does.Not.Exist);
    }

    [Test]
    public void NothingToSearchFor_IsTold()
    {
        var rules = place.Write("rules.yaml", TinyExperiment.Text);
        CommandOutcome.Of("optimise", rules).AssertFailed(2, "tiny", "no controller");
        CommandOutcome.Of("optimise", inventory, "--out", chain).AssertFailed(2, "nothing is overwritten");
    }

    [Test]
    public void SearchThatLeavesWhatIsAllowed_Fails()
    {
        var text = TinyOrGym.Inventory.Replace("[500, 200, 100]", "1000000000", StringComparison.Ordinal);
        var wild = place.Write("wild.yaml", text);
        CommandOutcome
            .Of("optimise", wild, "--controller", "levels", "--method", "powell", "--episodes", "2")
            .AssertFailed(1, "levels: ", "is not allowed", "Bound it");
    }

    [Test]
    public void RunAndOptimise_FindTheSame()
    {
        var text = TinyOrGym.Inventory.Replace(
            "  formula: { kind: baseStockFormula }",
            "  searched:\n    kind: searched\n    episodes: 20\n    policy: { kind: baseStockFormula, safety: 0.5 }\n"
                + "    method: { kind: cmaEs, initialStep: 1, maximumEvaluations: 40 }",
            StringComparison.Ordinal
        );
        var both = place.Write("both.yaml", text);
        CommandOutcome.Of("run", both, "--out", place["run"]).AssertSucceeded();
        var agent = JsonSerializer.Deserialize<JsonElement>(
            File.ReadAllBytes(place["run", "checkpoints", "searched.1.agent"])
        );
        var found = Optimise(both, "--controller", "searched");
        foreach (var key in new[] { "parameters", "point", "value", "evaluations", "message" })
            Assert.That(found.GetProperty(key).ToString(), Is.EqualTo(agent.GetProperty(key).ToString()), key);
        Assert.That(Numbers(found.GetProperty("parameters")).Any(x => x != Math.Round(x)), Is.True, "not rounded");
        Assert.That(File.ReadAllText(place["run", "report.html"]), Does.Contain("searched.1: from [0.5] ("));
    }

    [Test]
    public void Stopped_TellsTheBestSoFar()
    {
        using var stop = new CancellationTokenSource();
        var experiment = TinyOrGym.Read(TinyOrGym.Inventory);
        var searched = (SearchedDefinition)experiment.Controllers[0].Value;
        var search = new PolicySearch(searched, new TrainingTask(experiment.System, new TrainingBudget(), Seed: 1));
        var errors = Console.Error;
        using var written = new StringWriter();
        Console.SetError(written);
        try
        {
            stop.Cancel();
            Assert.That(
                () => SearchStatus.Show("article", search, stop.Token),
                Throws.InstanceOf<OperationCanceledException>()
            );
        }
        finally
        {
            Console.SetError(errors);
        }
        Assert.That(written.ToString(), Does.StartWith("article: 0 evaluations, best value ∞ at []"));
    }

    private JsonElement Optimise(params string[] arguments)
    {
        var path = place[$"{Guid.NewGuid()}.json"];
        CommandOutcome.Of(["optimise", .. arguments, "--out", path]).AssertSucceeded();
        return JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(path));
    }

    private static int[] PathOf(ExperimentDefinition experiment, EpisodeSeed episode) =>
        experiment.System.PathOf(episode, experiment.TestPeriods);

    private static double MeanTest(ExperimentDefinition experiment, params double[] levels) =>
        Enumerable
            .Range(1, experiment.Test.Episodes)
            .Average(e => Reward(experiment, PathOf(experiment, EpisodeNumbers.Test(experiment.Seed, e)), levels));

    private static double Reward(ExperimentDefinition experiment, int[] path, params double[] levels)
    {
        var system = experiment.System.Create(experiment.TestPeriods);
        var rule = new FixedBaseStockDefinition { Levels = new(levels) };
        system.Play(
            rule.Create(experiment.System),
            EpisodeNumbers.Test(1, 1),
            new EpisodeOptions(DemandPath.OfPeriods(path))
        );
        return system.Figures()[0];
    }

    private static double Mean(JsonElement found, string key) => found.GetProperty(key).GetProperty("mean").GetDouble();

    private static double[] Numbers(JsonElement list) =>
        [.. list.EnumerateArray().Select(number => number.GetDouble())];
}
