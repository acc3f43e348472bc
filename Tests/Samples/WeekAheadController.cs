namespace ProcessChain.Tests;

/// <summary>Releases lots a week after the customer's last order, and pushes on whatever a station has.</summary>
public sealed class WeekAheadController(int days, int target) : ChainController
{
    public override int Decide(ChainView chain)
    {
        for (var station = chain.Stations; station > 1; station--)
        {
            if (chain.SupplierHasLot(station))
                return station;
        }
        var level = chain.DaysSinceCustomerOrder >= days ? target : 0;
        return chain.EchelonPosition(1) + chain.Definition.LotSize <= level ? 1 : 0;
    }
}

[Kind("weekAhead", For = typeof(ChainDefinition))]
public sealed record WeekAheadDefinition : RuleDefinition<ChainDefinition>
{
    [Range(0, 1000, Unit = "days")]
    public int Days { get; init; } = 8;

    public int Target { get; init; } = 20;

    protected override IController Create(ChainDefinition system) => new WeekAheadController(Days, Target);
}

public static class WeekAheadExperiment
{
    public static ExperimentSummary Run(string folder) =>
        ExperimentRun.Run(
            new ExperimentDefinition
            {
                Name = "week-ahead",
                System = new ChainDefinition(),
                Controllers = new([
                    new("make-to-order", Rule.MakeToOrder()),
                    new("week-ahead", new WeekAheadDefinition()),
                ]),
                Baseline = "make-to-order",
            },
            folder
        );
}
