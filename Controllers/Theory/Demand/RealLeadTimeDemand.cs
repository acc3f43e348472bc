namespace ProcessChain;

/// <summary>Demand in quantities that need not be whole.</summary>
internal abstract record RealLeadTimeDemand : LeadTimeDemand
{
    /// <summary>Points of the finer lattice in a standard deviation.</summary>
    private const int PointsPerDeviation = 64;

    public sealed override bool IsWhole => false;

    public sealed override IReadOnlyList<double> Steps =>
        [2 * DeviationPerPeriod / PointsPerDeviation, DeviationPerPeriod / PointsPerDeviation];

    /// <summary>The standard deviation of a period's demand, units; of the order of it will do.</summary>
    protected abstract double DeviationPerPeriod { get; }

    public override LatticeLaw Over(int periods, double step) => Period(step).Times(periods);

    public override double Quantile(double probability, int periods) =>
        Over(periods, Steps[^1]).QuantileBetween(probability) * Steps[^1];

    public override double Shortage(double level, int periods)
    {
        var step = Steps[^1];
        var law = Over(periods, step);
        return law
            .Probabilities.Index()
            .Sum(point => point.Item * Math.Max(0, (step * (law.First + point.Index)) - level));
    }

    /// <summary>The distribution of a period's demand on a lattice.</summary>
    protected abstract LatticeLaw Period(double step);

    /// <summary>
    /// A continuous distribution on a lattice: what is demanded between two points counts for both, the nearer the more, so that its
    /// mean is kept. A weight is the second difference of the shortage, which is convex in the level.
    /// </summary>
    /// <param name="shortage">E[(D − level)⁺] by level.</param>
    /// <param name="low">Nothing worth counting lies below, units.</param>
    /// <param name="high">Nothing worth counting lies above, units.</param>
    /// <param name="step">The width of the lattice, units.</param>
    private protected static LatticeLaw OnLattice(Func<double, double> shortage, double low, double high, double step)
    {
        var first = (int)Math.Floor(low / step);
        var last = (int)Math.Ceiling(high / step);
        var shortages = Enumerable.Range(first - 1, last - first + 3).Select(point => shortage(point * step)).ToArray();
        return new(
            first,
            [
                .. Enumerable
                    .Range(0, last - first + 1)
                    .Select(i => (shortages[i] - (2 * shortages[i + 1]) + shortages[i + 2]) / step),
            ]
        );
    }
}
