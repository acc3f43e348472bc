namespace ProcessChain.Tests;

public sealed class DemandTests
{
    private static RandomStream Stream => new EpisodeSeed(1, 2).Stream("customer");

    [Test]
    public void Step_DefaultsToTheBeerGame() =>
        Assert.That(
            new StepDemand().Orders(Stream).Take(6),
            Is.EqualTo(new CustomerOrder[] { new(0, 4), new(1, 4), new(2, 4), new(3, 4), new(4, 8), new(5, 8) })
        );

    [Test]
    public void Step_FallsOnTheFirstOrderFromItsDayOn() =>
        Assert.That(
            new StepDemand
            {
                Interval = 3,
                Before = 1,
                After = 2,
                StepDay = 4,
            }
                .Orders(Stream)
                .Take(4),
            Is.EqualTo(new CustomerOrder[] { new(0, 1), new(3, 1), new(6, 2), new(9, 2) })
        );

    [Test]
    public void Step_EndsWithTheLastDayThatCanBeCounted() =>
        Assert.That(
            new StepDemand { Interval = int.MaxValue }
                .Orders(Stream)
                .Select(o => o.Day),
            Is.EqualTo(new[] { 0, int.MaxValue })
        );

    [Test]
    public void Step_TellsAllFaults() =>
        Assert.That(
            new StepDemand
            {
                Interval = 0,
                Before = -1,
                After = -2,
                StepDay = -3,
            }.Validate(),
            Is.EqualTo(
                new Fault[]
                {
                    new("interval", "is 0; 1 to 1000000 days are allowed."),
                    new("before", "is -1; 0 to 1000000 units are allowed."),
                    new("after", "is -2; 0 to 1000000 units are allowed."),
                    new("stepDay", "is -3; a whole number of at least 0 is needed."),
                }
            )
        );

    [Test]
    public void Distribution_OrdersDailyByDefault() =>
        Assert.That(
            Demand("Poisson", ("lambda", 4)).Orders(Stream).Take(3).Select(order => order.Day),
            Is.EqualTo(new[] { 1, 2, 3 })
        );

    // Mean and variance by the textbook formulas; rounding to whole numbers adds 1/12 to the variance of continuous ones.
    private static IEnumerable<TestCaseData> Moments()
    {
        yield return Moment("Poisson", 4, 4, ("lambda", 4));
        yield return Moment("Poisson", 200, 200, ("lambda", 200));
        yield return Moment("DiscreteUniform", 20, 120 / 12.0, ("lower", 15), ("upper", 25));
        yield return Moment("Binomial", 20 * 0.3, 20 * 0.3 * 0.7, ("p", 0.3), ("n", 20));
        yield return Moment("Bernoulli", 0.3, 0.21, ("p", 0.3));
        yield return Moment("Geometric", 4, 0.75 / 0.0625, ("p", 0.25));
        yield return Moment("NegativeBinomial", 5 * 0.75 / 0.25, 5 * 0.75 / 0.0625, ("r", 5), ("p", 0.25));
        yield return Moment(
            "Hypergeometric",
            12 * 0.4,
            12 * 0.4 * 0.6 * 38 / 49,
            ("population", 50),
            ("success", 20),
            ("draws", 12)
        );
        yield return Moment("Normal", 100, 225 + Rounding, ("mean", 100), ("stddev", 15));
        yield return Moment("ContinuousUniform", 50.5, 99 * 99 / 12.0 + Rounding, ("lower", 1), ("upper", 100));
        yield return Moment("Exponential", 50, 2500 + Rounding, ("rate", 0.02));
        yield return Moment("Gamma", 100, 2000 + Rounding, ("shape", 5), ("rate", 0.05));
        yield return Moment("Erlang", 100, 2500 + Rounding, ("shape", 4), ("rate", 0.04));
        yield return Moment(
            "LogNormal",
            Math.Exp(4.02),
            Math.Exp(8.04) * (Math.Exp(0.04) - 1) + Rounding,
            ("mu", 4),
            ("sigma", 0.2)
        );
        yield return Moment(
            "Weibull",
            50 * Math.Sqrt(Math.PI),
            2500 * 4 * (1 - (Math.PI / 4)) + Rounding,
            ("shape", 2),
            ("scale", 100)
        );
        yield return Moment(
            "Triangular",
            60,
            (100 * 100 + 50 * 50 - 100 * 50) / 18.0 + Rounding,
            ("lower", 10),
            ("upper", 110),
            ("mode", 60)
        );
        yield return Moment("Laplace", 200, 2 * 400 + Rounding, ("location", 200), ("scale", 20));
    }

    private const double Rounding = 1 / 12.0;

    private static TestCaseData Moment(
        string name,
        double mean,
        double variance,
        params (string, double)[] parameters
    ) => new TestCaseData(Demand(name, parameters).Quantity, mean, variance).SetArgDisplayNames($"{name} {mean}");

    [TestCaseSource(nameof(Moments))]
    public void Distribution_HasTheMomentsItClaims(WholeNumberDistribution quantity, double mean, double variance)
    {
        const int Count = 200_000;
        var next = quantity.Sampler(Stream);
        var samples = Enumerable.Range(0, Count).Select(_ => (double)next()).ToArray();
        var sampleMean = samples.Average();
        var sampleVariance = samples.Sum(x => (x - sampleMean) * (x - sampleMean)) / (Count - 1);

        // Four standard errors of the mean; 4 % of the variance, about four standard errors of it at the kurtosis of an exponential.
        Assert.That(sampleMean, Is.EqualTo(mean).Within(4 * Math.Sqrt(variance / Count)));
        Assert.That(sampleVariance, Is.EqualTo(variance).Within(4).Percent);
    }

