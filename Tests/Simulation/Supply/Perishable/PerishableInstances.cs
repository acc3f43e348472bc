using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>The golden instances of perishables.</summary>
internal static class PerishableInstances
{
    public static IEnumerable<TestCaseData> Where(Func<JsonElement, bool> fits) => InstanceCases.Of("perishable", fits);

    /// <summary>The system of a trace's or an instance's parameters.</summary>
    public static PerishableDefinition DefinitionOf(JsonElement parameters)
    {
        var definition = new PerishableDefinition
        {
            Life = parameters.GetProperty("m").GetInt32(),
            LeadTime = parameters.GetProperty("L").GetInt32(),
            FifoShare = parameters.GetProperty("f").GetDouble(),
            OutdatingCost = parameters.GetProperty("o").GetDouble(),
            ShortageCost = parameters.GetProperty("p").GetDouble(),
            HoldingCost = parameters.GetProperty("h").GetDouble(),
            OrderCost = parameters.GetProperty("c").GetDouble(),
        };
        if (parameters.TryGetProperty("mu", out var mean))
            return definition with
            {
                Demand = new TwoMomentDemand
                {
                    Mean = mean.GetDouble(),
                    Deviation = parameters.GetProperty("cvr").GetDouble() * Math.Sqrt(mean.GetDouble()),
                },
            };
        return definition with
        {
            LargestPosition = Limits.Units,
            InitialStock = new(
                parameters.GetProperty("initial_state").EnumerateArray().Select(units => units.GetInt32())
            ),
        };
    }
}
