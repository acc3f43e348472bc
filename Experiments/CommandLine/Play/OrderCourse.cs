namespace ProcessChain.Experiments;

/// <summary>What the market demanded and every seat ordered in a game, as curves of text: the bullwhip.</summary>
internal sealed class OrderCourse(SupplyDefinition system) : IPeriodWatcher
{
    private const string Heights = " ▁▂▃▄▅▆▇█";

    private readonly double[] flows = new double[system.Flows.Count];
    private readonly List<(string Name, int Flow, List<double> Units)> curves =
    [
        .. system
            .Flows.Index()
            .Where(flow => flow.Item.Group is "demand" or "order")
            .Select(flow => (flow.Item.Element is "" ? "customer" : flow.Item.Element, flow.Index, new List<double>())),
    ];

    public void PeriodEnded(RunningSystem running)
    {
        running.CopyFlows(flows);
        foreach (var (_, flow, units) in curves)
            units.Add(flows[flow]);
    }

    /// <summary>A line for each curve, all on the same scale.</summary>
    public IEnumerable<string> Lines()
    {
        var most = Math.Max(1, curves.Max(curve => curve.Units.Max()));
        var width = curves.Max(curve => curve.Name.Length);
        foreach (var (name, _, units) in curves)
            yield return $"{name.PadRight(width)} {string.Concat(units.Select(u => Bar(u, most)))} most {units.Max():0}";
    }

    private static char Bar(double units, double most) =>
        Heights[(int)Math.Ceiling(units / most * (Heights.Length - 1))];
}
