namespace ProcessChain.Kernel;

/// <summary>
/// Something that happens at one instant of simulated time. It is alive until it is triggered (put into the event queue),
/// and processed once its turn came and its callbacks ran. An event is for one use.
/// </summary>
internal class Event
{
    /// <summary>Nobody (null), one <see cref="Kernel.Process"/>, one callback, or a list of both in order of arrival.</summary>
    private object? waiters;

    public Event(Simulation environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        Environment = environment;
    }

    /// <summary>An event that is triggered already; the derived class puts it into the queue.</summary>
    private protected Event(Simulation environment, object? value, bool isOk)
    {
        Environment = environment;
        Value = value;
        IsOk = isOk;
        IsTriggered = true;
    }

    protected internal Simulation Environment { get; }

    /// <summary>What the event carries: the argument of <see cref="Succeed"/> or <see cref="Fail"/>; null before.</summary>
    public object? Value { get; private protected set; }

    /// <summary>Whether the event was triggered as a success; false as long as it is alive.</summary>
    public bool IsOk { get; private protected set; }

    /// <summary>Whether the event is in the queue or has left it.</summary>
    public bool IsTriggered { get; private set; }

    /// <summary>Whether the event's turn came: its callbacks ran or are running now.</summary>
    public bool IsProcessed { get; private set; }

    /// <summary>Whether the event is neither triggered nor processed.</summary>
    public bool IsAlive => !IsTriggered && !IsProcessed;

    /// <summary>An event that succeeds one queue turn after both have succeeded, or fails with the first that fails.</summary>
    public static Condition operator &(Event event1, Event event2) => new AllOf(event1.Environment, event1, event2);

    /// <summary>An event that succeeds one queue turn after the first of both, or fails with it.</summary>
    public static Condition operator |(Event event1, Event event2) => new AnyOf(event1.Environment, event1, event2);

    /// <summary>Triggers the event as a success: it is queued at the present time, its callbacks run when its turn comes.</summary>
    public void Succeed(object? value = null, int priority = 0) => Trigger(true, value, priority);

    /// <summary>
    /// Triggers the event as a failure. A process that waits for it is resumed with a fault
    /// (see <see cref="Kernel.Process.HandleFault"/>).
    /// </summary>
    public void Fail(object? value = null, int priority = 0) => Trigger(false, value, priority);

    /// <summary>Triggers the event with the outcome and the value of another; fit to be a callback of the other.</summary>
    public void Trigger(Event @event, int priority = 0)
    {
        ArgumentNullException.ThrowIfNull(@event);
        Trigger(@event.IsOk, @event.Value, priority);
    }

    /// <summary>Adds an action to run when the event is processed, after those added before.</summary>
    public void AddCallback(Action<Event> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        AddWaiter(callback);
    }

    /// <summary>Adds several actions, in their order.</summary>
    public void AddCallbacks(IEnumerable<Action<Event>> callbacks)
    {
        ArgumentNullException.ThrowIfNull(callbacks);
        foreach (var callback in callbacks)
            AddCallback(callback);
    }

    /// <summary>Takes away the first action that equals <paramref name="callback"/>; nothing happens if there is none.</summary>
    public void RemoveCallback(Action<Event> callback) => RemoveWaiter(callback);

    /// <summary>Runs the callbacks. The simulation calls this when the event's turn has come.</summary>
    public void Process()
    {
        ThrowIfProcessed();
        IsProcessed = true;
        var waiting = waiters;
        waiters = null;
        if (waiting is Process process)
            process.Resume(this);
        else if (waiting is not null)
            Wake(waiting);
    }

    internal void AddWaiter(object waiter)
    {
        ThrowIfProcessed();
        switch (waiters)
        {
            case null:
                waiters = waiter;
                break;
            case List<object> list:
                list.Add(waiter);
                break;
            default:
                waiters = new List<object> { waiters, waiter };
                break;
        }
    }

    internal void RemoveWaiter(object waiter)
    {
        ThrowIfProcessed();
        if (waiters is List<object> list)
            list.Remove(waiter);
        else if (Equals(waiters, waiter))
            waiters = null;
    }

    private void Trigger(bool isOk, object? value, int priority)
    {
        if (IsTriggered)
            throw new InvalidOperationException("The event was triggered before; an event is for one use.");
        IsOk = isOk;
        Value = value;
        IsTriggered = true;
        Environment.Schedule(this, priority);
    }

    private void Wake(object waiting)
    {
        switch (waiting)
        {
            case Process process:
                process.Resume(this);
                break;
            case Action<Event> callback:
                callback(this);
                break;
            case List<object> list:
                for (var i = 0; i < list.Count && !Environment.ReachedStop; i++)
                    Wake(list[i]);
                break;
        }
    }

    private void ThrowIfProcessed()
    {
        if (IsProcessed)
            throw new InvalidOperationException("The event is processed: its callbacks have run.");
    }
}
