namespace ProcessChain;

/// <summary>What controllers of a system are compared by.</summary>
/// <param name="Key">The key of the figure.</param>
/// <param name="Title">What it is called in headings, e.g. <c>cost a day</c>.</param>
/// <param name="Unit">Its unit, e.g. <c>money per day</c>.</param>
/// <param name="Minimise">Whether less is better.</param>
public sealed record Goal(string Key, string Title, string Unit, bool Minimise)
{
    /// <summary>Whether one value is better than another; no number is better than none.</summary>
    public bool IsBetter(double value, double other) => Minimise ? value < other : value > other;

    /// <summary>The value as a cost: less is better.</summary>
    public double AsCost(double value) => Minimise ? value : -value;

    /// <summary>By how much a value is worse than another; below 0: better.</summary>
    public double Loss(double value, double other) => Minimise ? value - other : other - value;

    /// <summary>The worst value there can be.</summary>
    public double Worst => Minimise ? double.PositiveInfinity : double.NegativeInfinity;
}
