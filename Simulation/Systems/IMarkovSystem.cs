namespace ProcessChain;

/// <summary>
/// A running system whose future depends on nothing but its standard observation, which is of whole numbers, and on the demand to
/// come: it can be put into any state. Models and costs of policies are computed, and tested, with it.
/// </summary>
internal interface IMarkovSystem
{
    /// <summary>Puts the system into a state, at the beginning of a period of an episode under way.</summary>
    /// <param name="state">Numbers as in the standard observation.</param>
    void Place(ReadOnlySpan<float> state);

    /// <summary>From how many units on more demand of a market changes nothing in the period played last but what is lost; null, always, where it is owed.</summary>
    DemandLimit? Limit { get; }
}

/// <summary>Units of demand beyond which further ones are lost.</summary>
/// <param name="Units">How many, in each market, whatever the others take.</param>
/// <param name="LossOfUnit">What each further one costs, money.</param>
internal readonly record struct DemandLimit(int Units, double LossOfUnit);
