using System.Collections.Specialized;

namespace ProcessChain.Kernel;

/// <summary>
/// An event that depends on others. When it is satisfied it is queued at the present time with priority 0, so those who
/// wait for it resume one queue turn later than those who wait for its last event.
/// </summary>
internal abstract class Condition : Event
{
    private readonly List<Event> events;
    private int missing;

    /// <summary>A condition that is satisfied when <paramref name="enough"/> of the events, or all, have succeeded.</summary>
    private protected Condition(Simulation environment, IEnumerable<Event> events, int enough)
        : base(environment)
    {
        this.events = [.. events];
        missing = Math.Min(enough, this.events.Count);
        AddWaiter((Action<Event>)CollectValues);
        foreach (var @event in this.events)
        {
            if (!ReferenceEquals(@event.Environment, environment))
                throw new ArgumentException("All events of a condition must be of its simulation.", nameof(events));
            if (@event.IsProcessed)
                Check(@event);
            else
                @event.AddWaiter((Action<Event>)Check);
        }
        if (IsAlive && missing == 0)
            Succeed();
    }

    /// <summary>
    /// From event to value, in the order of the events: those that were processed when the condition was; nested
    /// conditions count by their events. Null before, and when the condition failed.
    /// </summary>
    public new OrderedDictionary? Value => base.Value as OrderedDictionary;

    private void Check(Event @event)
    {
        if (IsTriggered)
        {
            if (!@event.IsOk)
                throw new InvalidOperationException(
                    "An event failed after its condition was decided: nobody handles it."
                );
            return;
        }
        missing--;
        if (!@event.IsOk)
            Fail(@event.Value);
        else if (missing == 0)
            Succeed();
    }

    private void CollectValues(Event @event)
    {
        if (!IsOk)
            return;
        var values = new OrderedDictionary();
        Collect(values);
        base.Value = values;
    }

    private void Collect(OrderedDictionary values)
    {
        foreach (var @event in events)
        {
            if (@event is Condition condition)
                condition.Collect(values);
            else if (@event.IsProcessed)
                values.Add(@event, @event.Value);
        }
    }
}

/// <summary>A condition that succeeds when all its events have; at once when there are none. It fails with the first that fails.</summary>
internal sealed class AllOf(Simulation environment, params IEnumerable<Event> events)
    : Condition(environment, events, enough: int.MaxValue);

/// <summary>A condition that succeeds with the first of its events; at once when there are none. It fails when the first one fails.</summary>
internal sealed class AnyOf(Simulation environment, params IEnumerable<Event> events)
    : Condition(environment, events, enough: 1);
