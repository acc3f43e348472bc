namespace ProcessChain.Tests;

public class InterruptTests
{
    private Trace trace = new();

    private Simulation Simulation => trace.Simulation;

    [SetUp]
    public void Begin() => trace = new();

    [Test]
    public void InterruptAndTimeoutOfTheSameInstant_TimeoutQueuedEarlierComesFirst()
    {
        var process = Simulation.Process(Patient());
        trace.On(3, () => process.Interrupt("now"));
        trace.On(3, () => trace.Note("queued before"));
        Simulation.Run();
        trace.AssertIs("3 queued before", "3 fault now", "5 end");
    }

    [Test]
    public void InterruptWithPriority_ComesBeforeWhatIsQueued()
    {
        var process = Simulation.Process(Patient());
        trace.On(3, () => process.Interrupt("now", -1));
        trace.On(3, () => trace.Note("queued before"));
        Simulation.Run();
        trace.AssertIs("3 fault now", "3 queued before", "5 end");
    }

    [Test]
    public void AbandonedEventHappens_DoesNotResumeTheProcess()
    {
        var signal = new Event(Simulation);
        trace.NoteProcessing(signal, "signal");
        var process = Simulation.Process(WaitThenRest(signal));
        trace.On(1, () => process.Interrupt());
        trace.On(2, () => signal.Succeed());
        Simulation.Run();
        trace.AssertIs("1 fault", "2 signal", "11 end");
    }

    [Test]
    public void AbandonedGet_SwallowsTheNextItem()
    {
        var store = new Store(Simulation);
        var process = Simulation.Process(WaitThenRest(store.Get()));
        trace.On(1, () => process.Interrupt());
        trace.On(2, () => store.Put("lost"));
        Simulation.Run();
        trace.AssertIs("1 fault", "11 end");
        Assert.That(store.Count, Is.Zero);
    }

    [Test]
    public void TwoInterruptsAtOnce_EachResumesTheBody()
    {
        var process = Simulation.Process(Body());
        trace.On(
            1,
            () =>
            {
                process.Interrupt("first");
                process.Interrupt("second");
            }
        );
        Simulation.Run();
        trace.AssertIs("1 first", "1 second");

        IEnumerable<Event> Body()
        {
            for (var i = 0; i < 2; i++)
            {
                yield return new Event(Simulation);
                if (Simulation.ActiveProcess!.HandleFault())
                    trace.Note($"{Simulation.ActiveProcess.Value}");
            }
        }
    }

    [Test]
    public void InterruptBeforeTheStart_BodyMayHandleItFirst()
    {
        Simulation.Process(Body()).Interrupt("early");
        Simulation.Run();
        trace.AssertIs("0 True early", "1 end");

        IEnumerable<Event> Body()
        {
            trace.Note($"{Simulation.ActiveProcess!.HandleFault()} {Simulation.ActiveProcess.Value}");
            yield return Simulation.TimeoutD(1);
            trace.Note("end");
        }
    }

    [Test]
    public void FinishedProcessIsInterrupted_Throws()
    {
        var process = Simulation.Process([]);
        Simulation.Run();
        Assert.That(() => process.Interrupt(), Throws.TypeOf<InvalidOperationException>());
    }

    [Test]
    public void ProcessInterruptsItself_Throws()
    {
        Simulation.Process(Body());
        Simulation.Run();

        IEnumerable<Event> Body()
        {
            Assert.That(() => Simulation.ActiveProcess!.Interrupt(), Throws.TypeOf<InvalidOperationException>());
            yield break;
        }
    }

    [Test]
    public void EventIsBeingProcessed_ItsNextWaiterCannotBeInterrupted()
    {
        var signal = new Event(Simulation);
        Process? second = null;
        signal.AddCallback(_ => Assert.That(() => second!.Interrupt(), Throws.TypeOf<InvalidOperationException>()));
        second = Simulation.Process(trace.WaitFor(signal, "resumed"));
        trace.On(1, () => signal.Succeed());
        Assert.That(() => Simulation.Run(), Throws.Nothing);
        trace.AssertIs("1 resumed");
    }

    [Test]
    public void NoFault_HandleFaultIsFalse()
    {
        Simulation.Process(Body());
        Simulation.Run();
        trace.AssertIs("1 False");

        IEnumerable<Event> Body()
        {
            yield return Simulation.TimeoutD(1);
            trace.Note($"{Simulation.ActiveProcess!.HandleFault()}");
        }
    }

    private IEnumerable<Event> Patient()
    {
        yield return Simulation.TimeoutD(9);
        if (Simulation.ActiveProcess!.HandleFault())
            trace.Note($"fault {Simulation.ActiveProcess.Value}");
        yield return Simulation.TimeoutD(2);
        trace.Note("end");
    }

    private IEnumerable<Event> WaitThenRest(Event first)
    {
        yield return first;
        if (Simulation.ActiveProcess!.HandleFault())
            trace.Note("fault");
        yield return Simulation.TimeoutD(10);
        trace.Note("end");
    }
}
