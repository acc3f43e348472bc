namespace ProcessChain.Tests;

[NonParallelizable]
internal sealed class WeightsCommandTests
{
    private TemporaryFolder place = null!;
    private string definition = null!;
    private string agent = null!;

    [OneTimeSetUp]
    public void RunOnce()
    {
        place = new TemporaryFolder();
        definition = place.Write("tiny.yaml", TinyExperiment.Text);
        ExperimentRun.Run(TinyExperiment.Read(), place["run"]);
        agent = place["run", "checkpoints", "learner.1.agent"];
    }

    [OneTimeTearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void Onnx_WrittenAndUsed_HasTheCostOfTheAgent()
    {
        var written = Weights("-c", "learner", "--agent", agent, "--onnx", "-o", place["policy.onnx"])
            .AssertSucceeded();
        var settings = written.Output[written.Output.IndexOf("kind: onnx", StringComparison.Ordinal)..];
        var controller = $"{{ {settings.TrimEnd().Replace("\n", ", ", StringComparison.Ordinal)} }}";
        var text = TinyExperiment.With(("from-onnx", controller));
        ExperimentRun.Run(DefinitionReader.ReadText(text, "onnx.yaml"), place["onnx"]);
        var tests = File.ReadLines(place["onnx", "episodes.csv"])
            .Where(row => row.Contains(",Test,", StringComparison.Ordinal))
            .ToLookup(row => row.Split(',')[0], row => row[row.IndexOf(",Test,", StringComparison.Ordinal)..]);
        Assert.That(tests["from-onnx"], Is.EqualTo(tests["learner"].Take(3)));
    }

    [TestCase("--controller: 'random' has no weights that ONNX models are made of; these have: learner.", "random")]
    [TestCase("--controller: there is no 'none' in tiny;", "none")]
    public void Onnx_OfWhatHasNone_IsRefused(string message, string controller) =>
        Weights("-c", controller, "--agent", agent, "--onnx", "-o", place["no.onnx"]).AssertFailed(2, message);

    [Test]
    public void Onnx_WithoutAnAgent_IsRefused() =>
        Weights("-c", "learner", "--safetensors", agent, "--onnx", "-o", place["no.onnx"])
            .AssertFailed(2, "--onnx goes with --agent");

    private CommandOutcome Weights(params string[] arguments) =>
        CommandOutcome.Of(["weights", definition, .. arguments]);
}
