namespace ProcessChain.Tests;

/// <summary>Small episodes whose whole event log was worked out by hand from the rules of the chain.</summary>
internal sealed class ChainEventLogTests
{
    [Test]
    public void TwoStations_MakingToOrder_GiveTheLogWorkedOutByHand()
    {
        var setup = new EpisodeSetup(
            new ChainDefinition { Stations = 2, TransportDays = new PerElement<int>(1, 2, 1) },
            new ListDemand { List = new Several<CustomerOrder>(new CustomerOrder(1, 7)) },
            Days: 7
        );
        var log = new EventLog();

        setup.Run(new MakeToOrderDefinition().Create(setup.Chain, setup.Demand), default, log.Watchers);

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
        var setup = new EpisodeSetup(
            new ChainDefinition { Stations = 1, InitialStock = 10 },
            new ListDemand
            {
                List = new Several<CustomerOrder>(
                    new CustomerOrder(0, 4),
                    new CustomerOrder(0, 3),
                    new CustomerOrder(0, 6),
                    new CustomerOrder(2, 2)
                ),
            },
            Days: 4
        );

        // Only station 1 orders, one lot on day 0: it arrives on day 1.
        var figures = setup.Run(Playing(setup, 1, 0, 0, 0), default);

        Assert.Multiple(() =>
        {
            Assert.That(figures.CustomerOrders, Is.EqualTo(4));
            Assert.That(figures.ServiceLevel, Is.EqualTo(3 / 4.0), "the third order waits for 3 units");
            Assert.That(figures.FillRate, Is.EqualTo(12 / 15.0));
            Assert.That(figures.LateUnits, Is.EqualTo(3 / 4.0), "3 units on day 0");
            Assert.That(figures.LateCostPerDay, Is.EqualTo(3 / 4.0));
            Assert.That(figures.StorageCostPerDay, Is.EqualTo((0 + 2 + 0 + 0) / 4.0));
            Assert.That(figures.DeliveredUnits, Is.EqualTo(15));
        });
    }

    [Test]
    public void OrderVariances_OnWindows_AreThoseWorkedOutByHand()
    {
        var setup = new EpisodeSetup(
            new ChainDefinition { Stations = 1, LotSize = 4 },
            new ListDemand { List = new Several<CustomerOrder>(new CustomerOrder(0, 6), new CustomerOrder(3, 2)) },
            Days: 7,
            Window: 2
        );

        var figures = setup.Run(Playing(setup, 1, 1, 0, 1, 0, 0, 1), default);

        Assert.Multiple(() =>
        {
            // Whole windows: days 0-1, 2-3, 4-5. Customer 6, 2, 0; station 8, 4, 0. Day 6 is left over.
            Assert.That(figures.CustomerVariance, Is.EqualTo(28 / 3.0).Within(1e-12));
            Assert.That(figures.OrderVariance[0], Is.EqualTo(16).Within(1e-12));
            Assert.That(figures.Bullwhip(1), Is.EqualTo(16 / (28 / 3.0)).Within(1e-12));
        });
    }

    [Test]
    public void Episode_WithoutCustomerOrders_HasNoServiceLevelNorBullwhip()
    {
        var setup = new EpisodeSetup(new ChainDefinition(), new ListDemand { List = new Several<CustomerOrder>() }, 5);
        var figures = setup.Run(Playing(setup, 0), default);
        Assert.Multiple(() =>
        {
            Assert.That(figures.ServiceLevel, Is.NaN);
            Assert.That(figures.FillRate, Is.NaN);
            Assert.That(figures.Bullwhip(1), Is.NaN);
            Assert.That(figures.CostPerDay, Is.Zero);
        });
    }

    [Test]
    public void InfeasibleAction_EndsTheEpisodeAndSaysWhatIsFeasible()
    {
        var setup = new EpisodeSetup(
            new ChainDefinition { Stations = 3, Orders = OrderRule.CoveredBySupplier },
            new UniformDemand(),
            5
        );
        var thrown = Assert.Throws<InfeasibleActionException>(() => setup.Run(Playing(setup, 0, 2), default));
        Assert.That(thrown.Message, Is.EqualTo("Action 2 on day 0, iteration 1 is not feasible; feasible are 0, 1."));
    }

    [Test]
    public void OrderOfNothing_BesideALateOne_IsOnTime()
    {
        var setup = new EpisodeSetup(
            new ChainDefinition { Stations = 1, InitialStock = 4 },
            new ListDemand { List = new Several<CustomerOrder>(new CustomerOrder(0, 6), new CustomerOrder(0, 0)) },
            Days: 1
        );
        var figures = setup.Run(Playing(setup, 0), default);
        Assert.That(figures.ServiceLevel, Is.EqualTo(1 / 2.0));
        Assert.That(figures.FillRate, Is.EqualTo(4 / 6.0));
    }

    private static IController Playing(EpisodeSetup setup, params int[] actions) =>
        new ConstantDefinition { Actions = new Several<int>(actions) }.Create(setup.Chain, setup.Demand);
}
