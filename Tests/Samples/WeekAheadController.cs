namespace ProcessChain.Tests;

/// <summary>Releases lots a week after the customer's last order, and pushes on whatever a station has.</summary>
public sealed class WeekAheadController(int days, int target) : IController
{
    public void BeginEpisode(EpisodeSeed seed) { }

    public int Decide(ChainObservation chain)
    {
        for (var station = chain.Stations; station > 1; station--)
        {
            if (chain.SupplierHasLot(station))
                return station;
        }
        var level = chain.DaysSinceCustomerOrder >= days ? target : 0;
        return chain.EchelonPosition(1) + chain.Chain.LotSize <= level ? 1 : 0;
    }
}

[Kind("weekAhead")]
public sealed record WeekAheadDefinition : RuleDefinition
{
    public int Days { get; init; } = 8;

    public int Target { get; init; } = 20;

    public override IController Create(ChainDefinition chain, DemandDefinition demand) =>
        new WeekAheadController(Days, Target);

    public override IEnumerable<Fault> Validate(ChainDefinition chain, DemandDefinition demand) =>
        Days < 0 ? [new("days", $"is {Days}; 0 or more are needed.")] : [];
}

public static class WeekAheadExperiment
{
    public static ExperimentSummary Run(string folder) =>
        ExperimentRun.Run(
            new ExperimentDefinition
            {
                Name = "week-ahead",
                Controllers = new([
                    new("make-to-order", new MakeToOrderDefinition()),
                    new("week-ahead", new WeekAheadDefinition()),
                ]),
                Baseline = "make-to-order",
            },
            folder,
            jobs: 2
        );
}
