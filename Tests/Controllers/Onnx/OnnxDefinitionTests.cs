namespace ProcessChain.Tests;

/// <summary>Models from files: what they decide, and what is told of those that do not fit.</summary>
internal sealed class OnnxDefinitionTests
{
    private TemporaryFolder place = null!;

    [SetUp]
    public void MakePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void Model_OfAChain_TakesTheAllowedChoiceOfTheHighestValue()
    {
        Write("policy.onnx", inputs: ChainInputs, outputs: 3);
        var chain = (OnnxDefinition)Read("path: policy.onnx").Controllers[0].Value;
        var system = new ChainDefinition { Stations = 2 }.Create(10);
        system.Reset(new EpisodeSeed(1, 1));
        var action = new double[1];
        chain.Create(system.Definition).Decide(system.View, action);
        Assert.That(system.View.IsAllowed((int)action[0]), Is.True);
    }

    [TestCase("path: none.onnx", "path: is 'none.onnx'; there is no such file beside the definition.")]
    [TestCase("path: .", "path: is '.'; that is a folder, an .onnx file is needed.")]
    [TestCase("path: text.onnx", "path: is 'text.onnx', which is no ONNX model that can be computed: ")]
    [TestCase(
        "path: empty.onnx",
        "path: is 'empty.onnx'; that is empty, or a pipe or device; an .onnx file is needed."
    )]
    [TestCase(
        "path: narrow.onnx",
        "path: is 'narrow.onnx', whose input observation has 2 numbers; what is observed here has 13."
    )]
    [TestCase("path: wide.onnx", "path: is 'wide.onnx', whose output values has 9 numbers; 3 are needed here.")]
    [TestCase("path: good.onnx, output: action", "path: is 'good.onnx', which has no output action; Allowed: values.")]
    [TestCase("path: good.onnx, observation: [sate]", "observation: has 'sate', which this system does not show;")]
    [TestCase("path: good.onnx, sha256: abc", "sha256: is 'abc', but 'good.onnx' has ")]
    [TestCase("path: good.onnx, orders: { choices: 5 }", "orders: is given, but this system has choices of its own.")]
    [TestCase("mask: served", "path: is missing.")]
    public void Fault_IsTold_WithFileLineAndKey(string settings, string fault)
    {
        place.Write("text.onnx", "no model at all");
        place.Write("empty.onnx", "");
        Write("narrow.onnx", inputs: 2, outputs: 3);
        Write("wide.onnx", inputs: ChainInputs, outputs: 9);
        Write("good.onnx", inputs: ChainInputs, outputs: 3);
        var told = Assert.Throws<InvalidDefinitionException>(() => Read(settings))!.Message;
        Assert.That(told, Does.Contain($"my.yaml:4: controllers.network.{fault}"));
        Assert.That(told.Split('\n'), Has.Length.EqualTo(1), told);
    }

    [Test]
    public void Run_KeepsTheModel_AndRepeatsWithoutItsFile()
    {
        Write("policy.onnx", inputs: ChainInputs, outputs: 3);
        ExperimentRun.Run(Read("path: policy.onnx"), place["run"]);
        File.Delete(place["policy.onnx"]);
        var record = RunRecord.Read(place["run", "record.json"]);
        var (model, hash) = record.Files.Single(file => file.Key.EndsWith(".onnx", StringComparison.Ordinal));
        Assert.That(model, Is.EqualTo($"models/{hash}.onnx"));
        var repeated = RecordReplay.Run(place["run"], DefinitionKinds.Standard, new RunOptions(), default);
        Assert.That(repeated.Where(file => !file.IsIdentical), Is.Empty);
        Assert.That(repeated.Select(file => file.Name), Does.Contain(model));
    }

    [Test]
    public void Model_ThatWasExchanged_DoesNotResumeARun()
    {
        Write("policy.onnx", inputs: ChainInputs, outputs: 3);
        ExperimentRun.Run(Read("path: policy.onnx"), place["run"]);
        Write("policy.onnx", inputs: ChainInputs, outputs: 3, seed: 2);
        Assert.That(
            () => ExperimentRun.Resume(Read("path: policy.onnx"), place["run"]),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("is of another definition")
        );
    }

    [Test]
    public void Output_ThatIsNotANumber_FailsItsController()
    {
        Write("policy.onnx", inputs: ChainInputs, outputs: 3, weight: float.NaN);
        var summary = ExperimentRun.Run(Read("path: policy.onnx"), place["run"]);
        Assert.That(
            summary.Failures.Single().Reason,
            Is.EqualTo("The ONNX network gave NaN, by which nothing can be decided.")
        );
    }

    private static int ChainInputs =>
        new ObservationReader(new ChainDefinition { Stations = 2 }, keys: null).Numbers.Count;

    private ExperimentDefinition Read(string settings) =>
        DefinitionReader.ReadFile(
            place.Write(
                "my.yaml",
                $$"""
                name: mine
                system: { kind: chain, stations: 2 }
                controllers:
                  network: { kind: onnx, {{settings}} }
                  random: { kind: random }
                baseline: random
                test: { episodes: 2, periods: 20 }
                """
            )
        );

    private void Write(string name, int inputs, int outputs, ulong seed = 1, float? weight = null)
    {
        var shape = new NetworkShape(inputs, [4], outputs);
        using var network = new MultilayerPerceptron(shape, 1, optimiser: null);
        network.InitialiseOrthogonally(new RandomStream(seed), 1, 1);
        if (weight is { } value)
            network.WriteParameters(Enumerable.Repeat(value, shape.Parameters).ToArray());
        using var model = File.Create(place[name]);
        new OnnxModel(inputs).Through(network).Write(model);
    }
}
