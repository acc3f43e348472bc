namespace ProcessChain.Tests;

public class TimeoutTests
{
    private Trace trace = new();

    private Simulation Simulation => trace.Simulation;

    [SetUp]
    public void Begin() => trace = new();

    [Test]
    public void TimeoutsOfSeveralDays_ComeInOrderOfTimePriorityAndScheduling()
    {
        trace.NoteProcessing(Simulation.TimeoutD(2), "c");
        trace.NoteProcessing(Simulation.TimeoutD(1, 1), "b");
        trace.NoteProcessing(Simulation.TimeoutD(1), "a1");
        trace.NoteProcessing(Simulation.Timeout(TimeSpan.FromDays(1)), "a2");
        trace.NoteProcessing(Simulation.TimeoutD(0.5), "half");
        Simulation.Run();
        trace.AssertIs("0.5 half", "1 a1", "1 a2", "1 b", "2 c");
    }

    [Test]
    public void TimeoutIsMade_IsTriggeredButNotProcessed()
    {
        var timeout = Simulation.TimeoutD(1);
        Assert.That(
            (timeout.IsAlive, timeout.IsTriggered, timeout.IsProcessed, timeout.IsOk),
            Is.EqualTo((false, true, false, true))
        );
        Simulation.Run();
        Assert.That(
            (timeout.IsAlive, timeout.IsTriggered, timeout.IsProcessed, timeout.IsOk),
            Is.EqualTo((false, true, true, true))
        );
    }

    [Test]
    public void TimeoutHasAValue_WaiterSeesIt()
    {
        var timeout = new Timeout(Simulation, TimeSpan.FromDays(1), "v");
        Assert.That(Simulation.Run(timeout), Is.EqualTo("v"));
    }

    [Test]
    public void TimeoutFails_WaiterIsFaulted()
    {
        Simulation.Process(Body());
        Simulation.Run();
        trace.AssertIs("1 fault late");

        IEnumerable<Event> Body()
        {
            yield return new Timeout(Simulation, TimeSpan.FromDays(1), "late", isOk: false);
            if (Simulation.ActiveProcess!.HandleFault())
                trace.Note($"fault {Simulation.ActiveProcess.Value}");
        }
    }

    [TestCase(-1)]
    [TestCase(-1e-9)]
    [TestCase(double.NaN)]
    [TestCase(3e6)]
    public void DelayIsOutsideTime_Throws(double days) =>
        Assert.That(() => Simulation.TimeoutD(days), Throws.InstanceOf<ArgumentException>());

    [TestCase(1e300)]
    [TestCase(-1e300)]
    [TestCase(double.PositiveInfinity)]
    public void DelayIsBeyondEveryTimeSpan_Throws(double days) =>
        Assert.That(() => Simulation.TimeoutD(days), Throws.TypeOf<OverflowException>());

    [TestCase(0)]
    [TestCase(-1e-13)]
    public void DelayIsLessThanATick_IsNow(double days)
    {
        trace.NoteProcessing(Simulation.TimeoutD(days), "now");
        Simulation.Run();
        trace.AssertIs("0 now");
    }

    [FsCheck.NUnit.Property]
    public bool DelayOfUnits_LastsTheSameTicksAsItsTimeSpan(uint thousandths, ushort stepMinutes)
    {
        var step = TimeSpan.FromMinutes(1 + stepMinutes);
        var units = thousandths % 1_000_000 / 997.0;
        var simulation = new Simulation(new DateTime(2000, 1, 1), 1, step);
        simulation.TimeoutD(units);
        return simulation.Peek() - simulation.StartDate == TimeSpan.FromSeconds(step.TotalSeconds * units)
            && simulation.Peek() - simulation.StartDate == simulation.ToTimeSpan(units);
    }
}
