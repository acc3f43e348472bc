namespace ProcessChain;

/// <summary>What a search for the parameters of a rule makes small.</summary>
internal enum SearchObjective
{
    /// <summary>
    /// The mean of the system's goal, as a cost, over the same training episodes in every evaluation (common random numbers).
    /// </summary>
    MeanGoal,

    /// <summary>
    /// As Hubbs' article has it: −1/N Σ P(D = dₙ) · rewardₙ on one demand path, the next one in every evaluation. It weighs each
    /// period by how likely its demand was, and is as noisy as a single episode is.
    /// </summary>
    ArticleExpectation,

    /// <summary>The exact average cost of a period in the long run, of a rule that decides by the state alone and keeps to finitely many states.</summary>
    LongRunCost,
}