    [Test]
    public void NumbersBelowZero_AreTakenAsZero()
    {
        var next = Demand("Normal", ("mean", -5), ("stddev", 1)).Quantity.Sampler(Stream);
        Assert.That(Enumerable.Range(0, 1000).Select(_ => next()), Is.All.Zero);
    }

    private static readonly string[] EveryDistribution = DistributionClass.Names.ToArray();

    [TestCaseSource(nameof(EveryDistribution))]
    public void Distribution_DrawsFromItsStreamAlone(string name)
    {
        var demand = DemandOf(name);
        var untouched = new EpisodeSeed(1, 2).Stream("other");
        var expected = Enumerable.Range(0, 50).Select(_ => untouched.NextBits()).ToArray();
        var other = new EpisodeSeed(1, 2).Stream("other");

        var first = demand.Orders(Stream).Take(50).ToArray();
        var drawn = Enumerable.Range(0, 50).Select(_ => other.NextBits()).ToArray();
        using var interleaved = demand.Orders(new EpisodeSeed(3, 4).Stream("customer")).GetEnumerator();
        var second = demand.Orders(Stream).Take(50).Select(order => (interleaved.MoveNext(), order).order).ToArray();

        Assert.That(drawn, Is.EqualTo(expected));
        Assert.That(second, Is.EqualTo(first));
    }

    private static DistributionDemand DemandOf(string name) =>
        name switch
        {
            "Categorical" => new()
            {
                Quantity = new()
                {
                    Name = name,
                    Parameters = new(KeyValuePair.Create("probabilityMass", new PerElement<double>(1, 2, 3))),
                },
            },
            "Hypergeometric" => Demand(name, ("population", 50), ("success", 20), ("draws", 12)),
            "SkewedGeneralizedT" => Demand(name, ("location", 4), ("scale", 2), ("skew", 0.1), ("p", 2), ("q", 5)),
            "SkewedGeneralizedError" => Demand(name, ("location", 4), ("scale", 2), ("skew", 0.1), ("p", 2)),
            "Triangular" => Demand(name, ("lower", 2), ("upper", 9), ("mode", 4)),
            "TruncatedPareto" => Demand(name, ("scale", 2), ("shape", 1.5), ("truncation", 90)),
            "Zipf" => Demand(name, ("s", 1.5), ("n", 20)),
            "DiscreteUniform" or "ContinuousUniform" => Demand(name, ("lower", 1), ("upper", 9)),
            "Binomial" or "NegativeBinomial" or "Geometric" or "Bernoulli" => Demand(
                name,
                DistributionClass.Find(name)!.ParameterNames.Select(p => (p, p is "p" ? 0.5 : 8.0)).ToArray()
            ),
            _ => Demand(
                name,
                DistributionClass.Find(name)!.ParameterNames.Select(p => (p, p is "beta" ? 0 : 1.0)).ToArray()
            ),
        };

    [Test]
    public void EndlessZeroIntervals_EndWithAnError()
    {
        var demand = Demand("Poisson", ("lambda", 4)) with
        {
            Interval = Demand("Normal", ("mean", -5), ("stddev", 0.1)).Quantity,
        };

        Assert.That(
            Assert
                .Throws<InvalidOperationException>(() => demand.Orders(Stream).TakeWhile(o => o.Day < 1).Count())!
                .Message,
            Is.EqualTo(
                "The customer's intervals were 0 days 100000 times in a row on day 0; Normal(mean: -5, stddev: 0.1) gives too few intervals of a day or more."
            )
        );
    }

    [TestCase("{ name: Poison }", "quantity.name: is 'Poison'; did you mean Poisson? Allowed: Bernoulli, Beta, ")]
    [TestCase("{ name: Poisson }", "quantity.parameters.lambda: is missing; Poisson takes lambda.")]
    [TestCase("{ name: Poisson, parameters: { lambda: -1 } }", "quantity.parameters: are not possible for Poisson: ")]
    [TestCase(
        "{ name: Poisson, parameters: { lambda: [1, 2] } }",
        "quantity.parameters.lambda: is a list; a single number is needed."
    )]
    [TestCase(
        "{ name: Normal, parameters: { mean: 1, sd: 2, stddev: 1 } }",
        "quantity.parameters.sd: is unknown; Normal takes mean, stddev."
    )]
    [TestCase(
        "{ name: DiscreteUniform, parameters: { lower: 0.5, upper: 2 } }",
        "quantity.parameters.lower: is 0.5; a whole number is needed."
    )]
    [TestCase(
        "{ name: Poisson, parameters: { lambda: 1 } }, interval: { name: DiscreteUniform, parameters: { lower: 0, upper: 0 } }",
        "interval: is always 0 days; longer intervals must be possible."
    )]
    public void DistributionFault_IsTold(string quantity, string expected)
    {
        var text = $$"""
            name: test
            controllers: { a: { kind: random } }
            baseline: a
            system: { kind: chain, demand: { kind: distribution, quantity: {{quantity}} } }
            """;
        var faults = Assert.Throws<InvalidDefinitionException>(() => DefinitionReader.ReadText(text, "x.yaml"))!.Faults;

        Assert.That(faults.Single().ToString(), Does.StartWith($"x.yaml:4: system.demand.{expected}"));
    }

    private static DistributionDemand Demand(string name, params (string Name, double Value)[] parameters) =>
        new()
        {
            Quantity = new()
            {
                Name = name,
                Parameters = new(
                    parameters.Select(p => KeyValuePair.Create<string, PerElement<double>>(p.Name, p.Value))
                ),
            },
        };
}
