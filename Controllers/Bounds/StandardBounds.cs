namespace ProcessChain;

/// <summary>The bounds that are computed where a definition names none.</summary>
internal static class StandardBounds
{
    private static readonly ChainOptimumDefinition LongRun = new();
    private static readonly SerialOptimumDefinition Serial = new();

    /// <summary>Those that a system has.</summary>
    public static Named<BoundDefinition> For(SystemDefinition system) =>
        system switch
        {
            ChainDefinition when !LongRun.Validate(system).Any() => new([new("long-run", LongRun)]),
            SerialDefinition when !Serial.Validate(system).Any() => new([new("long-run", Serial)]),
            _ => new([]),
        };
}
