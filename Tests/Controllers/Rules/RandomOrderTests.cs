namespace ProcessChain.Tests;

internal sealed class RandomOrderTests
{
    private const int Periods = 400;

    [Test]
    public void Orders_AreWhatCameIn_AndEachDeviationWithinTheLimits()
    {
        var found = Deviations(new RandomOrderDefinition { Deviation = new(-2, 3) }, demand: 10);
        foreach (var place in found)
            Assert.That(place.Distinct().Order(), Is.EqualTo(new[] { -2.0, -1, 0, 1, 2, 3 }));
    }

    [Test]
    public void Orders_AreNeverBelowNothing()
    {
        var found = Deviations(new RandomOrderDefinition { Deviation = new(-5, 1) }, demand: 1);
        Assert.That(found[0].Distinct().Order(), Is.EqualTo(new[] { -1.0, 0, 1 }), "order 0, 1 or 2");
    }

    [Test]
    public void Places_DrawEachItsOwn()
    {
        var found = Deviations(new RandomOrderDefinition { Deviation = new(-2, 2) }, demand: 10);
        Assert.That(found[0], Is.Not.EqualTo(found[1]));
    }

    /// <summary>By how much each place's orders differ from those that came in.</summary>
    private static List<double>[] Deviations(RandomOrderDefinition rule, int demand)
    {
        var definition = new SerialDefinition { Demand = DemandLaw.Integers(demand, demand) };
        var (system, controller) = (definition.Create(Periods), rule.Create(definition));
        Assert.That(rule.Validate(definition), Is.Empty);
        system.Reset(new EpisodeSeed(1, 1));
        controller.BeginEpisode(new Chance(new EpisodeSeed(1, 1)));
        var (orders, found) = (new double[3], new List<double>[] { [], [], [] });
        while (!system.IsOver)
        {
            controller.Decide(system.View, orders);
            for (var place = 0; place < orders.Length; place++)
                found[place].Add(orders[place] - system.View.InboundOrder(place, orders.AsSpan(0, place)));
            _ = system.Step(orders);
        }
        return found;
    }
}
