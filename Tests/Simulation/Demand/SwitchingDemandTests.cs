namespace ProcessChain.Tests;

internal sealed class SwitchingDemandTests
{
    private static readonly StepDemand EveryThirdDay = new()
    {
        Interval = 3,
        Before = 7,
        After = 7,
    };

    [Test]
    public void Orders_AreThoseOfTheFirstLaw_ThenThoseOfTheSecondFromItsBeginning()
    {
        var switching = DemandLaw.Switching(EveryThirdDay, DemandLaw.PerPeriod(1, 2), from: 5);
        Assert.That(
            switching.Orders(new RandomStream(1)),
            Is.EqualTo(new CustomerOrder[] { new(0, 7), new(3, 7), new(5, 1), new(6, 2) })
        );
    }

    [Test]
    public void Orders_SwitchedOnTheFirstDay_AreThoseOfTheSecondLaw() =>
        Assert.That(
            DemandLaw.Switching(DemandLaw.PerPeriod(9, 9), EveryThirdDay, from: 0).Orders(new RandomStream(1)).Take(50),
            Is.EqualTo(EveryThirdDay.Orders(new RandomStream(1)).Take(50))
        );

    [Test]
    public void Orders_BeforeTheSwitch_AreTheFirstLawsOfTheSameStream()
    {
        var law = new UniformDemand();
        var orders = DemandLaw.Switching(law, DemandLaw.PerPeriod(), from: 500).Orders(new RandomStream(3));
        Assert.That(orders, Is.EqualTo(law.Orders(new RandomStream(3)).TakeWhile(order => order.Day < 500)));
    }

    [TestCase(4, 2.0)]
    [TestCase(10, 2.0)]
    [TestCase(40, 2.0 + (30 * 3 / 40.0))]
    public void MeanPerPeriod_IsThatOfBothLawsBySharesOfTime(int periods, double mean) =>
        Assert.That(
            DemandLaw
                .Switching(
                    DemandLaw.PerPeriod(Enumerable.Repeat(2, 100)),
                    DemandLaw.PerPeriod(Enumerable.Repeat(5, 100)),
                    10
                )
                .MeanPerPeriod(periods),
            Is.EqualTo(mean).Within(1e-12)
        );

    [Test]
    public void Faults_AreToldBelowTheirLaw()
    {
        var wrong = DemandLaw.Switching(DemandLaw.Poisson(-1), DemandLaw.PerPeriod(1, 2), from: -1);
        Assert.That(wrong.Validate().Select(fault => fault.Key), Is.EqualTo(new[] { "from", "before.mean" }));
        var brief = DemandLaw.Switching(DemandLaw.PerPeriod(1, 2), DemandLaw.PerPeriod(1, 2), from: 3);
        Assert.That(brief.Validate(5).Select(fault => fault.Key), Is.EqualTo(new[] { "before.list" }));
        Assert.That(brief.Validate(6).Select(fault => fault.Key), Is.EqualTo(new[] { "before.list", "after.list" }));
    }

    [Test]
    public void Least_IsTheLowerOfBoth() =>
        Assert.That(DemandLaw.Switching(DemandLaw.PerPeriod(1), DemandLaw.PerPeriod(-4, 2), 3).Least, Is.EqualTo(-4));
}
