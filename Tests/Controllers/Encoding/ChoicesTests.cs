namespace ProcessChain.Tests;

internal sealed class ChoicesTests
{
    private static readonly InventoryDefinition inventory = InventoryDefinition.OrGymV1;

    [TestCase(ActionMask.None, OrderRule.Unrestricted, ExpectedResult = new[] { true, true, true })]
    [TestCase(ActionMask.None, OrderRule.CoveredBySupplier, ExpectedResult = new[] { true, true, false })]
    [TestCase(ActionMask.Served, OrderRule.Unrestricted, ExpectedResult = new[] { true, true, false })]
    public bool[] Mask_EmptySupplier_ForbidsWhereAskedFor(ActionMask mask, OrderRule rule)
    {
        var chain = new ChainDefinition { Stations = 2, Orders = rule };
        var state = new ChainState(2);
        state.OnHand[1] = 4;
        var choices = new JointChoices(Choices.Of(chain, null, mask));
        var allowed = new bool[choices.Count];
        choices.WriteMask(new ChainView(chain, state), allowed);
        return allowed;
    }

    /// <summary>What PPO's choices have always been: shares in single precision of the capacities 100, 90 and 80.</summary>
    [Test]
    public void Grid_Evenly_GoesFromNothingToTheCapacity()
    {
        var choices = Choices.Of(inventory, null, ActionMask.None);
        Assert.That(choices.Counts, Is.EqualTo(new[] { 11, 11, 11 }));
        for (var choice = 0; choice <= 10; choice++)
            Assert.That(Orders(choices, choice)[1], Is.EqualTo((float)choice / 10 * 90.0));
    }

    [Test]
    public void Grid_OfWholeUnits_HasEachUpToTheLargestOfUse()
    {
        var grid = new OrderGrid { WholeUnits = true };
        var choices = Choices.Of(new LostSalesDefinition(), grid, ActionMask.None);
        Assert.That(choices.Counts, Is.EqualTo(new[] { 8 }), "P(D ≤ 7) is the first above 4 / 5");
        Assert.That(
            Enumerable.Range(0, 8).Select(choice => Orders(choices, choice)[0]),
            Is.EqualTo(Enumerable.Range(0, 8))
        );
    }

    [Test]
    public void Grid_WhereNothingLimitsOrders_GoesToFiveMeanDemands()
    {
        var network = NetworkDefinition.OrGymV1;
        var choices = Choices.Of(network, new OrderGrid { Choices = 2 }, ActionMask.None);
        var unlimited = Enumerable
            .Range(0, choices.Heads)
            .Where(place => double.IsInfinity(network.Actions.Largest[place]))
            .ToList();
        Assert.That(unlimited, Is.Not.Empty);
        var orders = Orders(choices, 1);
        Assert.That(unlimited.Select(place => orders[place]), Has.All.EqualTo(5 * network.DemandScale.Mean));
    }

    [Test]
    public void JointChoices_AreAllCombinations()
    {
        var choices = new JointChoices(
            Choices.Of(inventory, new OrderGrid { Levels = new(0, 5.5, 100) }, ActionMask.None)
        );
        var actions = new HashSet<(double, double, double)>();
        var view = inventory.Create().View;
        var action = new double[3];
        for (var choice = 0; choice < choices.Count; choice++)
        {
            choices.WriteAction(view, choice, action);
            actions.Add((action[0], action[1], action[2]));
        }
        Assert.That(actions, Has.Count.EqualTo(27));
        choices.WriteAction(view, 5, action);
        Assert.That(action, Is.EqualTo(new[] { 0, 5.5, 100 }));
    }

    [Test]
    public void JointMask_Served_AllowsWhatAllSuppliersCanShip()
    {
        var system = inventory.Create();
        system.Reset(new EpisodeSeed(1, 1));
        for (var period = 0; period < 5; period++)
            system.Step([60, 70, 10]);
        var choices = new JointChoices(
            Choices.Of(inventory, new OrderGrid { Levels = new(1, 20, 85) }, ActionMask.Served)
        );
        var (allowed, action) = (new bool[choices.Count], new double[3]);
        choices.WriteMask(system.View, allowed);
        for (var choice = 0; choice < choices.Count; choice++)
        {
            choices.WriteAction(system.View, choice, action);
            var expected = true;
            for (var place = 0; place < 3; place++)
                expected &= action[place] == 1 || action[place] <= system.View.MostServed(place);
            Assert.That(allowed[choice], Is.EqualTo(expected), $"choice {choice}");
        }
        Assert.That(allowed, Has.Some.False.And.Some.True);
    }

    /// <summary>The same choice of each head.</summary>
    private static double[] Orders(Choices choices, int choice)
    {
        var orders = new double[choices.Heads];
        choices.WriteAction(inventory.Create().View, [.. orders.Select(_ => choice)], orders);
        return orders;
    }
}
