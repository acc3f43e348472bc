namespace ProcessChain.Tests;

public class ConditionTests
{
    private Trace trace = new();

    private Simulation Simulation => trace.Simulation;

    [SetUp]
    public void Begin() => trace = new();

    [Test]
    public void ConditionIsSatisfied_ItsWaiterComesOneTurnAfterTheEvents()
    {
        var a = Simulation.TimeoutD(1);
        var b = Simulation.TimeoutD(1);
        Simulation.Process(trace.WaitFor(a | b, "a or b"));
        Simulation.Process(trace.WaitFor(a & b, "a and b"));
        Simulation.Process(trace.WaitFor(a, "a"));
        Simulation.Process(trace.WaitFor(b, "b"));
        Simulation.Run();
        trace.AssertIs("1 a", "1 b", "1 a or b", "1 a and b");
    }

    [Test]
    public void ConditionIsSatisfied_ValuesAreThoseProcessedByThen()
    {
        var early = new Timeout(Simulation, TimeSpan.FromDays(1), "early");
        var late = new Timeout(Simulation, TimeSpan.FromDays(2), "late");
        var any = late | early;
        var all = late & early;
        Simulation.Run();
        Assert.That(any.Value!.Values, Is.EqualTo(new[] { "early" }));
        Assert.That(all.Value!.Values, Is.EqualTo(new[] { "late", "early" }));
        Assert.That(all.Value![early], Is.EqualTo("early"));
    }

    [Test]
    public void ConditionsAreNested_ValuesAreThoseOfTheEvents()
    {
        var events = Enumerable.Range(1, 3).Select(i => new Timeout(Simulation, TimeSpan.FromDays(i), i)).ToArray();
        var condition = (events[0] & events[1]) | events[2];
        trace.NoteProcessing(condition, "satisfied");
        Simulation.Run();
        trace.AssertIs("2 satisfied");
        Assert.That(condition.Value!.Values, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void EventsAreProcessedAlready_ConditionIsSatisfiedAtOnce()
    {
        var done = Simulation.TimeoutD(1);
        Simulation.Run();
        var any = new AnyOf(Simulation, new List<Event> { done, new(Simulation) });
        var all = new AllOf(Simulation, new List<Event> { done });
        Assert.That((any.IsTriggered, all.IsTriggered), Is.EqualTo((true, true)));
    }

    [Test]
    public void ThereAreNoEvents_ConditionIsSatisfiedAtOnce()
    {
        Assert.That(new AnyOf(Simulation).IsTriggered, Is.True);
        Assert.That(new AllOf(Simulation).IsTriggered, Is.True);
    }

    [Test]
    public void EventFails_ConditionFailsWithIt()
    {
        var failure = new Event(Simulation);
        var all = Simulation.TimeoutD(1) & failure;
        Simulation.Process(Body());
        failure.Fail("cause");
        Simulation.Run();
        trace.AssertIs("0 fault cause");

        IEnumerable<Event> Body()
        {
            yield return all;
            if (Simulation.ActiveProcess!.HandleFault())
                trace.Note($"fault {Simulation.ActiveProcess.Value}");
        }
    }

    [Test]
    public void EventFailsAfterTheConditionIsSatisfied_Throws()
    {
        var failure = new Timeout(Simulation, TimeSpan.FromDays(2), isOk: false);
        Assert.That((Simulation.TimeoutD(1) | failure).IsAlive, Is.True);
        Assert.That(() => Simulation.Run(), Throws.TypeOf<InvalidOperationException>());
    }

    [Test]
    public void EventsOfTwoSimulations_Throw() =>
        Assert.That(() => Simulation.TimeoutD(1) & new Simulation().TimeoutD(1), Throws.TypeOf<ArgumentException>());
}
