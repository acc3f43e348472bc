namespace ProcessChain.Tests;

internal sealed class InventoryDefinitionTests
{
    private static readonly InventoryDefinition Standard = new();

    private static readonly InventoryDefinition TwoStages = new()
    {
        Periods = 2,
        InitialInventory = new(5),
        LeadTime = new(0),
        SupplyCapacity = new(100),
        Price = 2,
        ReplenishmentCost = new(1.5, 1),
        ShortageCost = new(0.25, 0),
        HoldingCost = new(0.5),
        Discount = 0.5,
    };

    private static IEnumerable<TestCaseData> Wrong()
    {
        TestCaseData Case(string keys, InventoryDefinition wrong) => new(keys, wrong);
        yield return Case("periods", Standard with { Periods = 0 });
        yield return Case("periods", Standard with { Periods = 10_001 });
        yield return Case("periods", Standard with { Periods = int.MaxValue });
        yield return Case("discount", Standard with { Discount = 0 });
        yield return Case("discount", Standard with { Discount = 1.01 });
        yield return Case("discount", Standard with { Discount = double.NaN });
        yield return Case("initialInventory[1]", Standard with { InitialInventory = new(0, -1, 0) });
        yield return Case("initialInventory[2]", Standard with { InitialInventory = new(0, 0, 1_000_001) });
        yield return Case("supplyCapacity[0]", Standard with { SupplyCapacity = new(-1, 0, 0) });
        yield return Case("leadTime[2]", Standard with { LeadTime = new(0, 0, -1) });
        yield return Case("leadTime[0]", Standard with { LeadTime = new(1_000_001, 0, 0) });
        yield return Case("replenishmentCost[3]", Standard with { ReplenishmentCost = new(0, 0, 0, -0.1) });
        yield return Case("shortageCost[0]", Standard with { ShortageCost = new(double.NaN, 0, 0, 0) });
        yield return Case("holdingCost[1]", Standard with { HoldingCost = new(0, 1e13, 0) });
        yield return Case("price", Standard with { Price = -1 });
        yield return Case("replenishmentCost", Standard with { ReplenishmentCost = new(1, 1, 1) });
        yield return Case("shortageCost", Standard with { ShortageCost = new(1, 1, 1, 1, 1) });
        yield return Case("holdingCost", Standard with { HoldingCost = new(1, 1, 1, 1) });
        yield return Case("supplyCapacity", Standard with { SupplyCapacity = new(1, 1) });
        yield return Case("leadTime", Standard with { LeadTime = new(1) });
        yield return Case(
            "initialInventory replenishmentCost shortageCost holdingCost supplyCapacity leadTime",
            Standard with
            {
                InitialInventory = new(),
            }
        );
        yield return Case("demand.mean", Standard with { Demand = new PoissonDemand { Mean = -1 } });
        yield return Case("demand", Standard with { Demand = new PoissonDemand { Shift = -1 } });
        yield return Case(
            "demand",
            Standard with
            {
                Periods = 3,
                Demand = new PerPeriodDemand { List = new(1, 1, -1, -5) },
            }
        );
    }

    [TestCaseSource(nameof(Wrong))]
    public void Fault_IsToldAtItsKey(string keys, InventoryDefinition wrong) =>
        Assert.That(string.Join(' ', wrong.Validate().Select(fault => fault.Key)), Is.EqualTo(keys));

    [Test]
    public void Presets_AndDemandThatMayBeNegative_AreAllowed()
    {
        var returns = Standard with
        {
            NegativeDemand = true,
            Demand = new PoissonDemand { Shift = -1 },
        };
        InventoryDefinition[] allowed = [InventoryDefinition.OrGymV0, InventoryDefinition.OrGymV1, Standard, returns];
        Assert.That(allowed.SelectMany(definition => definition.Validate()), Is.Empty);
    }

    [TestCase(true, 19.99, 19)]
    [TestCase(false, 19.99, 20)]
    [TestCase(true, 2.5, 2)]
    [TestCase(false, 2.5, 2)]
    [TestCase(false, 3.5, 4)]
    [TestCase(true, -3.7, 0)]
    [TestCase(false, -3.7, 0)]
    [TestCase(false, 0.5, 0)]
    [TestCase(true, 0.99, 0)]
    public void FractionsOfOrders_AreCutOrRounded(bool truncated, double order, double units)
    {
        var system = Begun(TwoStages with { TruncatedOrders = truncated }, 0, 0);
        system.Step([order]);
        Assert.That(system.View.Requested(0)[0], Is.EqualTo(units));
        Assert.That(system.View.Shipped(0)[0], Is.EqualTo(units));
    }

    /// <summary>
    /// With lead times of 0 what is ordered is sold in the same period: 5 + 3 units for 10 customers. Then 4 and what is owed
    /// are wanted, and 9 come.
    /// </summary>
    [TestCase(true)]
    [TestCase(false)]
    public void LeadTimesOf0_SellInTheSamePeriod(bool backlog)
    {
        var system = Begun(TwoStages with { Backlog = backlog }, 10, 4);
        Assert.That(system.View.OrGymLength, Is.EqualTo(1));
        // 16 for 8 units sold, 3 for raw material, 0.5 for 2 that lack.
        Assert.That(system.Step([3]).Reward, Is.EqualTo(16 - 3 - 0.5));
        // Half of: 6 or 4 units sold, 9 bought, 3 or 5 on hand.
        Assert.That(system.Step([9]).Reward, Is.EqualTo(backlog ? (12 - 9 - 1.5) / 2 : (8 - 9 - 2.5) / 2));
        Assert.That(system.View.Stock(0), Is.EqualTo(backlog ? 3 : 5));
        var figures = Told.ByKey(system);
        Assert.That(figures["fillRate"], Is.EqualTo(12.0 / 14).Within(1e-12));
        Assert.That(figures["serviceLevel"], Is.EqualTo(0.5));
        Assert.That(figures["meanStock"], Is.EqualTo(backlog ? 1.5 : 2.5));
        Assert.That((figures["demanded"], figures["sold"]), Is.EqualTo((14.0, backlog ? 14.0 : 12.0)));
    }

    [Test]
    public void UnitsThatComeBack_AreOnHandAndPaidFor()
    {
        var system = Begun(TwoStages with { NegativeDemand = true }, -4, 0);
        Assert.That(system.Step([0]).Reward, Is.EqualTo(-8 - (0.5 * 9)));
        Assert.That(system.View.Stock(0), Is.EqualTo(9));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void OrderThatIsNotFinite_IsRefused_AndTheEpisodeGoesOn(double order)
    {
        var system = Begun(TwoStages, 1, 1);
        Assert.That(() => system.Step([order]), Throws.ArgumentException.With.Message.Contains("number"));
        Assert.That(system.Period, Is.Zero);
        system.Step([0]);
        Assert.That(system.Period, Is.EqualTo(1));
    }

    [Test]
    public void StepsBeforeResetAndAfterTheEnd_AreRefused()
    {
        var fresh = new InventorySystem(TwoStages);
        Assert.That(() => fresh.Step([0]), Throws.InvalidOperationException.With.Message.Contains("Reset"));
        var system = Begun(TwoStages, 1, 1);
        system.Step([0]);
        system.Step([0]);
        Assert.That(() => system.Step([0]), Throws.InvalidOperationException.With.Message.Contains("2 periods"));
        Assert.That(() => system.Reset([1]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        system.Reset([1, 1]);
        Assert.That(() => system.Step([0, 0]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static InventorySystem Begun(InventoryDefinition definition, params int[] demand)
    {
        var system = new InventorySystem(definition);
        system.Reset(demand);
        return system;
    }
}
