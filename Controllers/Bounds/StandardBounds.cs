namespace ProcessChain;

/// <summary>The bounds that are computed where a definition names none.</summary>
internal static class StandardBounds
{
    /// <summary>States up to which an optimum is a matter of seconds.</summary>
    private const long FewStates = 300_000;

    private static readonly ChainOptimumDefinition LongRun = new();
    private static readonly ExactBoundDefinition Exact = new();

    /// <summary>Those that a system has.</summary>
    public static Named<BoundDefinition> For(SystemDefinition system) =>
        system switch
        {
            ChainDefinition when !LongRun.Validate(system).Any() => new([new("long-run", LongRun)]),
            IFiniteSystem when !ExactSolution.Validate(system, FewStates).Any() => new([new("optimum", Exact)]),
            _ => new([]),
        };
}
