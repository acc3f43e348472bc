namespace ProcessChain;

/// <summary>A question that classical theory answers: what a definition file of the command <c>theory</c> holds.</summary>
internal abstract record TheoryProblem
{
    /// <summary>The largest lattice that is calculated with; a few seconds.</summary>
    private const double MostPoints = 100_000;

    /// <summary>Everything that is wrong with it.</summary>
    public virtual IEnumerable<Fault> Validate() => Ranges.Check(this);

    /// <summary>The answer to a valid question.</summary>
    public abstract TheoryAnswer Solve();

    /// <summary>Everything that is wrong with a demand, by itself and over the lead times.</summary>
    /// <param name="demand">The demand.</param>
    /// <param name="leadTimes">Periods that it is needed over, valid ones.</param>
    private protected static IEnumerable<Fault> Check(LeadTimeDemand demand, params IEnumerable<int> leadTimes)
    {
        var faults = demand.Validate().Select(fault => fault.Below("demand")).ToList();
        if (faults.Count == 0 && leadTimes.Sum(demand.Points) is > MostPoints and var points)
            faults.Add(
                new(
                    "demand",
                    $"takes {points:F0} points over the lead times; at most {MostPoints:F0} are calculated with."
                )
            );
        return faults;
    }
}
