namespace ProcessChain.Tests;

/// <summary>Sweeps that take moments.</summary>
internal static class SampleSweep
{
    /// <summary>Twelve points of rules.</summary>
    public const string Rules = """
        name: levels
        system: { kind: chain, stations: { grid: [2, 3] } }
        baseline: make-to-order
        controllers:
          make-to-order: { kind: makeToOrder }
          base: { kind: echelonBaseStock, levels: 2..4 }
        bounds: {}
        test: { episodes: 3, periods: 50 }
        seed: 1..2
        """;

    /// <summary>Four points with a learner that is trained twice, and another one that diverges at half of them.</summary>
    public const string Learners = """
        name: rates
        system: { kind: chain, stations: 2 }
        baseline: make-to-order
        controllers:
          make-to-order: { kind: makeToOrder }
          learner: { kind: deepQ, preset: recommended, hiddenLayers: [8], batchSize: 8, learningRate: { logUniform: [1e-5, 1e-3] } }
          other: { kind: deepQ, output: linear, loss: halfMse, batchSize: 8, learningRate: { grid: [1e-3, 1e+30] } }
        bounds: {}
        training: { episodes: 4, warmUpEpisodes: 1, periods: 40, validationEpisodes: 1, validateEvery: 2 }
        trainingSeeds: 2
        test: { episodes: 3, periods: 40 }
        sweep: { samples: 2, method: latinHypercube, seed: 5 }
        """;

    public static SweepPlan Read(string text, string? preset = null) =>
        SweepReader.ReadText(text, "x.yaml", preset, DefinitionKinds.Standard);

    /// <summary>A small definition with a value of <c>learner.learningRate</c>, or whatever else is given.</summary>
    public static string With(string rate, string rest = "") =>
        $$"""
            name: x
            system: { kind: chain, stations: 2 }
            baseline: learner
            controllers:
              learner: { kind: deepQ, preset: recommended, learningRate: {{rate}} }
            bounds: {}
            test: { periods: 50 }
            {{rest}}
            """;

    /// <summary>The collected tables of a sweep, to be compared byte by byte.</summary>
    public static string Collect(string folder)
    {
        CommandOutcome.Of("sweep", "collect", folder).AssertSucceeded();
        return string.Join(
            '\n',
            new[] { "results.csv", "bounds.csv", "failures.csv", "points.csv" }.Select(name =>
                File.ReadAllText(Path.Combine(folder, name))
            )
        );
    }

    /// <summary>The files of the points of a sweep with their content.</summary>
    public static string PointsOf(string folder) => TemporaryFolder.ContentOf(Path.Combine(folder, "points"));
}
