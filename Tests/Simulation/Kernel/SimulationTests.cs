using System.Globalization;

namespace ProcessChain.Tests;

public class SimulationTests
{
    private Trace trace = new();

    private Simulation Simulation => trace.Simulation;

    [SetUp]
    public void Begin() => trace = new();

    [Test]
    public void NoStartAndNoStepAreGiven_ClockCountsSecondsFrom1970()
    {
        var simulation = new Simulation();
        simulation.RunD(90);
        Assert.That(simulation.Now, Is.EqualTo(new DateTime(1970, 1, 1, 0, 1, 30)));
        Assert.That(simulation.NowD, Is.EqualTo(90));
    }

    [Test]
    public void ShorterConstructors_AgreeOnTheClock()
    {
        var hour = TimeSpan.FromHours(1);
        var day = new DateTime(2020, 2, 29);
        var clocks = new[] { new Simulation(hour), new(7, hour), new(day, hour), new(day, 7, hour) };
        foreach (var simulation in clocks)
            simulation.RunD(24);
        Assert.That(
            clocks.Select(c => c.Now),
            Is.EqualTo(new[] { new DateTime(1970, 1, 2), new(1970, 1, 2), new(2020, 3, 1), new(2020, 3, 1) })
        );
    }

    [Test]
    public void RunForASpan_EndsThereAlthoughTheQueueIsEmpty()
    {
        Simulation.Run(TimeSpan.FromDays(3));
        Simulation.Run(new DateTime(2000, 1, 6));
        Assert.That(Simulation.NowD, Is.EqualTo(5));
        Assert.That(Simulation.ProcessedEvents, Is.Zero);
    }

    [Test]
    public void RunWithoutEnd_EndsWithTheLastEvent()
    {
        Simulation.TimeoutD(4);
        Assert.That(Simulation.RunD(), Is.Null);
        Assert.That(Simulation.NowD, Is.EqualTo(4));
    }

    [Test]
    public void RunToAProcessedEvent_GivesItsValueAtOnce()
    {
        var timeout = new Timeout(Simulation, TimeSpan.FromDays(1), "v");
        Simulation.Run();
        Simulation.TimeoutD(1);
        Assert.That(Simulation.Run(timeout), Is.EqualTo("v"));
        Assert.That(Simulation.NowD, Is.EqualTo(1));
    }

    [Test]
    public void RunToAnEventThatNeverHappens_Throws()
    {
        Simulation.TimeoutD(1);
        Assert.That(() => Simulation.Run(new Event(Simulation)), Throws.TypeOf<InvalidOperationException>());
    }

    [Test]
    public void RunToAnEvent_DropsCallbacksAddedLaterAndDoesNotCountIt()
    {
        var signal = Simulation.TimeoutD(1);
        trace.NoteProcessing(signal, "before");
        trace.On(0, () => trace.NoteProcessing(signal, "after"));
        Simulation.Run(signal);
        trace.AssertIs("1 before");
        Assert.That(Simulation.ProcessedEvents, Is.EqualTo(3));
    }

    [Test]
    public void EventWithWaitersAfterARunToAnEvent_WakesAllOfThem()
    {
        Simulation.Run(Simulation.TimeoutD(1));
        var signal = Simulation.TimeoutD(1);
        trace.NoteProcessing(signal, "a");
        trace.NoteProcessing(signal, "b");
        Simulation.Step();
        trace.AssertIs("2 a", "2 b");
    }

    [Test]
    public void RunIsStopped_EndsAfterTheEventAndCanGoOn()
    {
        foreach (var day in new[] { 1, 2, 3 })
            trace.NoteProcessing(Simulation.TimeoutD(day), "event");
        trace.On(2, Simulation.StopAsync);
        Simulation.Run();
        trace.Note("stopped");
        Simulation.Run();
        trace.AssertIs("1 event", "2 event", "2 stopped", "3 event");
    }

