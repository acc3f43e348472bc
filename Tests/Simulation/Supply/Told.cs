namespace ProcessChain.Tests;

/// <summary>What a running system tells of itself, in arrays.</summary>
internal static class Told
{
    /// <summary>The figures by their keys.</summary>
    public static Dictionary<string, double> ByKey(RunningSystem system) =>
        system
            .Definition.Figures.Zip(system.Figures())
            .ToDictionary(figure => figure.First.Key, figure => figure.Second, StringComparer.Ordinal);

    /// <summary>Parts of the observation, one after the other.</summary>
    public static float[] Observed(RunningSystem system, params string[] keys) =>
        [
            .. keys.SelectMany(key =>
            {
                var (part, found) = system.Definition.Observations.Index().First(p => p.Item.Key == key);
                var numbers = new float[found.Length];
                system.View.Observe(part, numbers);
                return numbers;
            }),
        ];

    /// <summary>The flows of the last period by their keys.</summary>
    public static Dictionary<string, double> Flows(RunningSystem system)
    {
        var columns = system.Definition.Flows;
        var flows = new double[columns.Count];
        system.CopyFlows(flows);
        return columns.Zip(flows).ToDictionary(flow => flow.First.Key, flow => flow.Second, StringComparer.Ordinal);
    }
}
