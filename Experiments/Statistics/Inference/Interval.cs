namespace ProcessChain.Experiments;

/// <summary>An interval, its ends among it; both NaN where there is none.</summary>
/// <param name="Lower">Its lower end.</param>
/// <param name="Upper">Its upper end.</param>
internal readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>That of nothing.</summary>
    public static Interval None => new(double.NaN, double.NaN);

    /// <summary>Whether there is one.</summary>
    public bool Exists => !double.IsNaN(Lower);
}
