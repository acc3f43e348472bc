namespace ProcessChain;

/// <summary>The settings of a derivative-free search.</summary>
public abstract record SearchDefinition
{
    /// <summary>Calls of the objective after which the search ends; 0: 1000 for each coordinate.</summary>
    [Source("SciPy: maxfev = 1000 N")]
    [Range(0)]
    public int MaximumEvaluations { get; init; }

    /// <summary>Everything that is wrong with these settings for points of the given length.</summary>
    /// <param name="coordinates">Numbers in a point, 1 or more.</param>
    public virtual IEnumerable<Fault> Validate(int coordinates) => Ranges.Check(this);

    /// <summary>What is wrong with a start, whose length is right.</summary>
    /// <param name="start">Where the search would begin.</param>
    public virtual IEnumerable<Fault> ValidateStart(IReadOnlyList<double> start) => [];

    /// <summary>A new search.</summary>
    /// <param name="seed">Decides all its random numbers.</param>
    /// <param name="leastStep">The first steps are at least as long: 1 where only whole numbers make a difference, else 0.</param>
    internal abstract ISearch Create(long seed, double leastStep = 0);

    /// <summary>The settings' faults as an exception.</summary>
    private protected void Require(int coordinates)
    {
        var faults = Validate(coordinates).Select(fault => $"{fault.Key} {fault.Message}").ToList();
        if (faults.Count > 0)
            throw new ArgumentException(string.Join(' ', faults));
    }
}
