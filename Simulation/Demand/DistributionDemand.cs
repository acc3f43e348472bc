using MathNet.Numerics.Distributions;

namespace ProcessChain;

/// <summary>
/// Any distribution of MathNet.Numerics, drawn anew in each period and rounded to whole units, halves away from zero; numbers
/// below 0 are taken as 0, those above a million as a million.
/// </summary>
[Kind("distribution")]
[Former("quantity", Split)]
[Former("interval", Split)]
internal sealed record DistributionDemand : DemandDefinition
{
    private const string Split =
        "a law of its own, and name and parameters stand here: write {kind: intermittent, interval: …, quantity: {kind: distribution, name: …}}.";

    /// <summary>The name of the class in MathNet.Numerics.Distributions, e.g. <c>Normal</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The parameters of its constructor, by their names there, e.g. <c>stddev</c>; their meaning is documented there too.</summary>
    public Named<PerElement<double>> Parameters { get; init; } = new();

    internal override bool HasAlikeOrders => true;

    public override IEnumerable<CustomerOrder> Orders(RandomStream stream) => OrdersAfter(stream, -1, -1);

    public override IEnumerable<Fault> ValidateBranching() => [];

    public override IEnumerable<CustomerOrder> OrdersAfter(RandomStream stream, int day, int lastOrderDay)
    {
        var next = Sampler(stream);
        for (var period = day + 1; period < Limits.Days; period++)
        {
            if (next() is > 0 and var units)
                yield return new CustomerOrder(period, units);
        }
    }

    /// <summary>A source of numbers that draws from the given stream and from nothing else.</summary>
    public Func<int> Sampler(RandomStream stream)
    {
        var distribution = DistributionClass.Find(Name)!.Make(Parameters);
        distribution.RandomSource = stream;
        return distribution switch
        {
            NegativeBinomial failures => () => Failures(failures, stream),
            IDiscreteDistribution discrete => () => ToWhole(discrete.Sample()),
            IContinuousDistribution continuous => () => ToWhole(continuous.Sample()),
            _ => throw new InvalidOperationException($"{Name} gives no single numbers."),
        };
    }

    /// <summary>How likely 0, 1, … units are, up to those that are practically never drawn.</summary>
    public IReadOnlyList<double> Probabilities()
    {
        const double Certain = 1 - 1e-14;
        var distribution = DistributionClass.Find(Name)!.Make(Parameters);
        var half = distribution is IContinuousDistribution ? 0.5 : 0;
        var probabilities = new List<double>();
        for (var below = 0.0; below < Certain && probabilities.Count < Limits.Units; )
        {
            var upTo = distribution.CumulativeDistribution(probabilities.Count + half);
            probabilities.Add(upTo - below);
            below = upTo;
        }
        return probabilities;
    }

    public override IEnumerable<Fault> Validate()
    {
        if (DistributionClass.Find(Name) is not { } found)
            return [new("name", $"is '{Name}'; {NearWord.Advice(Name, DistributionClass.Names)}")];
        var faults = found.Check(Parameters).ToList();
        if (faults.Count > 0)
            return faults;
        try
        {
            // MathNet draws no Poisson numbers that are beyond those that it can count.
            return found.Make(Parameters) is Poisson { Lambda: > Limits.Units } poisson
                ? [new("parameters.lambda", $"is {poisson.Lambda}; at most {Limits.Units} is allowed.")]
                : [];
        }
        catch (ArgumentException e)
        {
            return [new("parameters", $"are not possible for {Name}: {e.Message}")];
        }
    }

    /// <summary>
    /// Failures before r successes of probability p, as a Poisson number with a Gamma rate. MathNet 5.0 itself draws the Gamma
    /// number with the rate p instead of p / (1 − p), which gives the mean r / p instead of the documented r (1 − p) / p.
    /// </summary>
    private int Failures(NegativeBinomial distribution, RandomStream stream)
    {
        if (distribution.P is 0 or 1)
            return distribution.P is 0 ? Limits.Units : 0;
        var rate = Gamma.Sample(stream, distribution.R, distribution.P / (1 - distribution.P));
        if (rate > 2 * Limits.Units)
            return Limits.Units;
        return rate > 0 ? ToWhole(Poisson.Sample(stream, rate)) : 0;
    }

    private int ToWhole(double number)
    {
        if (double.IsNaN(number))
            throw new InvalidOperationException($"{Name} gave a number that is none (NaN).");
        return (int)Math.Clamp(Math.Round(number, MidpointRounding.AwayFromZero), 0, Limits.Units);
    }
}
