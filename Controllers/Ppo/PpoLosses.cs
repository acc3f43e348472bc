namespace ProcessChain.Controllers.Ppo;

/// <summary>A batch's losses before a step, and how far the policy has moved from the one that acted; first sums, then means.</summary>
internal record struct PpoLosses
{
    /// <summary>Of the policy, without its entropy.</summary>
    public double Policy { get; set; }

    /// <summary>Of the value, without its weight.</summary>
    public double Value { get; set; }

    /// <summary>Of the policy, in nats.</summary>
    public double Entropy { get; set; }

    /// <summary>k₁, see <see cref="DivergenceEstimate"/>.</summary>
    public double K1 { get; set; }

    /// <summary>k₃, see <see cref="DivergenceEstimate"/>.</summary>
    public double K3 { get; set; }

    /// <summary>The share of actions whose ratio is beyond the bounds.</summary>
    public double ClipFraction { get; set; }

    /// <summary>What the step minimises.</summary>
    public readonly double Total(PpoObjective objective) =>
        Policy + (objective.ValueWeight * Value) - (objective.EntropyWeight * Entropy);

    /// <summary>The means, of these sums.</summary>
    public readonly PpoLosses Over(int count) =>
        new()
        {
            Policy = Policy / count,
            Value = Value / count,
            Entropy = Entropy / count,
            K1 = K1 / count,
            K3 = K3 / count,
            ClipFraction = ClipFraction / count,
        };
}
