namespace ProcessChain;

/// <summary>What a rule expects of the demand to come.</summary>
internal abstract class DemandOutlook
{
    /// <summary>Takes in what is seen in a period, once in each.</summary>
    public virtual void See(GoodwillNetworkView view) { }

    /// <summary>Units expected in the present period.</summary>
    public abstract double Rate(GoodwillNetworkView view);

    /// <summary>The demand of the present period and those after it.</summary>
    /// <param name="view">What is seen.</param>
    /// <param name="periods">How many, 1 or more.</param>
    public abstract ExpectedDemand Over(GoodwillNetworkView view, int periods);
}
