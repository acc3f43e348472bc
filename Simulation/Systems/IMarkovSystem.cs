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
}
