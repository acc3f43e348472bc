using System.Text.Json;
using System.Threading;

namespace ProcessChain.Tests;

internal sealed class OptimiseTests
{
    private const string Chain = """
        name: tiny-chain
        chain: { stations: 2 }
        controllers:
          base-stock: { kind: echelonBaseStock, levels: [20, 12] }
          random: { kind: random }
        baseline: random
        training: { days: 60 }
        test: { episodes: 4, days: 50 }
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
            .Select(e =>
                Reward(experiment, experiment.System.DemandOf(EpisodeNumbers.Training(seed, e)), 500, 200, 100)
            );
        Assert.Multiple(() =>
        {
            Assert.That(found.GetProperty("evaluations").GetInt32(), Is.EqualTo(1));
            Assert.That(found.GetProperty("value").GetDouble(), Is.EqualTo(-rewards.Average()).Within(1e-9));
            Assert.That(found.GetProperty("converged").GetBoolean(), Is.False);
        });
    }

    [Test]
    public void OneEvaluationOfAChainsRule_IsItsMeanCostInTrainingEpisodes()
    {
        var found = Optimise(chain, "--method", "powell", "--evaluations", "1", "--episodes", "3");
        var experiment = DefinitionReader.ReadText(Chain, "chain.yaml");
        var rule = (RuleDefinition)experiment.Controllers[0].Value;
        double Cost(int days, EpisodeSeed episode) =>
            new EpisodeSetup(experiment.Chain, experiment.Customer, days)
                .Run(rule.Create(experiment.Chain, experiment.Customer), episode)
                .CostPerDay;
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

    [TestCase("chain", "base-stock", "")]
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
            "meanReward",
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
    [TestCase("chain", "--objective meanReward", "--objective", "supply systems")]
    [TestCase("chain", "--numpy-seed 1", "--numpy-seed", "supply systems")]
    [TestCase("inventory", "--method gradient", "gradient", "powell", "nelderMead", "cmaEs")]
    [TestCase("inventory", "--objective luck", "luck", "meanReward", "articleExpectation")]
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
    public void Stopped_TellsTheBestSoFar()
    {
        using var stop = new CancellationTokenSource();
        var count = 0;
        double Objective(ReadOnlySpan<double> point)
        {
            if (++count == 4)
                stop.Cancel();
            return count == 3 ? -5 : count;
        }
        var search = SupplyParameterSearch.Of(
            TinyOrGym.Read(TinyOrGym.Inventory),
            new SearchWishes(null, null, null, null, null, null)
        ) with
        {
            Objective = _ => Objective,
        };
        var errors = Console.Error;
        using var written = new StringWriter();
        Console.SetError(written);
        try
        {
            Assert.That(() => SearchStatus.Show(search, stop.Token), Throws.InstanceOf<OperationCanceledException>());
        }
        finally
        {
            Console.SetError(errors);
        }
        Assert.That(written.ToString(), Does.StartWith("article: 4 evaluations, best value -5.000000 at [2 1 1]"));
    }

    private JsonElement Optimise(params string[] arguments)
    {
        var path = place[$"{Guid.NewGuid()}.json"];
        CommandOutcome.Of(["optimise", .. arguments, "--out", path]).AssertSucceeded();
        return JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(path));
    }

    private static double MeanTest(SupplyExperiment experiment, params double[] levels) =>
        Enumerable
            .Range(1, experiment.Test.Episodes)
            .Average(e =>
                Reward(experiment, experiment.System.DemandOf(EpisodeNumbers.Test(experiment.Seed, e)), levels)
            );

    private static double Reward(SupplyExperiment experiment, int[] path, params double[] levels)
    {
        var system = experiment.System.Create();
        var rule = new FixedBaseStockDefinition { Levels = new(levels) };
        system.Play(rule.Create(experiment.System), EpisodeNumbers.Test(1, 1), path);
        return system.Figures.Reward;
    }

    private static double Mean(JsonElement found, string key) => found.GetProperty(key).GetProperty("mean").GetDouble();

    private static double[] Numbers(JsonElement list) =>
        [.. list.EnumerateArray().Select(number => number.GetDouble())];
}
