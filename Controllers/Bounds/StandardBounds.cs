namespace ProcessChain;

/// <summary>The bounds that are computed where a definition names none.</summary>
internal static class StandardBounds
{
    private static readonly ChainOptimumDefinition LongRun = new();

    /// <summary>Those that a system has.</summary>
    public static Named<BoundDefinition> For(SystemDefinition system) =>
        system is ChainDefinition && !LongRun.Validate(system).Any() ? new([new("long-run", LongRun)]) : new([]);
}
