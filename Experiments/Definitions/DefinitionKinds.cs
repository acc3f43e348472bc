using System.Reflection;

namespace ProcessChain.Experiments;

/// <summary>The types that the key <c>kind</c> can choose. Immutable; a program with kinds of its own adds them by <see cref="With{T}"/>.</summary>
public sealed class DefinitionKinds
{
    private readonly IReadOnlyList<Type> types;

    private DefinitionKinds(IReadOnlyList<Type> types) => this.types = types;

    /// <summary>All kinds that come with ProcessChain.</summary>
    public static DefinitionKinds Standard { get; } =
        new DefinitionKinds([])
            .With<UniformDemand>()
            .With<StepDemand>()
            .With<DistributionDemand>()
            .With<ListDemand>()
            .With<FileDemand>()
            .With<RandomDefinition>()
            .With<ConstantDefinition>()
            .With<OneForOneDefinition>()
            .With<ReorderPointDefinition>()
            .With<LocalBaseStockDefinition>()
            .With<EchelonBaseStockDefinition>()
            .With<MakeToOrderDefinition>()
            .With<OptimalDefinition>()
            .With<DeepQDefinition>()
            .With<ChainPpoDefinition>()
            .With<PoissonDemand>()
            .With<BinomialDemand>()
            .With<IntegersDemand>()
            .With<GeometricDemand>()
            .With<ListedDemand>()
            .With<InventoryDefinition>()
            .With<NetworkDefinition>()
            .With<FixedBaseStockDefinition>()
            .With<TimedBaseStockDefinition>()
            .With<BaseStockFormulaDefinition>()
            .With<RollingHorizonDefinition>()
            .With<PathwiseLevelsDefinition>()
            .With<PathwisePolicyDefinition>()
            .With<PpoDefinition>()
            .With<SearchedDefinition>()
            .With<PowellDefinition>()
            .With<NelderMeadDefinition>()
            .With<CmaEsDefinition>();

    /// <summary>These kinds and one more.</summary>
    /// <typeparam name="T">A record with a <see cref="KindAttribute"/>.</typeparam>
    /// <exception cref="ArgumentException">The type is abstract, has no public constructor without parameters or no kind, or another type of its family has the same.</exception>
    public DefinitionKinds With<T>()
        where T : class
    {
        var type = typeof(T);
        if (type.GetCustomAttribute<KindAttribute>(inherit: false) is null)
            throw new ArgumentException($"{type} needs the attribute [Kind] to be chosen in a definition file.");
        if (type.IsAbstract || type.GetConstructor([]) is null)
            throw new ArgumentException($"{type} needs a public constructor without parameters.");
        var twin = types.FirstOrDefault(t => FamilyOf(t) == FamilyOf(type) && IsKind(t, NameOf(type)));
        if (twin is not null)
            throw new ArgumentException($"{type} and {twin} have the same kind '{NameOf(type)}'.");
        return new DefinitionKinds([.. types, type]);
    }

    internal static string NameOf(Type type) => type.GetCustomAttribute<KindAttribute>(inherit: false)!.Name;

    internal IEnumerable<string> NamesFor(Type family) => types.Where(family.IsAssignableFrom).Select(NameOf);

    internal Type? Find(Type family, string kind) =>
        types.FirstOrDefault(type => family.IsAssignableFrom(type) && IsKind(type, kind));

    private static bool IsKind(Type type, string kind) => string.Equals(NameOf(type), kind, StringComparison.Ordinal);

    private static Type FamilyOf(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) ? FamilyOf(parent) : type;
}
