using ProcessChain;

/// <summary>What is known in the morning.</summary>
public sealed class MySystemView(MySystemDefinition definition) : SystemView
{
    /// <inheritdoc/>
    public override SystemDefinition Definition => definition;

    /// <inheritdoc/>
    public override int Period => Day;

    /// <summary>Customers of yesterday.</summary>
    public int Yesterday { get; internal set; }

    internal int Day { get; set; }

    /// <inheritdoc/>
    public override void Observe(int part, Span<float> numbers) => numbers[0] = Yesterday;
}

internal sealed class MySystem(MySystemDefinition definition, int periods) : RunningSystem(definition, periods)
{
    private readonly MySystemView view = new(definition);
    private readonly int[] customers = new int[periods];
    private double ordered;
    private double cost;
    private double costs;
    private int daysSoldOut;

    public override SystemView View => view;

    public override bool IsOver => view.Day == Periods;

    public override void Reset(EpisodeSeed seed) =>
        Reset(new DemandPath(definition.Demand.Orders(seed.Stream(SystemDefinition.DemandStream))));

    public override void Reset(DemandPath path)
    {
        path.CopyPeriods(customers);
        (view.Day, view.Yesterday, costs, daysSoldOut) = (0, 0, 0, 0);
    }

    public override StepOutcome Step(ReadOnlySpan<double> action)
    {
        if (IsOver)
            throw new InvalidOperationException("The episode is over: reset first.");
        ordered = Math.Round(Math.Clamp(action[0], 0, definition.Most));
        view.Yesterday = customers[view.Day];
        var left = ordered - view.Yesterday;
        cost = left >= 0 ? definition.OverageCost * left : definition.UnderageCost * -left;
        costs += cost;
        daysSoldOut += left < 0 ? 1 : 0;
        view.Day++;
        return new StepOutcome(-cost, EndsPeriod: true, Terminated: false, Truncated: IsOver, view);
    }

    public override void CopyFigures(Span<double> figures)
    {
        figures[0] = costs / view.Day;
        figures[1] = (double)daysSoldOut / view.Day;
    }

    public override void CopyFlows(Span<double> flows) =>
        (flows[0], flows[1], flows[2]) = (view.Yesterday, ordered, cost);
}
