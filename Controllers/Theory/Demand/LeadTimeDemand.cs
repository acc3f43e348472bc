namespace ProcessChain;

/// <summary>
/// Independent demands of one distribution in all periods, by what several periods, a lead time, demand together. Units may be
/// whole or not.
/// </summary>
internal abstract record LeadTimeDemand
{
    /// <summary>Expected demand of a period, units.</summary>
    public abstract double MeanPerPeriod { get; }

    /// <summary>Whether demand comes in whole units.</summary>
    public abstract bool IsWhole { get; }

    /// <summary>
    /// The widths in units of the lattices on which it is calculated with: 1 where units are whole, which is exact; else two, the second
    /// half as wide as the first, so that errors, which are as the square of the width, can be extrapolated to 0.
    /// </summary>
    public abstract IReadOnlyList<double> Steps { get; }

    /// <summary>The distribution of the demand of so many periods on a lattice, with its mean.</summary>
    /// <param name="periods">0 or more; no periods demand nothing.</param>
    /// <param name="step">One of <see cref="Steps"/>.</param>
    public abstract LatticeLaw Over(int periods, double step);

    /// <summary>The least level, units, that the demand of so many periods exceeds with at most the probability 1 − <paramref name="probability"/>.</summary>
    public abstract double Quantile(double probability, int periods);

    /// <summary>E[(D − level)⁺]: the units by which the demand of so many periods exceeds a level on average.</summary>
    public abstract double Shortage(double level, int periods);

    /// <summary>How many points of the finest lattice the demand of so many periods takes, about.</summary>
    public virtual double Points(int periods) => Over(1, Steps[^1]).Probabilities.Length * (double)periods;

    /// <summary>Everything that is wrong with it.</summary>
    public virtual IEnumerable<Fault> Validate() => Ranges.Check(this);
}
