namespace ProcessChain.Tests;

/// <summary>A factory of yield 1/2 with two retailers, each with its market; all numbers are computed by hand.</summary>
internal sealed class NetworkSystemTests
{
    private static readonly NetworkDefinition Network = new()
    {
        Periods = 3,
        Discount = 0.5,
        Nodes = new(
            new("mine", new NetworkNode()),
            new(
                "works",
                new NetworkNode
                {
                    InitialInventory = 40,
                    HoldingCost = 0.1,
                    Capacity = 12,
                    OperatingCost = 0.25,
                    Yield = 0.5,
                }
            ),
            new("east", new NetworkNode { InitialInventory = 5, HoldingCost = 1 }),
            new("west", new NetworkNode { InitialInventory = 6 }),
            new("here", new NetworkNode()),
            new("there", new NetworkNode())
        ),
        Links = new(
            Way("mine", "works", 1, 2, 0.5),
            Way("works", "east", 2, 4, 0.25),
            Sale("east", "here", 10, 3, 7, 2, 0),
            Way("works", "west", 0, 5, 0),
            Sale("west", "there", 8, 1, 4, 8, 9)
        ),
    };

    /// <summary>
    /// The factory can make min(12, 40/2) = 12: 8 for the east, and for the west 4 of the 9 it asks for. West: 6 + 4 − 4 = 6;
    /// east: 5 of 7. Works: 40 − 12/0.5 = 16 on hand; 3 of material under way.
    /// </summary>
    [Test]
    public void Purchasers_ShareStockAndCapacity_InTheOrderOfLinks()
    {
        var system = Begun(Network);
        var reward = system.Step([2.5 + 0.6, 8.4, 9]).Reward;
        Assert.Multiple(() =>
        {
            Assert.That(system.View.Shipped(0).ToArray(), Is.EqualTo(new[] { 3.0, 8, 4 }));
            Assert.That(system.View.OnHand(1).ToArray(), Is.EqualTo(new[] { 16.0, 0, 6 }));
            Assert.That(system.View.InTransit(1).ToArray(), Is.EqualTo(new[] { 3.0, 8, 0 }));
            Assert.That(system.View.Sold(0).ToArray(), Is.EqualTo(new[] { 3.0, 8, 5, 4, 4 }));
            Assert.That(system.View.Unfilled(0).ToArray(), Is.EqualTo(new[] { 2.0, 0 }));
            // 8·4 + 4·5 − 3·2 − 0.25/0.5·12 − 0.1·16 − 0.5·3
            Assert.That(system.View.Profits(0)[0], Is.EqualTo(36.9).Within(1e-12));
            // 5·10 − 8·4 − 0.25·8 − 3·2
            Assert.That(system.View.Profits(0)[1], Is.EqualTo(10).Within(1e-12));
            // 4·8 − 4·5
            Assert.That(system.View.Profits(0)[2], Is.EqualTo(12).Within(1e-12));
            Assert.That(reward, Is.EqualTo(58.9).Within(1e-12));
        });
    }

    /// <summary>Each gets its order up to 12, together more than the stock of 40 gives: 40 − (12 + 9)/0.5 = −2, of which half is "shipped" next.</summary>
    [Test]
    public void Overselling_TakesStockBelowZero_AndShipsNegativeUnits()
    {
        var system = Begun(Network with { Oversell = true });
        system.Step([0, 13, 9]);
        system.Step([0, 5, 0]);
        Assert.Multiple(() =>
        {
            Assert.That(system.View.Shipped(0).ToArray(), Is.EqualTo(new[] { 0.0, 12, 9 }));
            Assert.That(system.View.OnHand(1)[0], Is.EqualTo(-2));
            Assert.That(system.View.Shipped(1).ToArray(), Is.EqualTo(new[] { 0.0, -1, -1 }));
            Assert.That(system.View.OnHand(2)[0], Is.EqualTo(2));
            Assert.That(system.View.MostServed(1), Is.EqualTo(1));
        });
    }

    /// <summary>East owes 2, then 2 + 2; with its 8 units arriving in period 2, it serves 4 + 0 of them.</summary>
    [TestCase(true, 4.0)]
    [TestCase(false, 0.0)]
    public void UnmetDemand_IsCarriedOnOrLost(bool backlog, double soldAtLast)
    {
        var system = Begun(Network with { Backlog = backlog });
        system.Step([0, 8, 0]);
        system.Step([0, 0, 0]);
        system.Step([0, 0, 0]);
        Assert.That(system.View.Sold(2)[2], Is.EqualTo(soldAtLast));
        Assert.That(system.View.OnHand(3)[1], Is.EqualTo(8 - soldAtLast));
    }

    [Test]
    public void HalfOrders_AreRoundedToTheEvenNumber()
    {
        var system = Begun(Network);
        system.Step([0.5, 2.5, 1.5]);
        Assert.That(system.View.Shipped(0).ToArray(), Is.EqualTo(new[] { 0.0, 2, 2 }));
    }

    [Test]
    public void Positions_CountAllDownstream_LessWhatIsOwed()
    {
        var system = Begun(Network);
        Assert.That(system.View.EchelonPosition(0), Is.EqualTo(51));
        system.Step([3, 8, 4]);
        Assert.Multiple(() =>
        {
            Assert.That(system.View.EchelonPosition(0), Is.EqualTo(16 + 3 + 8 + 6 - 2));
            Assert.That(system.View.EchelonPosition(1), Is.EqualTo(8 - 2));
            Assert.That(system.View.EchelonPosition(2), Is.EqualTo(6));
            Assert.That(system.View.MostServed(0), Is.EqualTo(double.PositiveInfinity));
            Assert.That(system.View.MostServed(1), Is.EqualTo(8));
        });
    }

