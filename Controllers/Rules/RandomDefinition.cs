namespace ProcessChain;

/// <summary>Takes one of the feasible actions, each with the same probability.</summary>
[Kind("random")]
public sealed record RandomDefinition : RuleDefinition
{
    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(ChainDefinition chain, DemandDefinition demand) => [];

    /// <inheritdoc/>
    public override IController Create(ChainDefinition chain, DemandDefinition demand) => new RandomController();
}

internal sealed class RandomController : IController
{
    private RandomStream stream = new(0);

    public void BeginEpisode(EpisodeSeed seed) => stream = seed.Stream("random controller");

    public int Decide(ChainObservation observation) => FeasibleActions.Draw(observation, stream);
}
