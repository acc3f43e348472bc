using FsCheck;
using FsCheck.Fluent;

namespace ProcessChain.Tests;

/// <summary>What holds in every chain under every controller.</summary>
internal sealed class ChainPropertyTests
{
    [FsCheck.NUnit.Property(Arbitrary = [typeof(RandomChains)], MaxTest = 150)]
    public void AnyChain_UnderRandomControl_KeepsItsBalances(ChainSetup setup, int seed)
    {
        var books = new Books(setup.Chain);
        var figures = setup.Play(
            new RandomDefinition().Create(setup.Chain),
            new EpisodeSeed(seed, 1),
            new EpisodeOptions(Periods: books, Events: books)
        );
        Assert.That(figures["costPerDay"], Is.EqualTo(books.Cost / setup.Days).Within(1e-9));
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(RandomChains)], MaxTest = 50)]
    public void CustomerOrders_AreTheSame_WhateverTheController(ChainSetup setup, int seed)
    {
        var logs = RuleControllers
            .Definitions(setup.Chain)
            .Select(rule => Orders(setup, rule.Create(setup.Chain), seed))
            .ToList();
        Assert.That(logs, Is.All.EqualTo(logs[0]));
    }

    private static List<TraceEvent> Orders(ChainSetup setup, IController controller, int seed)
    {
        var log = new EventLog();
        setup.Play(controller, new EpisodeSeed(seed, 1), log.Options);
        return log.Events.Where(e => e.Kind == TraceKind.Order && e.Element == setup.Chain.Stations + 1).ToList();
    }

    /// <summary>Keeps books of its own from the events, and compares them with the chain every day.</summary>
    private sealed class Books(ChainDefinition chain) : IEventWatcher, IPeriodWatcher
    {
        private readonly int[] stock = [0, .. chain.InitialStock.For(chain.Stations), 0];
        private readonly int[] moving = new int[chain.Stations + 2];
        private readonly int[] owed = new int[chain.Stations + 2];
        private readonly int[] ordered = new int[chain.Stations + 2];
        private int delivered;

        public double Cost { get; private set; }

        public void Record(TraceEvent traced)
        {
            switch (traced.Kind)
            {
                case TraceKind.Order:
                    owed[traced.Element] += traced.Quantity;
                    ordered[traced.Element] += traced.Quantity;
                    break;
                case TraceKind.Shipment:
                    stock[traced.Element] -= traced.Quantity;
                    moving[traced.Element + 1] += traced.Quantity;
                    owed[traced.Element + 1] -= traced.Quantity;
                    break;
                case TraceKind.Arrival:
                    moving[traced.Element] -= traced.Quantity;
                    stock[traced.Element] += traced.Quantity;
                    delivered += traced.Element > chain.Stations ? traced.Quantity : 0;
                    break;
            }
        }

        public void PeriodEnded(RunningSystem system)
        {
            var view = (ChainView)system.View;
            for (var k = 1; k <= view.Customer; k++)
            {
                Assert.That(view.OpenOrders(k), Is.Zero, "all of today is shipped or late");
                Assert.That(view.LateOrders(k), Is.EqualTo(owed[k]).And.Not.Negative);
                Assert.That(view.InTransit(k), Is.EqualTo(moving[k]).And.Not.Negative);
            }
            for (var k = 1; k <= view.Stations; k++)
            {
                Assert.That(view.OnHand(k), Is.EqualTo(stock[k]).And.Not.Negative);
                Assert.That(view.OnHand(k) > 0 && view.LateOrders(k + 1) > 0, Is.False, "stock is never held back");
                Assert.That(
                    view.EchelonPosition(k),
                    Is.EqualTo(
                        Enumerable.Range(k, view.Stations - k + 1).Sum(j => stock[j] + moving[j])
                            + owed[k]
                            - owed[view.Customer]
                    )
                );
            }
            var day = new DayRow(system);
            AssertTold(view, day);
            Cost += day["storageCost"] + day["lateCost"];
        }

        /// <summary>The flows of the day are those of the events since the day before.</summary>
        private void AssertTold(ChainView view, DayRow day)
        {
            var customer = view.Customer;
            Assert.That(day["customerOrdered"], Is.EqualTo(ordered[customer]));
            Assert.That(day["customerDelivered"], Is.EqualTo(delivered));
            Assert.That(day["customerLate"], Is.EqualTo(owed[customer]));
            for (var k = 1; k < customer; k++)
            {
                Assert.That(day[$"stock{k}"], Is.EqualTo(stock[k]));
                Assert.That(day[$"inTransit{k}"], Is.EqualTo(moving[k]));
                Assert.That(day[$"late{k}"], Is.EqualTo(owed[k]));
                Assert.That(day[$"ordered{k}"], Is.EqualTo(ordered[k]));
            }
            Array.Clear(ordered);
            delivered = 0;
        }
    }
}

/// <summary>Chains of all kinds, small.</summary>
internal static class RandomChains
{
    public static Arbitrary<ChainSetup> Setups() => Setup().ToArbitrary();

    private static Gen<ChainSetup> Setup() =>
        from stations in Gen.Choose(1, 8)
        from lot in Gen.Choose(1, 8)
        from transport in Gen.Choose(1, 4).ArrayOf(stations + 1)
        from stock in Gen.Choose(0, 20).ArrayOf(stations)
        from storage in Gen.Choose(0, 4).ArrayOf(stations)
        from late in Gen.Choose(0, 4).ArrayOf(stations + 1)
        from decisions in Gen.Choose(1, 8)
        from rule in Gen.Elements(Enum.GetValues<OrderRule>())
        from demand in RandomDemands.Laws
        from days in Gen.Choose(1, 60)
        select new ChainSetup(
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
                Demand = demand,
            },
            days
        );
}