    [Test]
    public void FullState_ShowsStocksShipmentsDebtsAndTime_InUnits()
    {
        var system = Begun(Network);
        system.Step([3, 8, 4]);
        system.Step([1, 7, 0]);
        var state = Told.Observed(system, "state", "time");
        // works: 16 + 3 − 7/0.5; of its material 1 arrives; in the east 8 arrive now and 7 next; it owes 2 + 2, the west 8 − 6.
        Assert.That(state, Is.EqualTo(new[] { 5f, 0, 0, 1, 8, 7, 4, 2, 2 / 3f }));
    }

    [Test]
    public void OrGymsState_HasItsGaps()
    {
        var system = Begun(Network);
        system.Step([3, 8, 4]);
        system.Step([1, 7, 0]);
        var state = OrGymState(system);
        Assert.That(state, Is.EqualTo(new[] { 0.0, 0, 5, 0, 0, 3, 0, 8 }));
        system.Step([9, 9, 9]);
        Assert.That(OrGymState(system), Is.EqualTo(state), "after the last period");
    }

    [Test]
    public void Figures_TellWhatTheMarketsMetWith()
    {
        var system = Begun(Network);
        for (var period = 0; period < 3; period++)
            system.Step([0, 0, 0]);
        Assert.Multiple(() =>
        {
            var figures = Told.ByKey(system);
            Assert.That(figures["demanded"], Is.EqualTo(7 + 2 + 0 + 4 + 8 + 9));
            Assert.That(figures["sold"], Is.EqualTo(11));
            Assert.That(figures["meanStock"], Is.EqualTo((42 + 40 + 40) / 3.0).Within(1e-12));
            Assert.That(figures["serviceLevel"], Is.EqualTo(1 / 6.0));
        });
    }

    [Test]
    public void InfiniteOrder_OfRawMaterial_IsRefused_OthersTakeAllThereIs()
    {
        var system = Begun(Network);
        Assert.That(() => system.Step([double.PositiveInfinity, 0, 0]), Throws.ArgumentException);
        system.Step([0, double.PositiveInfinity, 0]);
        Assert.That(system.View.Shipped(0)[1], Is.EqualTo(12));
    }

    [Test]
    public void Steps_DoNotAllocate()
    {
        var network = NetworkDefinition.OrGymV0 with { Periods = 200 };
        var system = network.Create();
        var orders = Enumerable.Repeat(20.0, network.Orders).ToArray();
        system.Reset(new int[200]);
        for (var i = 0; i < 100; i++)
            system.Step(orders);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            system.Step(orders);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void SecondEpisode_IsTheFirstOverAgain()
    {
        var network = NetworkDefinition.OrGymV0;
        var system = network.Create();
        double Play()
        {
            system.Reset(network.PathOf(new EpisodeSeed(3, 1)));
            while (!system.IsOver)
                system.Step(Enumerable.Range(0, network.Orders).Select(place => 5.0 + place).ToArray());
            return system.TotalReward;
        }
        var first = Play();
        Assert.That(Play(), Is.EqualTo(first));
    }

    /// <summary>Sums of 8, 20 and 300 numbers of very different sizes; the strands and halves of numpy, by hand.</summary>
    [Test]
    public void LongSums_AreNumpys()
    {
        var numbers = Enumerable.Range(0, 300).Select(i => Math.Pow(-1.7, i % 37) + (1.0 / (i + 3))).ToArray();
        double Strands(int start, int count)
        {
            var s = new double[8];
            for (var i = 0; i < count / 8 * 8; i++)
                s[i % 8] = i < 8 ? numbers[start + i] : s[i % 8] + numbers[start + i];
            var sum = (s[0] + s[1] + (s[2] + s[3])) + (s[4] + s[5] + (s[6] + s[7]));
            for (var i = count / 8 * 8; i < count; i++)
                sum += numbers[start + i];
            return sum;
        }
        Assert.Multiple(() =>
        {
            Assert.That(NumpySum.Of([]), Is.Zero);
            Assert.That(NumpySum.Of(numbers.AsSpan(0, 3)), Is.EqualTo(numbers[0] + numbers[1] + numbers[2]));
            Assert.That(NumpySum.Of(numbers.AsSpan(0, 8)), Is.EqualTo(Strands(0, 8)));
            Assert.That(NumpySum.Of(numbers.AsSpan(0, 20)), Is.EqualTo(Strands(0, 20)));
            // 300 = 144 + 156; 144 = 72 + 72; 156 = 72 + 84.
            Assert.That(
                NumpySum.Of(numbers),
                Is.EqualTo((Strands(0, 72) + Strands(72, 72)) + (Strands(144, 72) + Strands(216, 84)))
            );
        });
    }

    private static double[] OrGymState(NetworkSystem system)
    {
        var state = new double[system.View.OrGymLength];
        system.View.CopyOrGymState(state);
        return state;
    }

    private static NetworkSystem Begun(NetworkDefinition network)
    {
        Assert.That(network.Validate(), Is.Empty);
        var system = new NetworkSystem(network);
        var demand = new int[network.Periods * network.Markets];
        network.DrawDemand(new NumpyRandom(0), demand);
        system.Reset(demand);
        return system;
    }

    private static NetworkLink Way(string from, string to, int leadTime, double price, double pipelineHoldingCost) =>
        new()
        {
            From = from,
            To = to,
            LeadTime = leadTime,
            Price = price,
            PipelineHoldingCost = pipelineHoldingCost,
        };

    private static NetworkLink Sale(string from, string to, double price, double shortageCost, params int[] demand) =>
        new()
        {
            From = from,
            To = to,
            Price = price,
            ShortageCost = shortageCost,
            Demand = new PerPeriodDemand { List = new Several<int>(demand) },
        };
}
