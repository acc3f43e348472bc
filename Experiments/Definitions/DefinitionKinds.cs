using System.Collections.Concurrent;
using System.Reflection;

namespace ProcessChain.Experiments;

/// <summary>The types that the key <c>kind</c> can choose. Immutable; a program with kinds of its own adds them by <see cref="With{T}"/>.</summary>
public sealed class DefinitionKinds
{
    private static readonly ConcurrentDictionary<Type, KindAttribute> Known = new();

    private DefinitionKinds(IReadOnlyList<Type> types) => Types = types;

    /// <summary>All kinds that come with ProcessChain.</summary>
    public static DefinitionKinds Standard { get; } =
        new DefinitionKinds([])
            .With<ChainDefinition>()
            .With<InventoryDefinition>()
            .With<NetworkDefinition>()
            .With<GoodwillNetworkDefinition>()
            .With<LostSalesDefinition>()
            .With<SerialDefinition>()
            .With<DualSourcingDefinition>()
            .With<PerishableDefinition>()
            .With<SeatDefinition>()
            .With<UniformDemand>()
            .With<StepDemand>()
            .With<IntermittentDemand>()
            .With<DistributionDemand>()
            .With<ListDemand>()
            .With<FileDemand>()
            .With<PoissonDemand>()
            .With<BinomialDemand>()
            .With<IntegersDemand>()
            .With<GeometricDemand>()
            .With<NegativeBinomialDemand>()
            .With<TwoMomentDemand>()
            .With<PerPeriodDemand>()
            .With<SeasonalDemand>()
            .With<TrendingDemand>()
            .With<ShockDemand>()
            .With<ModulatedDemand>()
            .With<SwitchingDemand>()
            .With<RandomDefinition>()
            .With<ConstantDefinition>()
            .With<OneForOneDefinition>()
            .With<ReorderPointDefinition>()
            .With<LocalBaseStockDefinition>()
            .With<EchelonBaseStockDefinition>()
            .With<MakeToOrderDefinition>()
            .With<FixedBaseStockDefinition>()
            .With<StageBaseStockDefinition>()
            .With<StageReorderDefinition>()
            .With<OrderUpToDefinition>()
            .With<MovingAverageDefinition>()
            .With<ExponentialSmoothingDefinition>()
            .With<TimedBaseStockDefinition>()
            .With<BaseStockFormulaDefinition>()
            .With<DualIndexDefinition>()
            .With<NewsvendorDefinition>()
            .With<ReorderLevelDefinition>()
            .With<ExpSmoothingDefinition>()
            .With<EchelonApproxDefinition>()
            .With<NetworkHorizonDefinition>()
            .With<TailoredBaseSurgeDefinition>()
            .With<RollingHorizonDefinition>()
            .With<OptimalDefinition>()
            .With<ExactDefinition>()
            .With<CappedBaseStockDefinition>()
            .With<MyopicDefinition>()
            .With<StermanDefinition>()
            .With<SeatsDefinition>()
            .With<ListedOrdersDefinition>()
            .With<RandomOrderDefinition>()
            .With<SerialOptimalDefinition>()
            .With<OnnxDefinition>()
            .With<AgentDefinition>()
            .With<SearchedDefinition>()
            .With<DeepQDefinition>()
            .With<PpoDefinition>()
            .With<DclDefinition>()
            .With<TabularQDefinition>()
            .With<SmartDefinition>()
            .With<PathwiseLevelsDefinition>()
            .With<PathwisePolicyDefinition>()
            .With<GoodwillLevelsDefinition>()
            .With<GoodwillPolicyDefinition>()
            .With<SupplyNetworkLevelsDefinition>()
            .With<SupplyNetworkPolicyDefinition>()
            .With<LostSalesLevelsDefinition>()
            .With<LostSalesPolicyDefinition>()
            .With<DualSourcingLevelsDefinition>()
            .With<DualSourcingPolicyDefinition>()
            .With<SerialLevelsDefinition>()
            .With<SerialPolicyDefinition>()
            .With<PowellDefinition>()
            .With<NeighbourhoodDefinition>()
            .With<NelderMeadDefinition>()
            .With<CmaEsDefinition>()
            .With<HindsightDefinition>()
            .With<NetworkHindsightDefinition>()
            .With<OracleDefinition>()
            .With<RelaxationDefinition>()
            .With<NetworkRelaxationDefinition>()
            .With<ChainOptimumDefinition>()
            .With<ExactBoundDefinition>()
            .With<SerialOptimumDefinition>()
            .With<KnownBoundDefinition>();

