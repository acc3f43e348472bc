namespace ProcessChain;

/// <summary>A batch's losses before a step, and how far the policy has moved from the one that acted; first sums, then means.</summary>
internal record struct PpoLosses
{
    /// <summary>Of the policy, without its entropy.</summary>
    public double Policy { get; set; }

    /// <summary>Of the value, without its weight.</summary>
    public double Value { get; set; }

    /// <summary>Of the policy, in nats.</summary>
    public double Entropy { get; set; }

    /// <summary>The exact KL(π_old‖π), in nats; 0 where the old policy is not known.</summary>
    public double Divergence { get; set; }

    /// <summary>k₁, see <see cref="DivergenceEstimate"/>.</summary>
    public double K1 { get; set; }

    /// <summary>k₃, see <see cref="DivergenceEstimate"/>.</summary>
    public double K3 { get; set; }

    /// <summary>The share of actions whose ratio is beyond the bounds.</summary>
    public double ClipFraction { get; set; }

    /// <summary>What the step minimises, without the penalty on the divergence.</summary>
    public readonly double Total(PpoObjective objective) =>
        Policy + (objective.ValueWeight * Value) - (objective.EntropyWeight * Entropy);

    /// <summary>Whether all of them are numbers.</summary>
    public readonly bool AreFinite => double.IsFinite(Policy + Value + Entropy + Divergence + K1 + K3);

    /// <summary>The sums of both.</summary>
    public readonly PpoLosses Plus(in PpoLosses other) =>
        new()
        {
            Policy = Policy + other.Policy,
            Value = Value + other.Value,
            Entropy = Entropy + other.Entropy,
            Divergence = Divergence + other.Divergence,
            K1 = K1 + other.K1,
            K3 = K3 + other.K3,
            ClipFraction = ClipFraction + other.ClipFraction,
        };

    /// <summary>The means, of these sums.</summary>
    public readonly PpoLosses Over(int count) =>
        new()
        {
            Policy = Policy / count,
            Value = Value / count,
            Entropy = Entropy / count,
            Divergence = Divergence / count,
            K1 = K1 / count,
            K3 = K3 / count,
            ClipFraction = ClipFraction / count,
        };
}
