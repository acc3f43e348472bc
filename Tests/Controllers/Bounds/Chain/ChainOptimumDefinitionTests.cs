namespace ProcessChain.Tests;

/// <summary>The long run as a bound of experiments: which it is, why it is no more, and when it does not measure.</summary>
internal sealed class ChainOptimumDefinitionTests
{
    private static readonly ChainOptimumDefinition Bound = new();

    private static readonly ChainDefinition TwoStations = new() { Stations = 2 };

    [Test]
    public void Solve_OfAShortChain_IsTheOptimumWithItsBound()
    {
        var found = Bound.Solve(TwoStations, default);
        Assert.Multiple(() =>
        {
            Assert.That(found.Kind, Is.EqualTo(BoundKind.Optimum));
            Assert.That(found.Note, Is.Empty);
            Assert.That(
                found.Value,
                Is.EqualTo(ExactChain.Solve(TwoStations, TwoStations.Demand).CostPerDay),
                "two decisions a day"
            );
            Assert.That(found.LowerBound.Lower, Is.EqualTo(4.300195).Within(1e-5));
            Assert.That(found.Value.Upper, Is.GreaterThanOrEqualTo(found.LowerBound.Lower));
        });
    }

    [Test]
    public void Solve_OfALongChain_IsABound_AndSaysWhy()
    {
        var found = Bound.Solve(new ChainDefinition { Stations = 12 }, default);
        Assert.Multiple(() =>
        {
            Assert.That(found.Kind, Is.EqualTo(BoundKind.Bound));
            Assert.That(
                found.Note,
                Is.EqualTo(
                    "system has too many states and decisions with this customer: at most 2e10 decisions in 4e8 states can be weighed."
                )
            );
            Assert.That(found.Value, Is.EqualTo(found.LowerBound));
            Assert.That(found.Value.Middle, Is.EqualTo(7.72346).Within(1e-5));
        });
    }

    [Test]
    public void Solve_OfAChainWithoutBound_SaysWhy([Values] bool isSlow)
    {
        var chain = isSlow ? TwoStations with { TransportDays = 3 } : TwoStations with { Demand = new StepDemand() };
        var found = Bound.Solve(chain, default);
        Assert.Multiple(() =>
        {
            Assert.That(found.Kind, Is.EqualTo(BoundKind.None));
            Assert.That(found.Value.Middle, Is.NaN);
            Assert.That(found.LowerBound.Middle, Is.NaN);
            Assert.That(
                found.Note,
                isSlow
                    ? Is.EqualTo(
                        "system.transportDays of a station is not 1; only transports of one day can be solved."
                    )
                    : Does.StartWith("system.demand is of the kind 'step'; only a 'uniform' customer can be solved")
            );
        });
    }

    [Test]
    public void Validate_OfAChainWithoutBound_IsAFaultOfTheKind()
    {
        Assert.That(Bound.Validate(TwoStations), Is.Empty);
        Assert.That(
            Bound.Validate(TwoStations with { StorageCost = 0 }),
            Is.EqualTo([
                new Fault("kind", "is longRun, but system.storageCost is 0; a storage cost above 0 is needed."),
            ])
        );
    }

    /// <summary>Twenty times the two days of transport to the stations, that to the customer and the longest interval.</summary>
    [TestCase(359)]
    [TestCase(1)]
    public void Mismatch_OfShortEpisodes_TellsFromWhenOn(int days) =>
        Assert.That(
            Bound.Mismatch(TwoStations, days),
            Is.EqualTo(
                $"Episodes of {days} days begin with an empty chain and end too soon to be measured by the long run: a gap "
                    + "is shown from 360 days on."
            )
        );

    [Test]
    public void Mismatch_OfLongEpisodes_IsNone() => Assert.That(Bound.Mismatch(TwoStations, 360), Is.Null);

    [Test]
    public void Mismatch_OfStockAtTheBeginning_IsToldHoweverLongItIs() =>
        Assert.That(
            Bound.Mismatch(TwoStations with { InitialStock = 5 }, 1_000_000),
            Is.EqualTo(
                "Episodes begin with stock that a long run does not have, so that no gap to the long run is shown."
            )
        );

    [Test]
    public void Standard_OfAChain_IsTheLongRunWhereThereIsOne()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                StandardBounds.For(TwoStations).Select(bound => (bound.Key, bound.Value)),
                Is.EqualTo(new[] { ("long-run", (BoundDefinition)Bound) })
            );
            Assert.That(StandardBounds.For(TwoStations with { Demand = new StepDemand() }), Is.Empty);
            Assert.That(StandardBounds.For(InventoryDefinition.OrGymV1), Is.Empty);
            Assert.That(StandardBounds.For(new CostedShop()), Is.Empty);
        });
    }
}
