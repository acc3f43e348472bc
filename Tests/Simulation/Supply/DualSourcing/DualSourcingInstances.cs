using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>The golden instances of dual sourcing.</summary>
internal static class DualSourcingInstances
{
    public static IEnumerable<TestCaseData> Where(Func<JsonElement, bool> fits) =>
        InstanceCases.Of("dual_sourcing", fits);

    /// <summary>The system of a trace's or an instance's parameters.</summary>
    public static DualSourcingDefinition DefinitionOf(JsonElement parameters)
    {
        var definition = new DualSourcingDefinition
        {
            RegularLeadTime = parameters.GetProperty("lr").GetInt32(),
            RegularCost = parameters.GetProperty("cr").GetDouble(),
            ExpeditedCost = parameters.GetProperty("ce").GetDouble(),
            HoldingCost = parameters.GetProperty("h").GetDouble(),
            BacklogCost = parameters.GetProperty("b").GetDouble(),
        };
        if (parameters.TryGetProperty("demand", out var demand))
            return definition with
            {
                Demand = new IntegersDemand
                {
                    Low = demand.GetProperty("min").GetInt32(),
                    High = demand.GetProperty("max").GetInt32(),
                },
            };
        return definition with
        {
            InitialStock = parameters.GetProperty("initial_net").GetInt32(),
            InitialPipeline = new(
                parameters.GetProperty("initial_pipeline").EnumerateArray().Select(units => units.GetInt32())
            ),
        };
    }
}
