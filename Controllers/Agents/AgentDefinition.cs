namespace ProcessChain;

/// <summary>
/// An agent that a run has trained, from its file: frozen, and decides without further training, as a rule does. It takes the
/// place of a whole system's controller, or, trained at a <c>seat</c>, that of any player.
/// </summary>
[Kind("agent")]
internal sealed record AgentDefinition : RuleDefinition, IModelOfFile
{
    private const int MostPeriodsSeen = 1000;

    /// <summary>The file, <c>checkpoints/NAME.1.agent</c> in the folder of a run; relative ones start from the folder of the definition file.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the file's content, which no other may have; left out: that which the file has. Runs write it down.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The settings by which it learned; left out: those of the controller of this name in the run where the file lies.</summary>
    public LearningDefinition? Learner { get; init; }

    /// <summary>
    /// The periods that it saw at its <c>seat</c>, for which it then decides alone; 1 to 1000. Left out together with
    /// <c>learner</c>: as the run has it. Else left out: it decides for a whole system. Without effect where the system is a <c>seat</c> itself.
    /// </summary>
    [Range(1, MostPeriodsSeen)]
    public int? PeriodsSeen { get; init; }

    /// <summary>What is in the file; null before it was read.</summary>
    public ModelFile? File { get; private init; }

    string IModelOfFile.Extension => ".agent";

    /// <inheritdoc/>
    public RuleDefinition With(ModelFile file) => this with { File = file, Sha256 = file.Hash };

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        if (Ranges.Check(this).ToList() is { Count: > 0 } faults)
            return faults;
        if (Learner is null)
            return [new("learner", $"is missing, and '{Path}' lies in no folder of a run that tells it.")];
        if (PeriodsSeen is not null && system is not ISeatedSystem)
            return [new("periodsSeen", "is given, but this system has no seats.")];
        // All seats show the same.
        var seen = SitsIn(system) ? SeatsOf((SupplyDefinition)system)[0] : system;
        return Learner.Validate(seen).Select(fault => fault.Below("learner")).ToList() is { Count: > 0 } wrong
            ? wrong
            : Misfit(seen);
    }

    /// <inheritdoc/>
    public override IController Create(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return SitsIn(system) ? new SeatAgent(SeatsOf((SupplyDefinition)system), Load) : Load(system);
    }

    private bool SitsIn(SystemDefinition system) => PeriodsSeen is not null && system is not SeatDefinition;

    /// <summary>The places of a system, to look from: nobody plays in them.</summary>
    private SeatDefinition[] SeatsOf(SupplyDefinition system) =>
        [
            .. system.PlaceNames.Select(place => new SeatDefinition
            {
                Of = system,
                At = place,
                CoPlayers = this,
                PeriodsSeen = PeriodsSeen!.Value,
            }),
        ];

    private IController Load(SystemDefinition seen) =>
        Learner!.LoadAgent(
            seen,
            new MemoryStream((File ?? throw new InvalidOperationException("The file was not read.")).Bytes)
        );

    private IEnumerable<Fault> Misfit(SystemDefinition seen)
    {
        try
        {
            Load(seen);
            return [];
        }
        catch (InvalidDataException reason)
        {
            return [new("path", $"is '{Path}', which is no agent of this learner and system: {reason.Message}")];
        }
    }
}
