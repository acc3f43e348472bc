namespace ProcessChain;

/// <summary>What a step of a <see cref="SeatDefinition"/> pays.</summary>
internal enum SeatReward
{
    /// <summary>What the seat itself costs, negative.</summary>
    Own,

    /// <summary>The reward of the whole system.</summary>
    Whole,
}
