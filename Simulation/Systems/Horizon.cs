namespace ProcessChain;

/// <summary>How long an episode is.</summary>
/// <param name="Periods">Periods after which the task itself is over and nothing has a value; null: it goes on, and experiments cut episodes off.</param>
/// <param name="Period">What a period is called, e.g. <c>day</c>.</param>
public readonly record struct Horizon(int? Periods, string Period)
{
    /// <summary>Whether the last period is an end (terminated), not a cut (truncated).</summary>
    public bool Ends => Periods is not null;

    /// <summary>Periods of an episode: its own, else those given, else 1000.</summary>
    /// <param name="given">What an experiment says; null for nothing.</param>
    public int PeriodsOr(int? given)
    {
        const int WhereNothingEnds = 1000;
        return Periods ?? given ?? WhereNothingEnds;
    }

    /// <summary>What is wrong with periods that an experiment gives under the key <c>periods</c>.</summary>
    /// <param name="given">What it says; null for nothing.</param>
    public IEnumerable<Fault> Check(int? given) =>
        given is { } periods && Periods is { } own && periods != own
            ? [new("periods", $"is {periods}, but an episode of this system has {own} periods.")]
            : [];

    /// <summary>An episode that ends after a number of periods.</summary>
    public static Horizon EndsAfter(int periods, string period = "period") => new(periods, period);

    /// <summary>Episodes of any length, cut off by the experiment.</summary>
    public static Horizon CutOff(string period = "period") => new(null, period);
}
