namespace ProcessChain.Tests;

internal sealed class DemandTests
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
                From = 4,
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
                From = -3,
            }.Validate(),
            Is.EqualTo(
                new Fault[]
                {
                    new("interval", "is 0; 1 to 1000000 days are allowed."),
                    new("before", "is -1; 0 to 1000000 units are allowed."),
                    new("after", "is -2; 0 to 1000000 units are allowed."),
                    new("from", "is -3; a whole number of at least 0 is needed."),
                }
            )
        );

    [Test]
    public void Distribution_OrdersInEachPeriod() =>
        Assert.That(
            Demand("DiscreteUniform", ("lower", 1), ("upper", 9)).Orders(Stream).Take(3).Select(order => order.Day),
            Is.EqualTo(new[] { 0, 1, 2 })
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
    ) => new TestCaseData(Demand(name, parameters), mean, variance).SetArgDisplayNames($"{name} {mean}");

    [TestCaseSource(nameof(Moments))]
    public void Distribution_HasTheMomentsItClaims(DistributionDemand quantity, double mean, double variance)
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
        var next = Demand("Normal", ("mean", -5), ("stddev", 1)).Sampler(Stream);
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
                Name = name,
                Parameters = new(KeyValuePair.Create("probabilityMass", new PerElement<double>(1, 2, 3))),
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
    public void Intermittent_OrdersWhatOneLawDemands_AtTheIntervalsOfAnother()
    {
        var demand = new IntermittentDemand
        {
            Interval = DemandLaw.PerPeriod(3, 0, 1, 9),
            Quantity = DemandLaw.List(new(0, 5), new(0, 0), new(7, 2)),
        };
        Assert.That(
            demand.Orders(Stream),
            Is.EqualTo(new CustomerOrder[] { new(3, 5), new(4, 0), new(13, 2) }),
            "intervals of 0 are passed over; orders of 0 are orders"
        );
    }

    [Test]
    public void Intermittent_DrawsTheIntervalFirst()
    {
        var demand = DemandLaw.Intermittent(DemandLaw.Integers(5, 15), DemandLaw.Integers(15, 25));
        var stream = Stream;
        var day = 0;
        var expected = new List<CustomerOrder>();
        for (var order = 0; order < 20; order++)
        {
            day += (int)LegacyDistributions.Uniform(stream, 5, 16);
            expected.Add(new(day, (int)LegacyDistributions.Uniform(stream, 15, 26)));
        }
        Assert.That(demand.Orders(Stream).Take(20), Is.EqualTo(expected));
    }

    [Test]
    public void Intermittent_EndsWithTheLastDayThatCanBeCounted() =>
        Assert.That(
            DemandLaw
                .Intermittent(DemandLaw.PerPeriod(int.MaxValue, 1), DemandLaw.Step())
                .Orders(Stream)
                .Select(order => order.Day),
            Is.EqualTo(new[] { int.MaxValue })
        );

    [Test]
    public void EndlessZeroIntervals_AreNoOrders() =>
        Assert.That(DemandLaw.Intermittent(DemandLaw.Poisson(0), DemandLaw.Step()).Orders(Stream), Is.Empty);

    [Test]
    public void Intermittent_TellsTheFaultsOfBothLaws() =>
        Assert.That(
            DemandLaw.Intermittent(DemandLaw.Integers(-1, 2), DemandLaw.Poisson(-1)).Validate(),
            Is.EqualTo(
                new Fault[]
                {
                    new("interval", "can be -1 days; 0 or more is needed."),
                    new("quantity.mean", "is -1; 0 to 1000000 units are allowed."),
                }
            )
        );

    [TestCase("name: Poison", "name: is 'Poison'; did you mean Poisson? Allowed: Bernoulli, Beta, ")]
    [TestCase("name: Poisson", "parameters.lambda: is missing; Poisson takes lambda.")]
    [TestCase("name: Poisson, parameters: { lambda: -1 }", "parameters: are not possible for Poisson: ")]
    [TestCase(
        "name: Poisson, parameters: { lambda: 1e7 }",
        "parameters.lambda: is 10000000; at most 1000000 is allowed."
    )]
    [TestCase(
        "name: Poisson, parameters: { lambda: [1, 2] }",
        "parameters.lambda: is a list; a single number is needed."
    )]
    [TestCase(
        "name: Normal, parameters: { mean: 1, sd: 2, stddev: 1 }",
        "parameters.sd: is unknown; Normal takes mean, stddev."
    )]
    [TestCase(
        "name: DiscreteUniform, parameters: { lower: 0.5, upper: 2 }",
        "parameters.lower: is 0.5; a whole number is needed."
    )]
    public void DistributionFault_IsTold(string keys, string expected) =>
        Assert.That(
            FaultOf($"{{ kind: distribution, {keys} }}"),
            Does.StartWith($"x.yaml:4: system.demand.{expected}")
        );

    [TestCase("poisson, lambda: 4", "lambda: is now mean.")]
    [TestCase("seasonal, mean: 4, lambda: 4", "lambda: is now mean.")]
    [TestCase("trending, slope: 1, mean: 4, lambda: 4", "lambda: is now mean.")]
    [TestCase("shock, mean: 4, shockMean: 9, from: 1, shockLambda: 4", "shockLambda: is now shockMean.")]
    [TestCase("step, stepDay: 4", "stepDay: is now from.")]
    [TestCase("distribution, name: Bernoulli, parameters: { p: 1 }, quantity: {}", "quantity: is now a law of its own")]
    [TestCase("distribution, name: Bernoulli, parameters: { p: 1 }, interval: {}", "interval: is now a law of its own")]
    public void FormerKey_IsToldWithWhatItIsNow(string law, string expected) =>
        Assert.That(FaultOf($"{{ kind: {law} }}"), Does.StartWith($"x.yaml:4: system.demand.{expected}"));

    private const string Laws = """
        { kind: poisson, mean: 12 }
        { kind: binomial, trials: 40, probability: 0.3 }
        { kind: geometric, probability: 0.2, shift: -1 }
        { kind: integers, low: 1, high: 9 }
        { kind: negativeBinomial, successes: 3, probability: 0.3 }
        { kind: twoMoments, mean: 4, deviation: 3 }
        { kind: perPeriod, list: [3, 0, 5, 1, 1, 1] }
        { kind: seasonal, mean: 12 }
        { kind: trending, mean: 12, slope: 0.5 }
        { kind: shock, mean: 12, shockMean: 30, from: 3 }
        { kind: distribution, name: Normal, parameters: { mean: 12, stddev: 3 } }
        { kind: uniform, interval: [1, 3], quantity: [2, 6] }
        { kind: intermittent, interval: { kind: geometric, probability: 0.7 }, quantity: { kind: poisson, mean: 12 } }
        { kind: step, before: 4, after: 8, from: 4, interval: 2 }
        { kind: list, list: [[0, 3], [4, 5]] }
        """;

    private static IEnumerable<TestCaseData> LawsAndSystems() =>
        from law in Laws.Split('\n')
        from system in new[]
        {
            "kind: chain, stations: 2, demand: LAW",
            "kind: inventory, periods: 6, demand: LAW",
            "kind: lostSales, leadTime: 1, largestOrder: 20, demand: LAW",
            "kind: dualSourcing, largestOrder: 20, demand: LAW",
            "kind: perishable, fifoShare: 0, largestPosition: 50, demand: LAW",
            "kind: network, periods: 6, nodes: { mine: {}, shop: {}, town: {} }, "
                + "links: [{ from: mine, to: shop, leadTime: 1, price: 1 }, { from: shop, to: town, price: 2, demand: LAW }]",
        }
        select new TestCaseData(system.Replace("LAW", law)).SetArgDisplayNames(
            law.Split(' ', ',')[2],
            system.Split(' ', ',')[1]
        );

    /// <summary>One language: a law is written the same wherever something is demanded, and the system runs on it.</summary>
    [TestCaseSource(nameof(LawsAndSystems))]
    public void Law_IsUnderstoodByEverySystem(string system)
    {
        var read = DefinitionReader.ReadText(Experiment(system), "x.yaml").System;
        var running = read.Create(6);
        running.Play(Rule.Random().Create(read), new EpisodeSeed(1, 1));
        Assert.That(read.PathOf(new EpisodeSeed(1, 1), 6).Sum(), Is.Positive);
    }

    private static string FaultOf(string demand)
    {
        var text = Experiment($"kind: chain, demand: {demand}");
        var faults = Assert.Throws<InvalidDefinitionException>(() => DefinitionReader.ReadText(text, "x.yaml"))!.Faults;
        return faults.Single().ToString();
    }

    private static string Experiment(string system) =>
        $$"""
            name: test
            controllers: { a: { kind: random } }
            baseline: a
            system: { {{system}} }
            """;

    private static DistributionDemand Demand(string name, params (string Name, double Value)[] parameters) =>
        (DistributionDemand)DemandLaw.Distribution(name, parameters);
}
