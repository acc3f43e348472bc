namespace ProcessChain;

/// <summary>
/// A network that was trained elsewhere and stored as ONNX. It gets what environments show, in natural units and nothing scaled:
/// float32, rows by numbers. Where actions are choices it gives a value for each of them, and the highest of those that are
/// allowed is taken; where units are ordered it gives a number for each place, or a value for each combination of the choices of a
/// grid. Computed by ONNX Runtime, on one thread.
/// </summary>
[Kind("onnx")]
internal sealed record OnnxDefinition : RuleDefinition, IModelOfFile
{
    private const string PathKey = "path";

    /// <summary>The file; relative ones start from the folder of the definition file.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the file's content, which no other may have; left out: that which the file has. Runs write it down.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The parts of the system's observation that the network gets; left out: its standard ones.</summary>
    public Several<string>? Observation { get; init; }

    /// <summary>The name of the output that decides; left out: the only one.</summary>
    public string? Output { get; init; }

    /// <summary>Which choices are considered.</summary>
    [Assumed("as environments in Python mask them")]
    internal ActionMask Mask { get; init; } = ActionMask.None;

    /// <summary>What can be ordered where a system takes orders and the outputs are values of choices; left out: they are orders.</summary>
    public OrderGrid? Orders { get; init; }

    /// <summary>What outputs that are orders mean. Without effect with choices.</summary>
    [Assumed("as environments in Python take them")]
    internal OrderMeaning Action { get; init; } = OrderMeaning.Units;

    /// <summary>How many periods of mean demand an echelon level moves with an output of 1; above 0. Only with echelon levels.</summary>
    [Assumed("as ppo")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double LevelSpan { get; init; } = 1;

    /// <summary>What is in the file; null before it was read.</summary>
    public ModelFile? File { get; private init; }

    string IModelOfFile.Extension => ".onnx";

    /// <inheritdoc/>
    public RuleDefinition With(ModelFile file) => this with { File = file, Sha256 = file.Hash };

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        List<Fault> faults =
        [
            .. Ranges.Check(this),
            .. ObservationEncoder.Faults(system, Observation, InputScale.Units),
            .. Chooses(system) ? JointChoices.Faults(system, Orders) : OrderFaults(system),
        ];
        if (faults.Count == 0 && FileFault(system) is { } fault)
            faults.Add(fault);
        return faults;
    }

    /// <inheritdoc/>
    public override IController Create(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        var reader = new ObservationReader(system, Observation);
        var network = Open(system);
        return Chooses(system)
            ? new OnnxChooser(network, reader, ChoicesOf(system))
            : new OnnxOrderer(network, reader, new PolicyOrders(system, Action, LevelSpan));
    }

    private bool Chooses(SystemDefinition system) => system.Actions is ChoiceSpace || Orders is not null;

    private JointChoices ChoicesOf(SystemDefinition system) => new(Choices.Of(system, Orders, Mask));

    private OnnxNetwork Open(SystemDefinition system) =>
        OnnxNetwork.Open(
            File ?? throw new InvalidOperationException("The file was not read."),
            new ObservationReader(system, Observation).Numbers.Count,
            Chooses(system) ? ChoicesOf(system).Count : system.Actions.Width,
            Output
        );

    private IEnumerable<Fault> OrderFaults(SystemDefinition system)
    {
        if (Mask != ActionMask.None)
            yield return new("mask", "is on, but without the key orders there are no choices here.");
        foreach (var fault in PolicyOrders.Faults(system, Action, "action"))
            yield return fault;
    }

    private Fault? FileFault(SystemDefinition system)
    {
        try
        {
            Open(system);
            return null;
        }
        catch (InvalidDataException reason)
        {
            return new(PathKey, $"is '{Path}', {reason.Message}");
        }
        catch (Exception reason) when (reason is DllNotFoundException or TypeInitializationException)
        {
            return new(
                "kind",
                "is onnx, but ONNX Runtime's library is not here: add the package Microsoft.ML.OnnxRuntime."
            );
        }
    }
}
