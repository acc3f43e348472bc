namespace ProcessChain.Tests;

public class ProcessTests
{
    private Trace trace = new();

    private Simulation Simulation => trace.Simulation;

    [SetUp]
    public void Begin() => trace = new();

    [Test]
    public void ProcessesStartAtTheSameTime_ComeInOrderOfPriority()
    {
        Simulation.Process(Note("b"));
        Simulation.Process(Note("c"), 1);
        Simulation.Process(Note("a"), -1);
        Simulation.Run();
        trace.AssertIs("0 a", "0 b", "0 c");
    }

    [Test]
    public void SeveralWaitForOneEvent_ResumeInOrderOfArrival()
    {
        var signal = new Event(Simulation);
        trace.NoteProcessing(signal, "callback");
        foreach (var name in new[] { "a", "b", "c" })
            Simulation.Process(trace.WaitFor(signal, name));
        trace.On(2, () => signal.Succeed());
        Simulation.Run();
        trace.AssertIs("2 callback", "2 a", "2 b", "2 c");
    }

    [Test]
    public void SignalOfArrival_IsReplacedBeforeWaitersSeeIt()
    {
        var arrival = new Event(Simulation);
        Simulation.Process(Receive());
        Simulation.Process(Send());
        Simulation.RunD(4);
        trace.AssertIs("1 sent", "1 received 1", "2 sent", "2 received 2", "3 sent", "3 received 3");

        IEnumerable<Event> Send()
        {
            for (var i = 1; ; i++)
            {
                yield return Simulation.TimeoutD(1);
                var old = arrival;
                arrival = new Event(Simulation);
                old.Succeed(i);
                trace.Note("sent");
            }
        }

        IEnumerable<Event> Receive()
        {
            while (true)
            {
                var expected = arrival;
                yield return expected;
                trace.Note($"received {expected.Value}");
            }
        }
    }

    [Test]
    public void BodyEnds_ProcessHasTheValueOfItsLastEvent()
    {
        var process = Simulation.Process(trace.WaitFor(new Timeout(Simulation, TimeSpan.FromDays(1), "v"), "end"));
        Assert.That(process.IsAlive, Is.True);
        Assert.That(Simulation.Run(process), Is.EqualTo("v"));
        trace.AssertIs("1 end");
        Assert.That((process.IsAlive, process.IsOk), Is.EqualTo((false, true)));
    }

    [Test]
    public void BodySucceedsAndYieldsAgain_IsNotResumed()
    {
        Simulation.Process(trace.WaitFor(Simulation.Process(Body()), "joined"));
        Simulation.Run();
        trace.AssertIs("1 over", "1 joined");

        IEnumerable<Event> Body()
        {
            yield return Simulation.TimeoutD(1);
            Simulation.ActiveProcess!.Succeed();
            trace.Note("over");
            yield return Simulation.TimeoutD(1);
            trace.Note("never");
        }
    }

    [Test]
    public void BodyFails_WaiterIsFaulted()
    {
        Simulation.Process(Parent());
        Simulation.Run();
        trace.AssertIs("1 fault broken", "2 end");

        IEnumerable<Event> Parent()
        {
            yield return Simulation.Process(Child());
            if (Simulation.ActiveProcess!.HandleFault())
                trace.Note($"fault {Simulation.ActiveProcess.Value}");
            yield return Simulation.TimeoutD(1);
            trace.Note("end");
        }

        IEnumerable<Event> Child()
        {
            yield return Simulation.TimeoutD(1);
            Simulation.ActiveProcess!.Fail("broken");
        }
    }

    [Test]
    public void BodyEndsWithAFault_ProcessFails()
    {
        var process = Simulation.Process(
            trace.WaitFor(new Timeout(Simulation, TimeSpan.Zero, "cause", isOk: false), "end")
        );
        Simulation.Run();
        Assert.That((process.IsOk, process.Value), Is.EqualTo((false, "cause")));
    }

    [Test]
    public void BodyIsEmpty_ProcessSucceeds()
    {
        var process = Simulation.Process([]);
        Simulation.Run();
        Assert.That((process.IsProcessed, process.IsOk, Simulation.ProcessedEvents), Is.EqualTo((true, true, 2)));
    }

    [Test]
    public void NullIsYielded_Throws()
    {
        Simulation.Process(trace.WaitFor(null!, "never"));
        Assert.That(() => Simulation.Run(), Throws.TypeOf<NullReferenceException>());
    }

    [Test]
    public void BodyRuns_IsTheActiveProcess()
    {
        Process? process = null;
        process = Simulation.Process(Body());
        Simulation.TimeoutD(1).AddCallback(_ => Assert.That(Simulation.ActiveProcess, Is.Null));
        Simulation.Run();
        trace.AssertIs("0 True", "2 True");
        Assert.That(Simulation.ActiveProcess, Is.Null);

        IEnumerable<Event> Body()
        {
            trace.Note($"{Simulation.ActiveProcess == process}");
            yield return Simulation.TimeoutD(2);
            trace.Note($"{Simulation.ActiveProcess == process}");
        }
    }

    [Test]
    public void ProcessWaits_TargetIsTheEvent()
    {
        var signal = new Event(Simulation);
        var process = Simulation.Process(trace.WaitFor(signal, "end"));
        Assert.That(process.Target, Is.Not.Null.And.Not.SameAs(signal));
        Simulation.Run();
        Assert.That(process.Target, Is.SameAs(signal));
    }

    private IEnumerable<Event> Note(string name)
    {
        trace.Note(name);
        yield break;
    }
}