    /// <summary>The questions of the command <c>theory</c>, and their laws of demand.</summary>
    internal static DefinitionKinds Theory { get; } =
        new DefinitionKinds([])
            .With<NewsvendorProblem>()
            .With<EconomicOrderQuantityProblem>()
            .With<ReorderPointProblem>()
            .With<ReorderLevelsProblem>()
            .With<BaseStockProblem>()
            .With<BatchProblem>()
            .With<BullwhipProblem>()
            .With<NormalLeadTimeDemand>()
            .With<ClippedNormalLeadTimeDemand>()
            .With<LognormalLeadTimeDemand>()
            .With<PoissonLeadTimeDemand>()
            .With<UniformLeadTimeDemand>()
            .With<DiscreteLeadTimeDemand>();

    /// <summary>In the order in which they were added.</summary>
    internal IReadOnlyList<Type> Types { get; }

    /// <summary>These kinds and one more.</summary>
    /// <typeparam name="T">A record with a <see cref="KindAttribute"/>.</typeparam>
    /// <exception cref="ArgumentException">The type is abstract, has no public constructor without parameters or no kind, or another type of its family has the same for the same systems.</exception>
    public DefinitionKinds With<T>()
        where T : class => With(typeof(T));

    /// <summary>These kinds and one more.</summary>
    /// <param name="type">A record with a <see cref="KindAttribute"/>.</param>
    /// <inheritdoc cref="With{T}" path="exception"/>
    public DefinitionKinds With(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.GetCustomAttribute<KindAttribute>(inherit: false) is null)
            throw new ArgumentException($"{type} needs the attribute [Kind] to be chosen in a definition file.");
        if (type.IsAbstract || type.GetConstructor([]) is null)
            throw new ArgumentException($"{type} needs a public constructor without parameters.");
        var twin = Types.FirstOrDefault(t =>
            FamilyOf(t) == FamilyOf(type) && IsKind(t, NameOf(type)) && Overlap(KindOf(t).For, KindOf(type).For)
        );
        if (twin is not null)
            throw new ArgumentException($"{type} and {twin} have the same kind '{NameOf(type)}'.");
        return new DefinitionKinds([.. Types, type]);
    }

    /// <summary>These kinds and those of an assembly of one's own: its public records with a <see cref="KindAttribute"/>.</summary>
    /// <param name="path">The assembly's file. Code in it runs with the rights of this program.</param>
    /// <exception cref="InvalidInputException">There is no such assembly, it was built for another version, or has no kinds.</exception>
    public DefinitionKinds WithAssembly(string path) => PluginLoader.Load(this, path);

    internal static string NameOf(Type type) => KindOf(type).Name;

    /// <summary>The words of a family that go with systems of a type; null for all.</summary>
    internal IEnumerable<string> NamesFor(Type family, Type? system = null) =>
        TypesOf(family).Where(type => KindOf(type).Fits(system)).Select(NameOf).Distinct(StringComparer.Ordinal);

    /// <summary>The type of a family that a word chooses for systems of a type; null where there is none.</summary>
    internal Type? Find(Type family, string kind, Type? system = null) =>
        Called(family, kind).FirstOrDefault(type => KindOf(type).Fits(system));

    /// <summary>Whether it depends on the system what a word means.</summary>
    internal bool DependsOnSystem(Type family, string kind) => Called(family, kind).Skip(1).Any();

    /// <summary>The kinds of the systems with which the types go that share a word, where it is known.</summary>
    internal IEnumerable<string> SystemsOf(Type family, string kind) =>
        Called(family, kind).Select(type => KindOf(type).For).OfType<Type>().SelectMany(system => NamesFor(system));

    /// <summary>The types of a family, in the order in which they were added.</summary>
    internal IEnumerable<Type> TypesOf(Type family) => Types.Where(family.IsAssignableFrom);

    private IEnumerable<Type> Called(Type family, string kind) => TypesOf(family).Where(type => IsKind(type, kind));

    private static KindAttribute KindOf(Type type) =>
        Known.GetOrAdd(type, type => type.GetCustomAttribute<KindAttribute>(inherit: false)!);

    private static bool Overlap(Type? one, Type? other) =>
        one is null || other is null || one.IsAssignableFrom(other) || other.IsAssignableFrom(one);

    private static bool IsKind(Type type, string kind) => string.Equals(NameOf(type), kind, StringComparison.Ordinal);

    private static Type FamilyOf(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) ? FamilyOf(parent) : type;
}
