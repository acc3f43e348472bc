namespace ProcessChain;

/// <summary>How the penalty of an <see cref="InformationRelaxation"/> is fitted. Any values give a valid bound; good ones a tight one.</summary>
internal sealed record RelaxationOptions
{
    /// <summary>How many periods of demand, from that of a shipment on, its price depends on; 0 to 1000. With 0 the bound is the hindsight optimum.</summary>
    [Assumed("all periods of OR-Gym's episode")]
    [Range(0, 1000)]
    public int Lookahead { get; init; } = 30;

    /// <summary>Updates of the penalty; 0 to 10 million.</summary>
    [Assumed("30 000 lower the bound of OR-Gym's v1 by 0.2")]
    [Range(0, 10_000_000)]
    public int Updates { get; init; } = 8000;

    /// <summary>Demand paths in an update; 1 to 10 000.</summary>
    [Assumed("with 1 or 16, at the same number of paths, the bound of OR-Gym's v1 is within 0.1")]
    [Range(1, 10_000)]
    public int PathsPerUpdate { get; init; } = 4;

    /// <summary>Adam's learning rate at the start, as a share of the customer's price; above 0. It falls to a hundredth.</summary>
    [Assumed("with 1e-3 and 1e-4 the bound of OR-Gym's v1 is 0.3 higher and equal")]
    [Range(0, AboveLeast = true)]
    public double LearningRate { get; init; } = 2.5e-4;

    /// <summary>Everything that is wrong with these options.</summary>
    public IEnumerable<Fault> Validate() => Ranges.Check(this);
}
