namespace ProcessChain;

/// <summary>What a search for the parameters of a supply controller makes small.</summary>
public enum SearchObjective
{
    /// <summary>Less the mean reward of an episode over the same demand paths in every evaluation (common random numbers).</summary>
    MeanReward,

    /// <summary>
    /// As Hubbs' article has it: −1/N Σ P(D = dₙ) · rewardₙ on one demand path, the next one in every evaluation. It weighs each
    /// period by how likely its demand was, and is as noisy as a single episode is.
    /// </summary>
    ArticleExpectation,
}
