namespace ProcessChain.Tests;

internal sealed class MinimumCostFlowTests
{
    [Test]
    public void Send_SmallRandomNetworks_CostsAsLittleAsTheBestOfAllFlows()
    {
        const int Nodes = 5;
        const int Capacity = 2;
        for (var number = 0; number < 200; number++)
        {
            var random = Network.Draw(Nodes, arcs: 7, Capacity, new EpisodeSeed(number, 0).Stream("network"));
            var sent = random.Flow.Send(0, MinimumCostFlow.Unlimited);

            var (mostSent, leastCost) = random.BestOfAllFlows();

            Assert.That(sent, Is.EqualTo(mostSent), $"network {number}");
            Assert.That(random.Flow.Cost, Is.EqualTo(leastCost).Within(1e-12), $"network {number}");
        }
    }

    /// <summary>Also of several sources, and in networks reused with other costs and capacities.</summary>
    [Test]
    public void Send_LargeRandomNetworks_LeavesNoCycleOfNegativeCost()
    {
        const int Nodes = 40;
        for (var number = 0; number < 20; number++)
        {
            var chance = new EpisodeSeed(number, 1).Stream("network");
            var random = Network.Draw(Nodes, arcs: 250, capacity: 30, chance);
            for (var use = 0; use < 3; use++)
            {
                int[] sent = [random.Flow.Send(0, 60), random.Flow.Send(3, 25), random.Flow.Send(7, 40, limit: 0.5)];
                random.AssertConserves(0, sent[0], 3, sent[1], 7, sent[2]);
                random.AssertNoNegativeCycle();
                random.Change(capacity: 10 + use, chance);
            }
        }
    }

    [Test]
    public void Send_Limit_StopsWhereAUnitCostsAsMuch()
    {
        var flow = new MinimumCostFlow(2, sink: 1, [new(0, 1), new(0, 1), new(0, 1)]);
        foreach (var (arc, cost) in new[] { (0, 3.0), (1, 1.0), (2, 2.0) })
        {
            flow.SetCost(arc, cost);
            flow.SetCapacity(arc, 5);
        }
        flow.Begin();
        Assert.Multiple(() =>
        {
            Assert.That(flow.Send(0, 100, limit: 2), Is.EqualTo(5));
            Assert.That(flow.Send(0, 7), Is.EqualTo(7));
            Assert.That(flow.Cost, Is.EqualTo((5 * 1) + (5 * 2) + (2 * 3)));
            Assert.That(flow.Send(0, 7), Is.EqualTo(3));
        });
    }

    [Test]
    public void Begin_NegativeCycle_IsRefused()
    {
        var flow = new MinimumCostFlow(3, sink: 2, [new(0, 1), new(1, 0), new(1, 2)]);
        flow.SetCost(1, -1);
        Assert.That(() => flow.Begin(), Throws.InvalidOperationException);
    }

    /// <summary>A network without cycles, from node 0 to its last node.</summary>
    private sealed class Network(FlowArc[] arcs, int nodes)
    {
        private readonly int[] capacities = new int[arcs.Length];
        private readonly double[] costs = new double[arcs.Length];

        public MinimumCostFlow Flow { get; } = new(nodes, nodes - 1, arcs);

        public static Network Draw(int nodes, int arcs, int capacity, RandomStream chance)
        {
            var drawn = new FlowArc[arcs];
            for (var arc = 0; arc < arcs; arc++)
            {
                var from = chance.Next(nodes - 1);
                drawn[arc] = new(from, chance.Next(from + 1, nodes));
            }
            var network = new Network(drawn, nodes);
            network.Change(capacity, chance);
            return network;
        }

        public void Change(int capacity, RandomStream chance)
        {
            for (var arc = 0; arc < arcs.Length; arc++)
            {
                (capacities[arc], costs[arc]) = (chance.Next(capacity + 1), (3 * chance.NextDouble()) - 1);
                Flow.SetCapacity(arc, capacities[arc]);
                Flow.SetCost(arc, costs[arc]);
            }
            Flow.Begin();
        }

        public (int Sent, double Cost) BestOfAllFlows()
        {
            var best = (Sent: 0, Cost: 0.0);
            var flows = new int[arcs.Length];
            while (true)
            {
                var surplus = SurplusOf(arc => flows[arc]);
                if (surplus[1..^1].All(units => units == 0))
                {
                    var cost = flows.Select((units, arc) => units * costs[arc]).Sum();
                    if (surplus[^1] > best.Sent || (surplus[^1] == best.Sent && cost < best.Cost))
                        best = (surplus[^1], cost);
                }
                var next = 0;
                while (next < flows.Length && flows[next] == capacities[next])
                    flows[next++] = 0;
                if (next == flows.Length)
                    return best;
                flows[next]++;
            }
        }

        public void AssertConserves(params int[] sources)
        {
            var surplus = SurplusOf(Flow.Flow);
            foreach (var source in sources.Chunk(2))
                surplus[source[0]] += source[1];
            Assert.That(surplus[..^1], Is.All.Zero);
            for (var arc = 0; arc < arcs.Length; arc++)
                Assert.That(Flow.Flow(arc), Is.InRange(0, capacities[arc]));
        }

        public void AssertNoNegativeCycle()
        {
            var distances = new double[nodes];
            for (var pass = 0; pass <= nodes; pass++)
            {
                var before = distances.ToArray();
                for (var arc = 0; arc < arcs.Length; arc++)
                {
                    var (from, to) = arcs[arc];
                    if (Flow.Flow(arc) < capacities[arc])
                        distances[to] = Math.Min(distances[to], distances[from] + costs[arc]);
                    if (Flow.Flow(arc) > 0)
                        distances[from] = Math.Min(distances[from], distances[to] - costs[arc]);
                }
                if (before.Zip(distances, (old, now) => old - now).All(fall => fall < 1e-12))
                    return;
            }
            Assert.Fail("A cycle of the residual network has a negative cost.");
        }

        private int[] SurplusOf(Func<int, int> flow)
        {
            var surplus = new int[nodes];
            for (var arc = 0; arc < arcs.Length; arc++)
            {
                surplus[arcs[arc].From] -= flow(arc);
                surplus[arcs[arc].To] += flow(arc);
            }
            return surplus;
        }
    }
}
