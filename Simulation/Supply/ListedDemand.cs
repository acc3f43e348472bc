namespace ProcessChain;

/// <summary>The same known demand in every episode, period by period. Nothing is random in it.</summary>
/// <remarks>OR-Gym's <c>user_D</c>; where all its values are 0, OR-Gym draws from a distribution instead, and we do not.</remarks>
[Kind("list")]
public sealed record ListedDemand : PeriodDemand
{
    /// <summary>Units in period 0, 1, …; at least one value for each period of an episode. May be negative: units come back.</summary>
    public required Several<int> List { get; init; }

    /// <inheritdoc/>
    public override int Draw(int period, IUniformSource source) => List[period];

    /// <inheritdoc/>
    public override double Mean(int period) => List[period];

    /// <inheritdoc/>
    public override double Variance(int period) => 0;

    /// <inheritdoc/>
    public override double ProbabilityOf(int period, int units) => units == List[period] ? 1 : 0;

    /// <inheritdoc/>
    public override int Least(int period) => List[period];

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(int periods)
    {
        if (List.Count < periods)
            yield return new("list", $"has {List.Count} values; one for each of the {periods} periods is needed.");
        foreach (var (period, units) in List.Index())
        {
            if (units is < -Limits.Units or > Limits.Units)
                yield return new(
                    $"list[{period}]",
                    $"is {units}; {-Limits.Units} to {Limits.Units} units are allowed."
                );
        }
    }
}
