namespace ProcessChain.Tests;

/// <summary>A simulation in days and the log of what happened in it: <c>"day what"</c>, in order.</summary>
internal sealed class Trace
{
    private readonly List<string> log = [];

    public Simulation Simulation { get; } = new(new DateTime(2000, 1, 1), 1, TimeSpan.FromDays(1));

    public void Note(string what) => log.Add($"{Simulation.NowD} {what}");

    /// <summary>Notes when the event is processed.</summary>
    public void NoteProcessing(Event @event, string what) => @event.AddCallback(_ => Note(what));

    /// <summary>A body that waits once for an event and notes that it went on.</summary>
    public IEnumerable<Event> WaitFor(Event @event, string what)
    {
        yield return @event;
        Note(what);
    }

    /// <summary>Runs a single step of the model on the given day, after what is queued for it already.</summary>
    public void On(double day, Action step)
    {
        Simulation.Process(Body());

        IEnumerable<Event> Body()
        {
            yield return Simulation.TimeoutD(day - Simulation.NowD);
            step();
        }
    }

    public void AssertIs(params string[] expected) => Assert.That(log, Is.EqualTo(expected));
}
