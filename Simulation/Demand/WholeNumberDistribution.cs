using MathNet.Numerics.Distributions;

namespace ProcessChain;

/// <summary>
/// A distribution of MathNet.Numerics whose numbers are rounded to whole ones, halves away from zero; those below 0 are taken
/// as 0, and those above a million as a million.
/// </summary>
public sealed record WholeNumberDistribution
{
    private const int Most = 1_000_000;

    /// <summary>The name of the class in MathNet.Numerics.Distributions, e.g. <c>Poisson</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The parameters of its constructor, by their names there, e.g. <c>lambda</c>; their meaning is documented there too.</summary>
    public Named<PerElement<double>> Parameters { get; init; } = new();

    /// <summary>The largest number it can give, as far as that is known.</summary>
    internal int Largest =>
        Make() switch
        {
            ConwayMaxwellPoisson => Most,
            IDiscreteDistribution discrete => ToWhole(discrete.Maximum),
            IContinuousDistribution continuous => ToWhole(continuous.Maximum),
            _ => Most,
        };

    /// <summary>A source of numbers that draws from the given stream and from nothing else.</summary>
    public Func<int> Sampler(RandomStream stream)
    {
        var distribution = Make();
        distribution.RandomSource = stream;
        return distribution switch
        {
            NegativeBinomial failures => () => Failures(failures, stream),
            IDiscreteDistribution discrete => () => ToWhole(discrete.Sample()),
            IContinuousDistribution continuous => () => ToWhole(continuous.Sample()),
            _ => throw new InvalidOperationException($"{this} gives no single numbers."),
        };
    }

    /// <summary>Everything that is wrong with this distribution.</summary>
    public IEnumerable<Fault> Validate()
    {
        if (DistributionClass.Find(Name) is not { } found)
            return [new("name", $"is '{Name}'; {NearWord.Advice(Name, DistributionClass.Names)}")];
        var faults = found.Check(Parameters).ToList();
        if (faults.Count > 0)
            return faults;
        try
        {
            // MathNet draws no Poisson numbers that are beyond those that it can count.
            return found.Make(Parameters) is Poisson { Lambda: > Most } poisson
                ? [new("parameters.lambda", $"is {poisson.Lambda}; at most {Most} is allowed.")]
                : [];
        }
        catch (ArgumentException e)
        {
            return [new("parameters", $"are not possible for {Name}: {e.Message}")];
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}({string.Join(", ", Parameters.Select(p => $"{p.Key}: {p.Value}"))})";

    private IUnivariateDistribution Make() =>
        DistributionClass.Find(Name)?.Make(Parameters)
        ?? throw new InvalidOperationException($"There is no distribution '{Name}'.");

    /// <summary>
    /// Failures before r successes of probability p, as a Poisson number with a Gamma rate. MathNet 5.0 itself draws the Gamma
    /// number with the rate p instead of p / (1 − p), which gives the mean r / p instead of the documented r (1 − p) / p.
    /// </summary>
    private int Failures(NegativeBinomial distribution, RandomStream stream)
    {
        if (distribution.P is 0 or 1)
            return distribution.P is 0 ? Most : 0;
        var rate = Gamma.Sample(stream, distribution.R, distribution.P / (1 - distribution.P));
        if (rate > 2 * Most)
            return Most;
        return rate > 0 ? ToWhole(Poisson.Sample(stream, rate)) : 0;
    }

    private int ToWhole(double number)
    {
        if (double.IsNaN(number))
            throw new InvalidOperationException($"{this} gave a number that is none (NaN).");
        return (int)Math.Clamp(Math.Round(number, MidpointRounding.AwayFromZero), 0, Most);
    }
}
