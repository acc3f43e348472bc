namespace ProcessChain.Tests;

/// <summary>What stands for what in chains of different lengths, by hand.</summary>
internal sealed class ChainCounterpartsTests
{
    [Test]
    public void LongerChain_CountsFromTheCustomer_AndItsFurtherStationsAreAsTheSecond()
    {
        var counterparts = Chain(4).CounterpartsIn(Chain(2))!;
        Assert.Multiple(() =>
        {
            Assert.That(
                counterparts.Numbers[ChainObservations.State],
                Is.EqualTo(new[] { 0, 1, 2, 3, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7, 8, 9 })
            );
            Assert.That(counterparts.Numbers[1], Is.EqualTo(new[] { 0 }));
            Assert.That(counterparts.Numbers[2], Is.EqualTo(new[] { 0, 0, 0, 1 }));
            Assert.That(counterparts.Choices, Is.EqualTo(new[] { 0, 1, 2, 2, 2 }));
        });
    }

    [Test]
    public void ShorterChain_LeavesOutStationsBehindTheFirst()
    {
        var counterparts = Chain(2).CounterpartsIn(Chain(4))!;
        Assert.Multiple(() =>
        {
            Assert.That(
                counterparts.Numbers[ChainObservations.State],
                Is.EqualTo(new[] { 0, 1, 2, 3, 12, 13, 14, 15, 16, 17 })
            );
            Assert.That(counterparts.Numbers[2], Is.EqualTo(new[] { 2, 3 }));
            Assert.That(counterparts.Choices, Is.EqualTo(new[] { 0, 1, 4 }));
        });
    }

    [Test]
    public void AfterASingleStation_AllAreAsIt() =>
        Assert.That(Chain(3).CounterpartsIn(Chain(1))!.Choices, Is.EqualTo(new[] { 0, 1, 1, 1 }));

    [Test]
    public void EquallyLongChain_IsTheSame([Values(1, 2, 5)] int stations)
    {
        var counterparts = Chain(stations).CounterpartsIn(Chain(stations))!;
        Assert.That(
            counterparts.Numbers.Select(part => part.ToList()),
            Is.EqualTo(Chain(stations).Observations.Select(part => Enumerable.Range(0, part.Length).ToList()))
        );
        Assert.That(counterparts.Choices, Is.EqualTo(Enumerable.Range(0, stations + 1)));
    }

    [Test]
    public void OtherKinds_HaveCounterpartsOnlyWhereTheyShowAndDecideTheSame() =>
        Assert.Multiple(() =>
        {
            var lostSales = new LostSalesDefinition { LeadTime = 2 };
            Assert.That(Chain(2).CounterpartsIn(lostSales), Is.Null);
            Assert.That(lostSales.CounterpartsIn(Chain(2)), Is.Null);
            Assert.That(lostSales.CounterpartsIn(lostSales with { LeadTime = 3 }), Is.Null);
            Assert.That(lostSales.CounterpartsIn(lostSales with { Demand = DemandLaw.Poisson(3) }), Is.Not.Null);
        });

    private static ChainDefinition Chain(int stations) => new() { Stations = stations };
}
