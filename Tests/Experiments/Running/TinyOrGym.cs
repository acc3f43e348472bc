namespace ProcessChain.Tests;

/// <summary>Experiments on OR-Gym's systems that take moments.</summary>
internal static class TinyOrGym
{
    /// <summary>OR-Gym's InvManagement-v1 with the article's search, and rules.</summary>
    public const string Inventory = """
        name: tiny-inventory
        system: { kind: inventory, preset: orGymV1 }
        controllers:
          article:
            kind: searched
            policy: { kind: echelonBaseStock, levels: 1 }
            method: { kind: powell, variant: sciPy193 }
            objective: articleExpectation
            numpySeed: 0
          levels: { kind: echelonBaseStock, levels: [500, 200, 100] }
          formula: { kind: baseStockFormula }
        baseline: levels
        test: { episodes: 5, detailedEpisodes: 2 }
        seed: 3
        """;

    /// <summary>OR-Gym's NetworkManagement-v1 with two rules.</summary>
    public const string Network = """
        name: tiny-network
        system: { kind: network, preset: orGymV1 }
        controllers:
          low: { kind: echelonBaseStock, levels: 100 }
          high: { kind: echelonBaseStock, levels: 300 }
        baseline: low
        test: { episodes: 3 }
        """;

    public static ExperimentDefinition Read(string text) => DefinitionReader.ReadText(text, "tiny.yaml");
}
