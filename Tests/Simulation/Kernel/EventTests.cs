namespace ProcessChain.Tests;

public class EventTests
{
    private Trace trace = new();

    private Simulation Simulation => trace.Simulation;

    [SetUp]
    public void Begin() => trace = new();

    [Test]
    public void EventIsTriggered_CallbacksRunWhenItsTurnComes()
    {
        var signal = new Event(Simulation);
        trace.NoteProcessing(signal, "callback");
        Assert.That(signal.IsAlive, Is.True);
        signal.Succeed("v");
        Assert.That(
            (signal.IsAlive, signal.IsTriggered, signal.IsOk, signal.Value),
            Is.EqualTo((false, true, true, "v"))
        );
        trace.Note("triggered");
        Simulation.Run();
        trace.AssertIs("0 triggered", "0 callback");
    }

    [Test]
    public void EventsAreTriggeredWithPriorities_SmallerComesFirst()
    {
        foreach (var priority in new[] { 2, int.MaxValue, -1, int.MinValue, 0 })
        {
            var signal = new Event(Simulation);
            trace.NoteProcessing(signal, $"{priority}");
            signal.Succeed(priority: priority);
        }
        Simulation.Run();
        trace.AssertIs("0 -2147483648", "0 -1", "0 0", "0 2", "0 2147483647");
    }

    [Test]
    public void EventIsTriggeredTwice_Throws()
    {
        var signal = new Event(Simulation);
        signal.Succeed();
        Assert.That(() => signal.Succeed(), Throws.TypeOf<InvalidOperationException>());
        Assert.That(() => signal.Fail(), Throws.TypeOf<InvalidOperationException>());
        Assert.That(() => signal.Trigger(Simulation.TimeoutD(1)), Throws.TypeOf<InvalidOperationException>());
    }

    [Test]
    public void EventTriggersAnother_OutcomeAndValueAreTakenOver()
    {
        var follower = new Event(Simulation);
        var failure = new Timeout(Simulation, TimeSpan.FromDays(1), "v", isOk: false);
        failure.AddCallback(e => follower.Trigger(e));
        Simulation.Run();
        Assert.That((follower.IsOk, follower.Value, follower.IsProcessed), Is.EqualTo((false, "v", true)));
    }

    [Test]
    public void CallbacksAreAddedAndRemoved_TheOthersRunInOrder()
    {
        var signal = Simulation.TimeoutD(1);
        var callbacks = "abc".Select(name => (Action<Event>)(_ => trace.Note($"{name}"))).ToList();
        signal.AddCallbacks(callbacks);
        signal.AddCallback(callbacks[0]);
        signal.RemoveCallback(callbacks[0]);
        signal.RemoveCallback(callbacks[1]);
        signal.RemoveCallback(_ => { });
        Simulation.Run();
        trace.AssertIs("1 c", "1 a");
    }

    [Test]
    public void OnlyCallbackIsRemoved_NothingRuns()
    {
        var signal = Simulation.TimeoutD(1);
        Action<Event> callback = _ => trace.Note("never");
        signal.AddCallback(callback);
        signal.RemoveCallback(callback);
        Simulation.Run();
        trace.AssertIs();
    }

    [Test]
    public void EventIsProcessed_CallbacksAreRefused()
    {
        var signal = Simulation.TimeoutD(1);
        Simulation.Run();
        Assert.That(() => signal.AddCallback(_ => { }), Throws.TypeOf<InvalidOperationException>());
        Assert.That(() => signal.RemoveCallback(_ => { }), Throws.TypeOf<InvalidOperationException>());
        Assert.That(() => signal.Process(), Throws.TypeOf<InvalidOperationException>());
    }
}
