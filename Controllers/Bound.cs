namespace ProcessChain;

/// <summary>The built-in bounds, for programs; definition files choose them by <c>kind</c>.</summary>
public static class Bound
{
    /// <summary>Chains: the optimal cost of the long run, or a bound on it.</summary>
    public static BoundDefinition LongRun() => new ChainOptimumDefinition();

    /// <summary>Systems with a finite model: the least average cost of a period in the long run, exactly.</summary>
    public static BoundDefinition Exact() => new ExactBoundDefinition();

    /// <summary>Serial systems: the least cost a period in the long run, by theory (Clark &amp; Scarf 1960).</summary>
    public static BoundDefinition Serial() => new SerialOptimumDefinition();

    /// <summary>Any system: the best value known from elsewhere, which is no bound.</summary>
    /// <param name="value">The goal's value, up to a trillion.</param>
    /// <param name="source">Where it is from.</param>
    public static BoundDefinition Known(double value, string source) =>
        new KnownBoundDefinition { Value = value, Source = source };

    /// <summary>Inventories: the best an episode could bring to somebody who knows its demand.</summary>
    /// <param name="episodes">In how many test episodes it is computed, 2 or more.</param>
    public static BoundDefinition Hindsight(int episodes = 1000) => new HindsightDefinition { Episodes = episodes };

    /// <summary>Networks: the best an episode could bring to somebody who knows its demand.</summary>
    /// <param name="episodes">In how many test episodes it is computed, 2 or more.</param>
    public static BoundDefinition NetworkHindsight(int episodes = 1000) =>
        new NetworkHindsightDefinition { Episodes = episodes };

    /// <summary>Networks with one market: hindsight that is made to pay for what it knows, an information relaxation.</summary>
    /// <param name="episodes">In how many test episodes it is computed, 2 or more.</param>
    public static BoundDefinition NetworkRelaxation(int episodes = 1000) =>
        new NetworkRelaxationDefinition { Episodes = episodes };

    /// <summary>Inventories: hindsight that is made to pay for what it knows, an information relaxation.</summary>
    /// <param name="episodes">In how many test episodes it is computed, 2 or more.</param>
    public static BoundDefinition Relaxation(int episodes = 1000) => new RelaxationDefinition { Episodes = episodes };
}
