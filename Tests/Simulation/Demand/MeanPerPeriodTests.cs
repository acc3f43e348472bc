namespace ProcessChain.Tests;

/// <summary>What laws of orders tell of their mean.</summary>
internal sealed class MeanPerPeriodTests
{
    private static IEnumerable<TestCaseData> Intervals()
    {
        foreach (var (low, high) in new[] { (5, 15), (0, 1), (0, 20), (1, 1), (7, 7), (2, 3) })
        {
            foreach (var periods in new[] { 1, 2, 6, 40 })
                yield return new TestCaseData(new IntRange(low, high), periods);
        }
    }

    /// <summary>The mean of 20 000 episodes lies within 5 standard errors of what is told.</summary>
    [TestCaseSource(nameof(Intervals))]
    public void Uniform_TellsTheMeanOfTheFirstPeriods(IntRange interval, int periods)
    {
        const int Episodes = 20_000;
        var demand = new UniformDemand { Interval = interval, Quantity = new(1, 4) };
        var units = Enumerable.Range(0, Episodes).Select(episode => UnitsIn(demand, episode, periods)).ToArray();
        var (mean, told) = (units.Average(), demand.MeanPerPeriod(periods) * periods);
        var error = Math.Sqrt(units.Average(u => (u - mean) * (u - mean)) / Episodes);
        Assert.That(told, Is.EqualTo(mean).Within((5 * error) + 1e-9));
    }

    /// <summary>Renewal theorem.</summary>
    [Test]
    public void Uniform_InTheLongRun_IsQuantityOverInterval() =>
        Assert.That(new UniformDemand().MeanPerPeriod(1_000_000), Is.EqualTo(2).Within(1e-5));

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void StepAndList_TellExactlyWhatTheyOrder(int seed)
    {
        var random = new RandomStream((ulong)seed);
        var periods = random.Next(1, 60);
        var step = new StepDemand
        {
            Interval = random.Next(1, 9),
            From = random.Next(70),
            Before = random.Next(10),
            After = random.Next(10),
        };
        var list = new ListDemand { List = new(step.Orders(random).Take(20)) };
        Assert.That(step.MeanPerPeriod(periods), Is.EqualTo(UnitsIn(step, 0, periods) / periods).Within(1e-12));
        Assert.That(list.MeanPerPeriod(periods), Is.EqualTo(UnitsIn(list, 0, periods) / periods).Within(1e-12));
    }

    /// <summary>An estimate of 100 000 periods, the same always: within 5 standard errors of 12 units every second day.</summary>
    [Test]
    public void Intermittent_IsEstimated()
    {
        var demand = DemandLaw.Intermittent(
            DemandLaw.Integers(1, 3),
            DemandLaw.Distribution("Poisson", ("lambda", 12))
        );
        var mean = demand.MeanPerPeriod(1000);
        Assert.That(demand.MeanPerPeriod(1000), Is.EqualTo(mean));
        Assert.That(mean, Is.EqualTo(6).Within(0.1));
    }

    [Test]
    public void PerPeriod_EndsWithItsList()
    {
        var demand = new PerPeriodDemand { List = new(3, 0, 6) };
        Assert.That(demand.MeanPerPeriod(3), Is.EqualTo(3));
        Assert.That(demand.MeanPerPeriod(9), Is.EqualTo(1));
        Assert.That(demand.Orders(new RandomStream(1)), Is.EqualTo(new CustomerOrder[] { new(0, 3), new(2, 6) }));
        Assert.That(demand.Draw(3, new RandomStream(1)), Is.Zero);
    }

    private static double UnitsIn(DemandDefinition demand, int episode, int periods) =>
        demand
            .Orders(new EpisodeSeed(4, episode).Stream("customer"))
            .TakeWhile(order => order.Day < periods)
            .Sum(order => (double)order.Quantity);
}
