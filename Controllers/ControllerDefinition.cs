using ProcessChain.Chain;
using ProcessChain.Decisions;
using ProcessChain.Definitions;

namespace ProcessChain.Controllers;

/// <summary>The settings of a controller: what a definition file names, and what makes the controller itself.</summary>
public abstract record ControllerDefinition
{
    /// <summary>Everything that is wrong with these settings for the given chain.</summary>
    /// <param name="chain">A valid chain.</param>
    public abstract IEnumerable<Fault> Validate(ChainDefinition chain);
}

/// <summary>The settings of a controller that is ready to decide, without training.</summary>
public abstract record RuleDefinition : ControllerDefinition
{
    /// <summary>A new controller for the given chain.</summary>
    public abstract IController Create(ChainDefinition chain);
}
