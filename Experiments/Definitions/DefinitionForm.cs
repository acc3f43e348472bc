namespace ProcessChain.Experiments;

/// <summary>How definition files of one kind of experiment are read.</summary>
/// <param name="Type">The record.</param>
/// <param name="Complete">Puts something in the place of what is required and missing, and takes over what other files hold.</param>
/// <param name="Bases">The keys of which a fault may bring about others in <c>controllers</c> and below the key itself.</param>
internal sealed record DefinitionForm(
    Type Type,
    Func<object, Several<string>, FaultList, IExperiment> Complete,
    Several<string> Bases
)
{
    private static readonly DefinitionForm Chain = new(
        typeof(ExperimentDefinition),
        (bound, assumed, faults) => CompleteChain((ExperimentDefinition)bound, assumed, faults),
        new("chain.stations")
    );

    private static readonly DefinitionForm Supply = new(
        typeof(SupplyExperiment),
        (bound, assumed, _) => CompleteSupply((SupplyExperiment)bound, assumed),
        new(SupplyExperiment.SystemKey)
    );

    /// <summary>The form of a file: by the key <c>system</c>, also where it is misspelt.</summary>
    public static DefinitionForm Of(MapNode file) =>
        file.Entries.Any(entry => NearWord.IsNear(entry.Key, SupplyExperiment.SystemKey)) ? Supply : Chain;

    private static ExperimentDefinition CompleteChain(
        ExperimentDefinition bound,
        Several<string> assumed,
        FaultList faults
    ) =>
        OrdersOfFile.Take(
            bound with
            {
                Name = bound.Name ?? "",
                Controllers = bound.Controllers ?? new(),
                Baseline = bound.Baseline ?? "",
                Assumed = assumed,
            },
            faults
        );

    private static SupplyExperiment CompleteSupply(SupplyExperiment bound, Several<string> assumed) =>
        bound with
        {
            Name = bound.Name ?? "",
            Controllers = bound.Controllers ?? new(),
            Baseline = bound.Baseline ?? "",
            Assumed = assumed,
        };
}
