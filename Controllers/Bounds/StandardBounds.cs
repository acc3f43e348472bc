using System.Reflection;

namespace ProcessChain;

/// <summary>The bounds that are computed where a definition names none.</summary>
internal static class StandardBounds
{
    private static readonly KeyValuePair<string, BoundDefinition>[] All =
    [
        new("long-run", new ChainOptimumDefinition()),
    ];

    /// <summary>Those that a system has.</summary>
    public static Named<BoundDefinition> For(SystemDefinition system) =>
        new(All.Where(bound => Fits(bound.Value, system) && !bound.Value.Validate(system).Any()));

    private static bool Fits(BoundDefinition bound, SystemDefinition system) =>
        bound.GetType().GetCustomAttribute<KindAttribute>(inherit: false)!.Fits(system.GetType());
}
