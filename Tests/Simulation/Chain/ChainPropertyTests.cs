using FsCheck;
using FsCheck.Fluent;

namespace ProcessChain.Tests;

/// <summary>What holds in every chain under every controller.</summary>
internal sealed class ChainPropertyTests
{
    [FsCheck.NUnit.Property(Arbitrary = [typeof(RandomChains)], MaxTest = 150)]
    public void AnyChain_UnderRandomControl_KeepsItsBalances(EpisodeSetup setup, int seed)
    {
        var books = new Books(setup.Chain);
        var figures = setup.Run(
            new RandomDefinition().Create(setup.Chain, setup.Demand),
            new EpisodeSeed(seed, 1),
            new Watchers(books, books)
        );
        Assert.That(figures.CostPerDay, Is.EqualTo(books.Cost / setup.Days).Within(1e-9));
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(RandomChains)], MaxTest = 50)]
    public void CustomerOrders_AreTheSame_WhateverTheController(EpisodeSetup setup, int seed)
    {
        var logs = RuleControllers
            .Definitions(setup.Chain)
            .Select(rule => Orders(setup, rule.Create(setup.Chain, setup.Demand), seed))
            .ToList();
        Assert.That(logs, Is.All.EqualTo(logs[0]));
    }

    private static List<TraceEvent> Orders(EpisodeSetup setup, IController controller, int seed)
    {
        var log = new EventLog();
        setup.Run(controller, new EpisodeSeed(seed, 1), log.Watchers);
        return log.Events.Where(e => e.Kind == TraceKind.Order && e.Element == setup.Chain.Stations + 1).ToList();
    }

    /// <summary>Keeps books of its own from the events, and compares them with the chain every day.</summary>
    private sealed class Books(ChainDefinition chain) : IChainTrace, IDayObserver
    {
        private readonly int[] stock = [0, .. chain.InitialStock.For(chain.Stations), 0];
        private readonly int[] moving = new int[chain.Stations + 2];
        private readonly int[] owed = new int[chain.Stations + 2];

        public double Cost { get; private set; }

        public void Record(TraceEvent traced)
        {
            switch (traced.Kind)
            {
                case TraceKind.Order:
                    owed[traced.Element] += traced.Quantity;
                    break;
                case TraceKind.Shipment:
                    stock[traced.Element] -= traced.Quantity;
                    moving[traced.Element + 1] += traced.Quantity;
                    owed[traced.Element + 1] -= traced.Quantity;
                    break;
                case TraceKind.Arrival:
                    moving[traced.Element] -= traced.Quantity;
                    stock[traced.Element] += traced.Quantity;
                    break;
            }
        }

        public void CloseDay(ChainObservation chain, double storageCost, double lateCost)
        {
            for (var k = 1; k <= chain.Customer; k++)
            {
                Assert.That(chain.OpenOrders(k), Is.Zero, "all of today is shipped or late");
                Assert.That(chain.LateOrders(k), Is.EqualTo(owed[k]).And.Not.Negative);
                Assert.That(chain.InTransit(k), Is.EqualTo(moving[k]).And.Not.Negative);
            }
            for (var k = 1; k <= chain.Stations; k++)
            {
                Assert.That(chain.OnHand(k), Is.EqualTo(stock[k]).And.Not.Negative);
                Assert.That(chain.OnHand(k) > 0 && chain.LateOrders(k + 1) > 0, Is.False, "stock is never held back");
                Assert.That(
                    chain.EchelonPosition(k),
                    Is.EqualTo(
                        Enumerable.Range(k, chain.Stations - k + 1).Sum(j => stock[j] + moving[j])
                            + owed[k]
                            - owed[chain.Customer]
                    )
                );
            }
            Cost += storageCost + lateCost;
        }
    }
}

/// <summary>One of each controller that needs no training.</summary>
internal static class RuleControllers
{
    public static IEnumerable<RuleDefinition> Definitions(ChainDefinition chain)
    {
        yield return new RandomDefinition();
        if (chain.Orders == OrderRule.Unrestricted)
            yield return new ConstantDefinition { Actions = new Several<int>(0, chain.Stations, 1) };
        foreach (var sharing in Enum.GetValues<DecisionSharing>())
        {
            yield return new OneForOneDefinition { Sharing = sharing };
            yield return new ReorderPointDefinition { ReorderPoints = 1, Sharing = sharing };
            yield return new ReorderPointDefinition
            {
                ReorderPoints = 1,
                OrderQuantity = 3 * chain.LotSize,
                Position = Position.Echelon,
                Sharing = sharing,
            };
            yield return new LocalBaseStockDefinition { Levels = 6, Sharing = sharing };
            yield return new EchelonBaseStockDefinition { Levels = 9, Sharing = sharing };
            yield return new MakeToOrderDefinition { Sharing = sharing };
        }
        yield return new MakeToOrderDefinition { ReleaseByAge = new Several<int>(-5, -1, 3, 7) };
    }
}

/// <summary>Chains of all kinds, small.</summary>
internal static class RandomChains
{
    public static Arbitrary<EpisodeSetup> Setups() => Setup().ToArbitrary();

    private static Gen<EpisodeSetup> Setup() =>
        from stations in Gen.Choose(1, 6)
        from lot in Gen.Choose(1, 8)
        from transport in Gen.Choose(1, 4).ArrayOf(stations + 1)
        from stock in Gen.Choose(0, 20).ArrayOf(stations)
        from storage in Gen.Choose(0, 4).ArrayOf(stations)
        from late in Gen.Choose(0, 4).ArrayOf(stations + 1)
        from decisions in Gen.Choose(1, 8)
        from rule in Gen.Elements(Enum.GetValues<OrderRule>())
        from interval in Gen.Choose(0, 4).Two()
        from quantity in Gen.Choose(0, 30).Two()
        from days in Gen.Choose(1, 60)
        select new EpisodeSetup(
            new ChainDefinition
            {
                Stations = stations,
                LotSize = lot,
                TransportDays = new PerElement<int>(transport),
                InitialStock = new PerElement<int>(stock),
                StorageCost = new PerElement<double>(storage.Select(c => c / 2.0).ToArray()),
                LateCost = new PerElement<double>(late.Select(c => c / 2.0).ToArray()),
                DecisionsPerDay = decisions,
                Orders = rule,
            },
            new UniformDemand
            {
                Interval = new IntRange(interval.Item1, interval.Item1 + interval.Item2 + 1),
                Quantity = new IntRange(quantity.Item1, quantity.Item1 + quantity.Item2),
            },
            days
        );
}
