namespace ProcessChain.Tests;

public class ContainerTests
{
    private Trace trace = new();

    private Simulation Simulation => trace.Simulation;

    [SetUp]
    public void Begin() => trace = new();

    [Test]
    public void AmountIsPut_GetsAreServedInOrderWhenThePutIsProcessed()
    {
        var container = new Container(Simulation);
        Simulation.Process(trace.WaitFor(container.Get(2), "got 2"));
        Simulation.Process(trace.WaitFor(container.Get(1), "got 1"));
        Simulation.Process(trace.WaitFor(container.Get(4), "got 4"));
        trace.On(
            1,
            () =>
            {
                container.Put(5);
                trace.Note($"level {container.Level}");
            }
        );
        Simulation.Run();
        trace.AssertIs("1 level 5", "1 got 2", "1 got 1");
        Assert.That(container.Level, Is.EqualTo(2));
    }

    [Test]
    public void ContainerIsFull_PutsWaitInOrderForTheirWholeAmount()
    {
        var container = new Container(Simulation, capacity: 10, initial: 10);
        Simulation.Process(trace.WaitFor(container.Put(6), "put 6"));
        Simulation.Process(trace.WaitFor(container.Put(1), "put 1"));
        foreach (var day in new[] { 1, 2 })
            trace.On(day, () => container.Get(4));
        Simulation.Run();
        trace.AssertIs("2 put 6", "2 put 1");
        Assert.That(container.Level, Is.EqualTo(9));
    }

    [Test]
    public void LevelRises_SignalsAreReleasedByLevelThenArrival()
    {
        var container = new Container(Simulation, capacity: 10);
        trace.NoteProcessing(container.WhenChange(), "change");
        trace.NoteProcessing(container.WhenFull(), "full");
        trace.NoteProcessing(container.WhenAtLeast(5), "5 first");
        trace.NoteProcessing(container.WhenAtLeast(5), "5 second");
        trace.NoteProcessing(container.WhenAtLeast(2), "2");
        trace.On(1, () => container.Put(5));
        trace.On(2, () => container.Put(5));
        Simulation.Run();
        trace.AssertIs("1 2", "1 5 first", "1 5 second", "1 change", "2 full");
    }

    [Test]
    public void LevelFalls_SignalsAreReleasedByLevelThenArrival()
    {
        var container = new Container(Simulation, capacity: 10, initial: 10);
        trace.NoteProcessing(container.WhenChange(), "change");
        trace.NoteProcessing(container.WhenEmpty(), "empty");
        trace.NoteProcessing(container.WhenAtMost(5), "5 first");
        trace.NoteProcessing(container.WhenAtMost(5), "5 second");
        trace.NoteProcessing(container.WhenAtMost(8), "8");
        trace.On(1, () => container.Get(5));
        trace.On(2, () => container.Get(5));
        Simulation.Run();
        trace.AssertIs("1 8", "1 5 first", "1 5 second", "1 change", "2 empty");
    }

    [Test]
    public void PartialShipment_TakesWhatIsThereAsSoonAsSomethingIs()
    {
        var container = new Container(Simulation);
        Simulation.Process(Ship(5));
        trace.On(1, () => container.Put(2));
        trace.On(2, () => container.Put(7));
        Simulation.Run();
        trace.AssertIs("1 shipped 2", "2 shipped 3");
        Assert.That(container.Level, Is.EqualTo(4));

        IEnumerable<Event> Ship(double remaining)
        {
            while (remaining > 0)
            {
                yield return container.WhenAtLeast(1);
                var amount = Math.Min(container.Level, remaining);
                yield return container.Get(amount);
                remaining -= amount;
                trace.Note($"shipped {amount}");
            }
        }
    }

    [Test]
    public void StateIsReachedAlready_SignalIsTriggeredAtOnce()
    {
        var container = new Container(Simulation, 10, 10);
        Assert.That(container.WhenFull().IsTriggered, Is.True);
        Assert.That(container.WhenAtLeast(3).IsTriggered, Is.True);
        Assert.That(container.WhenAtMost(9).IsTriggered, Is.False);
        Assert.That(new Container(Simulation).WhenEmpty().IsTriggered, Is.True);
    }

    [Test]
    public void ArgumentIsImpossible_Throws()
    {
        var container = new Container(Simulation, 10);
        Assert.That(() => new Container(Simulation, 0), Throws.TypeOf<ArgumentException>());
        Assert.That(() => new Container(Simulation, 10, -1), Throws.TypeOf<ArgumentException>());
        Assert.That(() => new Container(Simulation, 10, 11), Throws.TypeOf<ArgumentException>());
        foreach (var amount in new[] { -1.0, 0, 11 })
        {
            Assert.That(() => container.Put(amount), Throws.TypeOf<ArgumentException>());
            Assert.That(() => container.Get(amount), Throws.TypeOf<ArgumentException>());
        }
    }

    [Test]
    public void AmountIsAsked_EventTellsAmountAndTime()
    {
        var container = new Container(Simulation, initial: 1);
        Simulation.RunD(2);
        var get = container.Get(1);
        var put = container.Put(3);
        Assert.That((get.Amount, get.Time, get.Owner), Is.EqualTo((1.0, Simulation.Now, (Process?)null)));
        Assert.That((put.Amount, put.Time, put.Owner), Is.EqualTo((3.0, Simulation.Now, (Process?)null)));
    }
}
