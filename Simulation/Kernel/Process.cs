namespace ProcessChain.Kernel;

/// <summary>
/// An activity of the model: an iterator that yields the events it waits for. The process is itself an event, which is
/// triggered when the iterator ends; its value is then the value of the event the body was resumed with last, unless the
/// body has called <see cref="Event.Succeed"/> or <see cref="Event.Fail"/> on <see cref="Simulation.ActiveProcess"/>.
/// </summary>
/// <remarks>
/// Yielding an event that is not processed waits for it, behind those that wait already. Yielding a processed event goes
/// on at once, without a queue turn. Yielding null throws a <see cref="NullReferenceException"/>.
/// </remarks>
internal sealed class Process : Event
{
    private readonly IEnumerator<Event> body;

    /// <summary>The event that lets the body begin; null when it has.</summary>
    private Event? start;

    /// <summary>A process whose body starts at the present time, when its turn in the queue comes.</summary>
    public Process(Simulation environment, IEnumerable<Event> generator, int priority = 0)
        : base(environment)
    {
        ArgumentNullException.ThrowIfNull(generator);
        body = generator.GetEnumerator();
        IsOk = true;
        start = new Event(environment);
        start.AddWaiter(this);
        start.Succeed(priority: priority);
    }

    /// <summary>The event the process waits for, or waited for last.</summary>
    public Event Target => start ?? body.Current;

    /// <summary>
    /// Resumes the process with a fault instead of the event it waits for, when the interrupt's turn in the queue comes.
    /// The abandoned event stays in its queue: a <see cref="StoreGet"/> still swallows an item. The body finds the cause in the
    /// <see cref="Event.Value"/> of <see cref="Simulation.ActiveProcess"/>.
    /// </summary>
    public void Interrupt(object? cause = null, int priority = 0)
    {
        if (IsTriggered)
            throw new InvalidOperationException("A process that is over cannot be interrupted.");
        if (ReferenceEquals(Environment.ActiveProcess, this))
            throw new InvalidOperationException("A process cannot interrupt itself.");
        var interrupt = new Event(Environment);
        interrupt.AddWaiter(this);
        interrupt.Fail(cause, priority);
        Target.RemoveWaiter(this);
    }

    /// <summary>
    /// To be called by the body after a yield from which it may have been resumed by a failed event or an interrupt;
    /// a fault that is not asked for by the next yield throws <see cref="InvalidOperationException"/> out of the run.
    /// </summary>
    /// <returns>True when the process was resumed with a fault; it counts as handled from now on.</returns>
    public bool HandleFault()
    {
        var faulted = !IsOk;
        IsOk = true;
        return faulted;
    }

    /// <summary>The name of the body: the iterator method, with the class it belongs to.</summary>
    public override string ToString()
    {
        var type = body.GetType();
        return type.DeclaringType is { } owner ? $"{owner.Name}.{MethodName(type.Name)}" : type.Name;
    }

    internal void Resume(Event cause)
    {
        var simulation = Environment;
        simulation.ActiveProcess = this;
        start = null;
        while (Advance(cause))
            cause = body.Current;
        simulation.ActiveProcess = null;
    }

    /// <summary>Runs the body to its next yield; true when it need not wait there.</summary>
    private bool Advance(Event cause)
    {
        if (!cause.IsOk)
        {
            IsOk = false;
            Value = cause.Value;
        }
        if (!body.MoveNext())
        {
            End(cause.Value);
            return false;
        }
        if (IsTriggered)
            return false;
        if (!IsOk)
            throw new InvalidOperationException($"{this} went on after a fault without calling HandleFault().");
        var target = body.Current;
        if (!ReferenceEquals(Value, target.Value))
            Value = target.Value;
        if (target.IsProcessed)
            return true;
        target.AddWaiter(this);
        return false;
    }

    private void End(object? value)
    {
        if (IsTriggered)
            return;
        if (IsOk)
            Succeed(value);
        else
            Fail(value);
    }

    /// <summary>Undoes the compiler's names of iterators: <c>&lt;Body&gt;d__1</c> and <c>&lt;&lt;Outer&gt;g__Body|1_0&gt;d</c>.</summary>
    private static string MethodName(string typeName)
    {
        var end = typeName.LastIndexOf('>');
        var bar = typeName.IndexOf('|', StringComparison.Ordinal);
        if (end < 0)
            return typeName;
        return bar < 0
            ? typeName[1..end]
            : typeName[(typeName.LastIndexOf("__", bar, StringComparison.Ordinal) + 2)..bar];
    }
}