    [Test]
    public void Step_ProcessesOneEvent()
    {
        trace.NoteProcessing(Simulation.TimeoutD(1), "a");
        trace.NoteProcessing(Simulation.TimeoutD(2), "b");
        Assert.That((Simulation.PeekD(), Simulation.Peek()), Is.EqualTo((1.0, new DateTime(2000, 1, 2))));
        Simulation.Step();
        trace.AssertIs("1 a");
        Assert.That((Simulation.PeekD(), Simulation.ProcessedEvents), Is.EqualTo((2.0, 1)));
    }

    [Test]
    public void QueueIsEmpty_NextEventIsNever() =>
        Assert.That((Simulation.PeekD(), Simulation.Peek()), Is.EqualTo((double.MaxValue, DateTime.MaxValue)));

    [Test]
    public void EventIsScheduled_IsProcessedWithoutBeingTriggered()
    {
        var now = new Event(Simulation);
        var later = new Event(Simulation);
        trace.NoteProcessing(now, "now");
        trace.NoteProcessing(later, "later");
        Simulation.ScheduleD(0.25, later);
        Simulation.Schedule(now, 3);
        Simulation.Run();
        trace.AssertIs("0 now", "0.25 later");
        Assert.That((later.IsTriggered, later.IsOk, later.IsProcessed), Is.EqualTo((false, false, true)));
    }

    [Test]
    public void EventIsScheduledTwice_Throws()
    {
        var once = new Event(Simulation);
        Simulation.Schedule(once);
        Simulation.Schedule(once);
        Assert.That(() => Simulation.Run(), Throws.TypeOf<InvalidOperationException>());
    }

    [Test]
    public void SimulationIsReset_StartsAnewWithAnEmptyQueue()
    {
        Simulation.TimeoutD(1);
        Simulation.TimeoutD(5);
        Simulation.RunD(2);
        Simulation.Reset(1);
        trace.NoteProcessing(Simulation.TimeoutD(1), "new");
        Simulation.Run();
        trace.AssertIs("1 new");
        Assert.That(Simulation.ProcessedEvents, Is.EqualTo(1));
    }

    [Test]
    public void UnitsAndTimeSpans_ConvertIntoEachOther()
    {
        Assert.That(Simulation.ToTimeSpan(1.5), Is.EqualTo(TimeSpan.FromHours(36)));
        Assert.That(Simulation.ToDouble(TimeSpan.FromHours(6)), Is.EqualTo(0.25));
    }

    [Test]
    public void LineIsLogged_IsWrittenToTheLogger()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Simulation.Logger = writer;
        Simulation.Log("{0} of {1}", 1, "a");
        Simulation.Logger = null;
        Simulation.Log("nowhere");
        Assert.That(writer.ToString(), Is.EqualTo("1 of a\n"));
    }

#if !SIMSHARP // SimSharp does not tell where an exception happened.
    [Test]
    public void BodyThrows_ExceptionTellsTimeAndProcess()
    {
        Simulation.Process(Failing());
        var exception = Assert.Throws<ArgumentException>(() => Simulation.Run())!;
        Assert.That(exception.Data[Simulation.FailureTime], Is.EqualTo(1.5));
        Assert.That(exception.Data[Simulation.FailureProcess], Is.EqualTo("SimulationTests.Failing"));
    }

    [Test]
    public void CallbackThrows_ExceptionTellsTimeOnly()
    {
        Simulation.TimeoutD(1).AddCallback(_ => throw new ArgumentException("boom"));
        var exception = Assert.Throws<ArgumentException>(() => Simulation.Run())!;
        Assert.That(exception.Data[Simulation.FailureTime], Is.EqualTo(1.0));
        Assert.That(exception.Data.Contains(Simulation.FailureProcess), Is.False);
    }

    [Test]
    public void RunIsStoppedBeforeItsEnd_NoEndIsLeftBehind()
    {
        trace.On(1, Simulation.StopAsync);
        Simulation.TimeoutD(9);
        Simulation.RunD(5);
        Simulation.Run();
        Assert.That(Simulation.NowD, Is.EqualTo(9));
    }

    private IEnumerable<Event> Failing()
    {
        yield return Simulation.TimeoutD(1.5);
        throw new ArgumentException("boom");
    }
#endif
}
