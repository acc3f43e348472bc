namespace ProcessChain.Tests;

/// <summary>What may be defined at most, and that it can be simulated.</summary>
internal sealed class ChainLimitTests
{
    private static IEnumerable<TestCaseData> Beyond()
    {
        return
        [
            Case("stations", "is 1001; 1 to 1000 are allowed.", c => c with { Stations = 1001 }),
            Case("lotSize", "is 0; 1 to 1000000 units are allowed.", c => c with { LotSize = 0 }),
            Case("lotSize", "is 1000001; 1 to 1000000 units are allowed.", c => c with { LotSize = 1_000_001 }),
            Case("decisionsPerDay", "is 0; 1 to 1000 are allowed.", c => c with { DecisionsPerDay = 0 }),
            Case("decisionsPerDay", "is 1001; 1 to 1000 are allowed.", c => c with { DecisionsPerDay = 1001 }),
            Case(
                "transportDays[2]",
                "is 0; 1 to 1000000 days are allowed.",
                c => c with { TransportDays = new(1, 1, 0, 1, 1) }
            ),
            Case(
                "transportDays",
                "is 1000001; 1 to 1000000 days are allowed.",
                c => c with { TransportDays = 1_000_001 }
            ),
            Case("initialStock", "is -1; 0 to 1000000 units are allowed.", c => c with { InitialStock = -1 }),
            Case(
                "initialStock",
                "is 1000001; 0 to 1000000 units are allowed.",
                c => c with { InitialStock = 1_000_001 }
            ),
            Case(
                "storageCost",
                "is NaN; 0 to 1000000000000 money per unit and day are allowed.",
                c => c with { StorageCost = double.NaN }
            ),
            Case(
                "lateCost",
                "is Infinity; 0 to 1000000000000 money per unit and day are allowed.",
                c => c with { LateCost = double.PositiveInfinity }
            ),
            Case(
                "reward.lateCostFactor",
                "is NaN; a number from 0 to 1000000000000 is needed.",
                c => c with { Reward = new() { LateCostFactor = double.NaN } }
            ),
            Case("bullwhipWindow", "is 0; a whole number of at least 1 is needed.", c => c with { BullwhipWindow = 0 }),
            Case(
                "demand.quantity",
                "is [3, 2]; [low, high] with 0 ≤ low ≤ high ≤ 1000000 units is needed.",
                c => c with { Demand = new UniformDemand { Quantity = new(3, 2) } }
            ),
            Case(
                "demand",
                "can be -2; 0 or more is needed.",
                c =>
                    c with
                    {
                        Demand = new IntegersDemand { Low = -2, High = 5 },
                    }
            ),
        ];

        static TestCaseData Case(string key, string message, Func<ChainDefinition, ChainDefinition> change) =>
            new TestCaseData(new Fault(key, message), change).SetArgDisplayNames($"{key} {message}");
    }

    [TestCaseSource(nameof(Beyond))]
    public void Chain_OneSettingBeyondItsLimit_GivesOneFault(
        Fault fault,
        Func<ChainDefinition, ChainDefinition> change
    ) => Assert.That(change(new ChainDefinition()).Validate(), Is.EqualTo(new[] { fault }));

    [TestCase(1_000_001, 0, "falls on day 1000001; day 1000000 is the last allowed.")]
    [TestCase(0, 1_000_001, "has the quantity 1000001; 0 to 1000000 units are allowed.")]
    [TestCase(0, -1, "has the quantity -1; 0 to 1000000 units are allowed.")]
    public void OrderList_BeyondItsLimits_GivesOneFault(int day, int quantity, string message) =>
        Assert.That(
            new ListDemand { List = new(new CustomerOrder(day, quantity)) }.Validate(),
            Is.EqualTo(new Fault[] { new("list[0]", message) })
        );

    [Test]
    public void Chain_AtItsLimits_IsSimulated()
    {
        var setup = new ChainSetup(
            new ChainDefinition
            {
                Stations = 2,
                LotSize = Limits.Units,
                TransportDays = Limits.Days,
                InitialStock = Limits.Units,
                StorageCost = Limits.Money,
                LateCost = Limits.Money,
                DecisionsPerDay = 1,
                Demand = new ListDemand
                {
                    List = new(new CustomerOrder(0, 0), new(0, 1), new(1, Limits.Units), new(Limits.Days, 1)),
                },
            },
            Days: 10
        );
        Assert.That(setup.Chain.Validate(), Is.Empty);

        var figures = setup.Play(new MakeToOrderDefinition { ReorderPoints = 1_000_000_000 }.Create(setup.Chain));

        // Station 2 takes the lot of station 1 on day 0 and ships 1 unit, on day 1 the rest: from then on 1 unit is late.
        // Station 1 has ordered from day 1 on.
        Assert.Multiple(() =>
        {
            Assert.That(figures["storageCostPerDay"], Is.EqualTo(999_999 * Limits.Money / 10));
            Assert.That(figures["lateUnits"], Is.EqualTo(0.9));
            Assert.That(figures["customerOrders"], Is.EqualTo(3));
        });
    }

    [Test]
    public void Units_MoreThanCanBeCounted_EndTheEpisodeRatherThanOverflow()
    {
        var setup = new ChainSetup(
            new ChainDefinition
            {
                Stations = 1,
                LotSize = 1_000_000,
                InitialStock = 500_000,
                DecisionsPerDay = 1000,
                Demand = new ListDemand { List = new() },
            },
            Days: 3
        );
        Assert.That(
            () => setup.Play(setup.Playing(1)),
            Throws
                .TypeOf<TooLargeException>()
                .With.Message.EqualTo(
                    "By day 2, 2147500000 units have been stocked and ordered; at most 2147483647 can be counted in an episode. "
                        + "Make lots and the customer's orders smaller, or the episode shorter."
                )
        );
    }
}
