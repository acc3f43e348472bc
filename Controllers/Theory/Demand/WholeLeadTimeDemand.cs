namespace ProcessChain;

/// <summary>Demand in whole units.</summary>
internal abstract record WholeLeadTimeDemand : LeadTimeDemand
{
    public sealed override bool IsWhole => true;

    public sealed override IReadOnlyList<double> Steps => [1];

    public sealed override LatticeLaw Over(int periods, double step) => Over(periods);

    /// <summary>The distribution of the demand of so many periods, 0 or more.</summary>
    public abstract LatticeLaw Over(int periods);

    public sealed override double Quantile(double probability, int periods) => Over(periods).Quantile(probability);

    public sealed override double Shortage(double level, int periods)
    {
        var law = Over(periods);
        return law.Probabilities.Index().Sum(point => point.Item * Math.Max(0, law.First + point.Index - level));
    }
}
