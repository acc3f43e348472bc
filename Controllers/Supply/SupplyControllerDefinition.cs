namespace ProcessChain;

/// <summary>The settings of a controller of supply systems: what a definition file names, and what makes the controller itself.</summary>
public abstract record SupplyControllerDefinition
{
    /// <summary>Everything that is wrong with these settings for the given system.</summary>
    /// <param name="system">A valid definition.</param>
    public abstract IEnumerable<Fault> Validate(SupplyDefinition system);
}

/// <summary>The settings of a controller that is ready to decide, without training.</summary>
public abstract record SupplyRuleDefinition : SupplyControllerDefinition
{
    /// <summary>A new controller.</summary>
    /// <param name="system">The system it will control: its laws, not what will happen.</param>
    public abstract ISupplyController Create(SupplyDefinition system);
}

/// <summary>The settings of a controller that must be trained, or searched for, before it is tested.</summary>
public abstract record SupplyLearningDefinition : SupplyControllerDefinition
{
    /// <summary>How often it is trained, with seeds of its own, 1 to 1000; left out: as the experiment says for all.</summary>
    public int? Trainings { get; init; }

    /// <summary>A training that has not begun.</summary>
    /// <param name="system">The system it is to control.</param>
    /// <param name="seed">The training seed: all chance follows from it.</param>
    /// <param name="workers">Threads it may use, 1 or more. They change nothing but the time.</param>
    public abstract ISupplyTraining Create(SupplyDefinition system, long seed, int workers);

    /// <summary>The test agent: a frozen controller from what <see cref="ISupplyTraining.SaveAgent"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another shape or damaged.</exception>
    public abstract ISupplyController LoadAgent(SupplyDefinition system, Stream agent);
}
