namespace ProcessChain.Tests;

/// <summary>Small episodes whose whole event log was worked out by hand from the rules of the chain.</summary>
internal sealed class ChainEventLogTests
{
    [Test]
    public void TwoStations_MakingToOrder_GiveTheLogWorkedOutByHand()
    {
        var setup = new ChainSetup(
            new ChainDefinition
            {
                Stations = 2,
                TransportDays = new PerElement<int>(1, 2, 1),
                Demand = Orders(new CustomerOrder(1, 7)),
            },
            Days: 7
        );
        var log = new EventLog();

        setup.Play(new MakeToOrderDefinition().Create(setup.Chain), default, log.Options);

        // Suppliers ship in the order in which they were ordered from. Observation: stock, position, open, late of station 1 and 2; open, late of the customer.
        string[] expected =
        [
            "0 costs 0 0 [0 0 0 0 0 0 0 0 0 0]",
            "1 Order 3 7",
            "1 Order 1 5",
            "1 Order 1 5",
            "1 Late 3 7",
            "1 Shipment 0 10",
            "1 costs 0 7 [0 10 0 0 0 -7 0 0 0 7]",
            "2 Arrival 1 10",
            "2 Order 2 5",
            "2 Order 2 5",
            "2 Shipment 1 10",
            "2 costs 0 7 [0 0 0 0 0 3 0 0 0 7]",
            "3 costs 0 7 [0 0 0 0 0 3 0 0 0 7]",
            "4 Arrival 2 10",
            "4 Shipment 2 7",
            "4 costs 3 0 [0 0 0 0 3 3 0 0 0 0]",
            "5 Arrival 3 7",
            "5 costs 3 0 [0 0 0 0 3 3 0 0 0 0]",
            "6 costs 3 0 [0 0 0 0 3 3 0 0 0 0]",
        ];
        Assert.That(log.Lines, Is.EqualTo(expected));
    }

    [Test]
    public void OrdersOfOneDay_ShippedInPart_AreLateFromTheNewestOn()
    {
        var setup = new ChainSetup(
            new ChainDefinition
            {
                Stations = 1,
                InitialStock = 10,
                Demand = Orders(new(0, 4), new(0, 3), new(0, 6), new(2, 2)),
            },
            Days: 4
        );

        // Only station 1 orders, one lot on day 0: it arrives on day 1.
        var figures = setup.Play(setup.Playing(1, 0, 0, 0));

        Assert.Multiple(() =>
        {
            Assert.That(figures["customerOrders"], Is.EqualTo(4));
            Assert.That(figures["serviceLevel"], Is.EqualTo(3 / 4.0), "the third order waits for 3 units");
            Assert.That(figures["fillRate"], Is.EqualTo(12 / 15.0));
            Assert.That(figures["lateUnits"], Is.EqualTo(3 / 4.0), "3 units on day 0");
            Assert.That(figures["lateCostPerDay"], Is.EqualTo(3 / 4.0));
            Assert.That(figures["storageCostPerDay"], Is.EqualTo((0 + 2 + 0 + 0) / 4.0));
            Assert.That(figures["deliveredUnits"], Is.EqualTo(15));
        });
    }

    [Test]
    public void OrderVariances_OnWindows_AreThoseWorkedOutByHand()
    {
        var setup = new ChainSetup(
            new ChainDefinition
            {
                Stations = 1,
                LotSize = 4,
                BullwhipWindow = 2,
                Demand = Orders(new(0, 6), new(3, 2)),
            },
            Days: 7
        );

        var figures = setup.Play(setup.Playing(1, 1, 0, 1, 0, 0, 1));

        Assert.Multiple(() =>
        {
            // Whole windows: days 0-1, 2-3, 4-5. Customer 6, 2, 0; station 8, 4, 0. Day 6 is left over.
            Assert.That(figures["customerVariance"], Is.EqualTo(28 / 3.0).Within(1e-12));
            Assert.That(figures["orderVariance1"], Is.EqualTo(16).Within(1e-12));
            Assert.That(figures["bullwhip1"], Is.EqualTo(16 / (28 / 3.0)).Within(1e-12));
        });
    }

    [Test]
    public void Episode_WithoutCustomerOrders_HasNoServiceLevelNorBullwhip()
    {
        var setup = new ChainSetup(new ChainDefinition { Demand = Orders() }, Days: 5);
        var figures = setup.Play(setup.Playing(0));
        Assert.Multiple(() =>
        {
            Assert.That(figures["serviceLevel"], Is.NaN);
            Assert.That(figures["fillRate"], Is.NaN);
            Assert.That(figures["bullwhip1"], Is.NaN);
            Assert.That(figures["costPerDay"], Is.Zero);
        });
    }

    [Test]
    public void InfeasibleAction_EndsTheEpisodeAndSaysWhatIsFeasible()
    {
        var setup = new ChainSetup(new ChainDefinition { Stations = 3, Orders = OrderRule.CoveredBySupplier }, Days: 5);
        var thrown = Assert.Throws<InfeasibleActionException>(() => setup.Play(setup.Playing(0, 2)));
        Assert.That(thrown.Message, Is.EqualTo("Action 2 at day 0, decision 1 is not allowed; allowed are 0, 1."));
    }

    [Test]
    public void OrderOfNothing_BesideALateOne_IsOnTime()
    {
        var setup = new ChainSetup(
            new ChainDefinition
            {
                Stations = 1,
                InitialStock = 4,
                Demand = Orders(new(0, 6), new(0, 0)),
            },
            Days: 1
        );
        var figures = setup.Play(setup.Playing(0));
        Assert.That(figures["serviceLevel"], Is.EqualTo(1 / 2.0));
        Assert.That(figures["fillRate"], Is.EqualTo(4 / 6.0));
    }

    private static ListDemand Orders(params CustomerOrder[] orders) => new() { List = new(orders) };
}
