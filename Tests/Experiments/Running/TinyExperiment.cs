namespace ProcessChain.Tests;

/// <summary>An experiment that takes moments: two rules, and a learner trained twice.</summary>
internal static class TinyExperiment
{
    public const string Text = """
        name: tiny
        controllers:
          make-to-order: { kind: makeToOrder }
          random: { kind: random }
          learner: { kind: deepQ, preset: recommended, hiddenLayers: [8], batchSize: 8 }
        baseline: make-to-order
        system: { kind: chain, stations: 2 }
        training: { episodes: 4, warmUpEpisodes: 1, periods: 40, validationEpisodes: 1, validateEvery: 2 }
        test: { episodes: 3, periods: 40, detailedEpisodes: 2 }
        trainingSeeds: 2
        seed: 7
        """;

    /// <summary>A learner that leaves the numbers at once.</summary>
    public const string Diverging = "{ kind: deepQ, output: linear, loss: halfMse, learningRate: 1e+30, batchSize: 8 }";

    /// <summary>The same with other controllers, written as they are in files.</summary>
    public static string With(params (string Name, string Settings)[] controllers) =>
        Text.Replace(
            "controllers:",
            "controllers:" + string.Concat(controllers.Select(c => $"\n  {c.Name}: {c.Settings}")),
            StringComparison.Ordinal
        );

    public static ExperimentDefinition Read(string text = Text) => DefinitionReader.ReadText(text, "tiny.yaml");
}
