namespace ProcessChain.Tests;

/// <summary>An experiment on a supply system that takes moments: rules, a search, and learners of each kind.</summary>
internal static class TinySupply
{
    public const string Ppo =
        "{ kind: ppo, iterations: 3, environments: 4, stepsPerEnvironment: 6, minibatch: 8, epochs: 2, hiddenLayers: [8] }";

    /// <summary>A learner that leaves the numbers at once.</summary>
    public const string Diverging =
        "{ kind: ppo, action: echelonLevels, trainings: 2, iterations: 30, environments: 4, stepsPerEnvironment: 6, minibatch: 8, epochs: 4, "
        + "hiddenLayers: [8], learningRate: 1, finalLearningRate: 1, clipNorm: 0 }";

    public const string Text = $$"""
        name: tiny-supply
        system:
          kind: inventory
          periods: 6
          initialInventory: [10, 20]
          leadTime: [0, 1]
          supplyCapacity: [15, 30]
          replenishmentCost: [1.5, 1, 0.5]
          shortageCost: [0.1, 0.05, 0]
          holdingCost: [0.15, 0.1]
          demand: { kind: poisson, mean: 8 }
        controllers:
          base: { kind: echelonBaseStock, levels: [20, 35] }
          horizon: { kind: rollingHorizon }
          searched:
            kind: searched
            trainings: 1
            episodes: 20
            policy: { kind: echelonBaseStock, levels: [10, 10] }
            method: { kind: cmaEs, initialStep: 5, maximumEvaluations: 30 }
          proximal: {{Ppo}}
          levels: { kind: pathwiseLevels, steps: 4, batchEpisodes: 32, commonEpisodes: 64 }
        baseline: base
        test: { episodes: 5, detailedEpisodes: 2 }
        bounds:
          hindsight: { kind: hindsight, episodes: 4 }
          relaxation: { kind: relaxation, episodes: 3, fit: { updates: 20, lookahead: 3 } }
        spread: { controller: searched, seeds: 4 }
        trainingSeeds: 2
        seed: 7
        """;

    /// <summary>The same with other controllers, written as they are in files.</summary>
    public static string With(params (string Name, string Settings)[] controllers) =>
        Text.Replace(
            "controllers:",
            "controllers:" + string.Concat(controllers.Select(c => $"\n  {c.Name}: {c.Settings}")),
            StringComparison.Ordinal
        );

    public static ExperimentDefinition Read(string text = Text) => DefinitionReader.ReadText(text, "tiny-supply.yaml");
}
