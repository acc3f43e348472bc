namespace ProcessChain;

/// <summary>The settings of a controller: what a definition file names, and what makes the controller itself.</summary>
public abstract record ControllerDefinition
{
    /// <summary>Everything that is wrong with these settings for the given chain and customer.</summary>
    /// <param name="chain">A valid chain.</param>
    /// <param name="demand">A valid demand.</param>
    public abstract IEnumerable<Fault> Validate(ChainDefinition chain, DemandDefinition demand);
}

/// <summary>The settings of a controller that is ready to decide, without training.</summary>
public abstract record RuleDefinition : ControllerDefinition
{
    /// <summary>A new controller.</summary>
    /// <param name="chain">The chain it will control.</param>
    /// <param name="demand">The customer it will meet: the law of the orders, not the orders.</param>
    public abstract IController Create(ChainDefinition chain, DemandDefinition demand);
}
