namespace ProcessChain.Tests;

/// <summary>Demand to come, given what has been seen.</summary>
internal sealed class OrdersAfterTests
{
    private const int Futures = 20_000;

    private static IEnumerable<TestCaseData> Laws()
    {
        DemandDefinition[] laws =
        [
            DemandLaw.Uniform((0, 9), (1, 5)),
            DemandLaw.Uniform((5, 15), (15, 25)),
            DemandLaw.Intermittent(DemandLaw.Integers(0, 8), DemandLaw.Poisson(3)),
            DemandLaw.Intermittent(DemandLaw.Distribution("Poisson", ("lambda", 6)), DemandLaw.Geometric(0.2)),
            DemandLaw.Poisson(0.4),
            DemandLaw.Distribution("Normal", ("mean", 0), ("stddev", 2)),
            DemandLaw.Trending(0, 0.1),
            DemandLaw.Switching(DemandLaw.Uniform((2, 9), (1, 5)), DemandLaw.Uniform((0, 6), (7, 8)), 12),
        ];
        foreach (var (number, law) in laws.Index())
        {
            foreach (var day in new[] { -1, 0, 4, 11, 12, 30 })
                yield return new TestCaseData(law, day).SetArgDisplayNames($"law {number}", $"{day}");
        }
    }

    /// <summary>
    /// An episode whose orders after a day are drawn anew has the law of an episode: means and squares of its next ten days lie
    /// within 5 standard errors, and so do products of what was seen with what comes.
    /// </summary>
    [TestCaseSource(nameof(Laws))]
    public void Episodes_DrawnAnewFromADayOn_FollowTheLaw(DemandDefinition law, int day)
    {
        var (plain, anew) = (Moments(law, day, isRedrawn: false), Moments(law, day, isRedrawn: true));
        for (var moment = 0; moment < plain.Length; moment++)
        {
            var (expected, actual) = (plain[moment], anew[moment]);
            var error = Math.Sqrt((expected.Variance + actual.Variance) / Futures);
            Assert.That(actual.Mean, Is.EqualTo(expected.Mean).Within((5 * error) + 1e-12), $"moment {moment}");
        }
    }

    [TestCaseSource(nameof(Laws))]
    public void OrdersAfter_FallOnLaterDays_InOrder(DemandDefinition law, int day)
    {
        var days = law.OrdersAfter(new RandomStream(3), day, Math.Max(-1, day - 2)).Take(50).Select(order => order.Day);
        Assert.That(days, Is.Ordered.And.All.GreaterThan(day));
    }

    [Test]
    public void KnownOrders_StayAsTheyAre()
    {
        DemandDefinition[] laws =
        [
            DemandLaw.List([new(0, 1), new(3, 2), new(3, 4)]),
            DemandLaw.Step(),
            DemandLaw.PerPeriod(5, 0, 6, 7),
        ];
        foreach (var law in laws)
        {
            Assert.That(
                law.OrdersAfter(new RandomStream(1), 1, 0).Take(9),
                Is.EqualTo(law.Orders(new RandomStream(2)).Where(order => order.Day > 1).Take(9))
            );
        }
    }

    [Test]
    public void IntervalThatTheLawDoesNotAllow_EndsTheNextDay() =>
        Assert.That(
            DemandLaw.Uniform((2, 4), (1, 1)).OrdersAfter(new RandomStream(1), 20, 3).First(),
            Is.EqualTo(new CustomerOrder(21, 1))
        );

    [Test]
    public void LawsWhoseIntervalsChange_CannotBranch()
    {
        var law = DemandLaw.Intermittent(DemandLaw.Trending(1, 0.1), DemandLaw.PerPeriod(1, 2));
        var key = new ChainDefinition { Demand = DemandLaw.Switching(DemandLaw.Poisson(1), law, 3) };
        Assert.That(
            key.ValidateBranching().Select(fault => fault.ToString()),
            Is.EqualTo(
                new[] { "interval", "quantity" }.Select(part =>
                    new Fault(
                        $"demand.after.{part}",
                        "changes from order to order: it cannot be drawn from the middle of an episode."
                    ).ToString()
                )
            )
        );
    }

    private static (double Mean, double Variance)[] Moments(DemandDefinition law, int day, bool isRedrawn)
    {
        const int Days = 10;
        var (sums, squares) = (new double[4 * Days], new double[4 * Days]);
        for (var future = 0; future < Futures; future++)
        {
            var units = Units(law, day, isRedrawn, future, Days);
            for (var next = 0; next < Days; next++)
            {
                var (seen, comes) = (units[Math.Max(0, day)], units[day + 1 + next]);
                double[] moments = [comes, comes * comes, comes * seen, comes * (next > 0 ? units[day + next] : 0)];
                for (var moment = 0; moment < moments.Length; moment++)
                {
                    sums[(4 * next) + moment] += moments[moment];
                    squares[(4 * next) + moment] += moments[moment] * moments[moment];
                }
            }
        }
        return
        [
            .. sums.Zip(squares, (sum, square) => (sum / Futures, (square / Futures) - Math.Pow(sum / Futures, 2))),
        ];
    }

    private static double[] Units(DemandDefinition law, int day, bool isRedrawn, int future, int days)
    {
        var orders = law.Orders(new EpisodeSeed(isRedrawn ? 1 : 2, future).Stream("customer"))
            .TakeWhile(order => order.Day <= (isRedrawn ? day : day + days))
            .ToList();
        if (isRedrawn)
        {
            var stream = new EpisodeSeed(3, future).Stream("customer");
            var newest = orders.Count > 0 ? orders[^1].Day : -1;
            orders.AddRange(law.OrdersAfter(stream, day, newest).TakeWhile(order => order.Day <= day + days));
        }
        var units = new double[day + days + 1];
        foreach (var order in orders)
            units[order.Day] += order.Quantity;
        return units;
    }
}
