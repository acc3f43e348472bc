namespace ProcessChain;

/// <summary>
/// A kind of system of which an optimal policy can be computed: it has, or can be cut to, finitely many states. Its definition
/// implements this interface; the goal is the average cost of a period in the long run.
/// </summary>
public interface IFiniteSystem
{
    /// <summary>What keeps these settings from having a finite model, e.g. a demand of dependent periods; nothing where they have one.</summary>
    IEnumerable<Fault> ValidateFinite();

    /// <summary>
    /// The model. To make it is cheap, however large it is: who solves it looks at <see cref="FiniteModel.States"/> first, and
    /// only then asks for laws.
    /// </summary>
    /// <exception cref="InvalidOperationException"><see cref="ValidateFinite"/> tells a fault.</exception>
    FiniteModel CreateFinite();
}
