using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>The golden instances of lost sales.</summary>
internal static class LostSalesInstances
{
    /// <summary>The instances that have a number of a kind, each with its JSON.</summary>
    /// <param name="fits">Which of them.</param>
    public static IEnumerable<TestCaseData> Where(Func<JsonElement, bool> fits) => InstanceCases.Of("lost_sales", fits);

    public static int LeadTimeOf(JsonElement instance) =>
        instance.GetProperty("parameters").GetProperty("L").GetInt32();

    public static LostSalesDefinition DefinitionOf(JsonElement instance)
    {
        var parameters = instance.GetProperty("parameters");
        var demand = parameters.GetProperty("demand");
        var mean = demand.GetProperty("mean").GetDouble();
        return new()
        {
            LeadTime = LeadTimeOf(instance),
            HoldingCost = parameters.GetProperty("h").GetDouble(),
            ShortageCost = parameters.GetProperty("p").GetDouble(),
            Demand = demand.GetProperty("type").GetString() switch
            {
                "poisson" => new PoissonDemand { Mean = mean },
                "geometric" => new GeometricDemand { Probability = 1 / (1 + mean), Shift = -1 },
                var type => throw new InvalidDataException($"The demand '{type}' is unknown."),
            },
        };
    }
}
