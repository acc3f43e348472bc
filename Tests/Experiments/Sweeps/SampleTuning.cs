namespace ProcessChain.Tests;

/// <summary>Tunings that take moments.</summary>
internal static class SampleTuning
{
    public const string Halving = "{ controller: learner, trainings: 2, episodes: 3, confirm: 2 }";

    public const string CmaEs =
        "{ controller: learner, method: cmaEs, population: 3, trainings: 2, episodes: 3, confirm: 2 }";

    /// <summary>A tuning of two keys.</summary>
    /// <param name="tuning">The value of the key <c>tuning</c>.</param>
    /// <param name="episodes">Training episodes.</param>
    /// <param name="samples">How many candidates.</param>
    /// <param name="gamma">The second key.</param>
    public static string Text(
        string tuning = Halving,
        string episodes = "{ rungs: [2, 4] }",
        int samples = 6,
        string gamma = "{ uniform: [0.5, 0.99] }"
    ) =>
        $$"""
            name: tiny
            system: { kind: chain, stations: 2 }
            baseline: make-to-order
            controllers:
              make-to-order: { kind: makeToOrder }
              learner:
                kind: deepQ
                preset: recommended
                hiddenLayers: [8]
                batchSize: 8
                learningRate: { logUniform: [1e-5, 1e-1], start: 2e-3 }
                gamma: {{gamma}}
                training: { episodes: {{episodes}}, warmUpEpisodes: 1, periods: 40 }
            bounds: {}
            test: { episodes: 4, periods: 50, detailedEpisodes: 0 }
            sweep: { samples: {{samples}}, method: latinHypercube }
            tuning: {{tuning}}
            """;

    public static SweepPlan Read(string text) => SampleSweep.Read(text);
}
