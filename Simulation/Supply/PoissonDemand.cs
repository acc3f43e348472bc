using ProcessChain.Definitions;
using ProcessChain.Randomness;

namespace ProcessChain.Supply;

/// <summary>Poisson demand.</summary>
[Kind("poisson")]
public sealed record PoissonDemand : PeriodDemand
{
    /// <summary>λ: units a period on average; 0 to a million.</summary>
    [Source("OR-Gym: mu = 20")]
    public double Lambda { get; init; } = 20;

    /// <inheritdoc/>
    public override int Draw(int period, IUniformSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var limit = Math.Exp(-Lambda);
        var count = -1;
        for (var product = 1.0; product > limit; count++)
            product *= source.NextDouble();
        return count;
    }

    /// <inheritdoc/>
    public override double Mean(int period) => Lambda;

    /// <inheritdoc/>
    public override double Variance(int period) => Lambda;

    /// <inheritdoc/>
    public override int Least(int period) => 0;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(int periods)
    {
        if (!(Lambda is >= 0 and <= Limits.Units))
            yield return new("lambda", $"is {Lambda}; 0 to {Limits.Units} is allowed.");
    }
}
