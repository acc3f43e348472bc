namespace ProcessChain.Kernel;

/// <summary>
/// A discrete-event simulation: a clock, a queue of events and the processes that wait for them. Names, signatures and
/// the order of simultaneous events are those of SimSharp 3.4.2 (<c>namespace SimSharp</c>), so that a model compiles and
/// runs on either kernel. One simulation with all its objects belongs to one thread; many may run side by side.
/// </summary>
/// <remarks>
/// <para>
/// Events have their turns in the order of time, then priority (smaller first), then order of scheduling. Nothing but the
/// queue runs callbacks: triggering an event only queues it. The clock counts ticks of 100 ns from the start date to the
/// end of the year 9999.
/// </para>
/// <para>Known differences from SimSharp 3.4.2:</para>
/// <list type="bullet">
/// <item>Order of scheduling is kept whatever the number of pending events; SimSharp loses it, and with it the precedence
/// of the end of <see cref="RunD"/>, when its queue grows beyond 1,024 events.</item>
/// <item>The end of <see cref="RunD"/> is no event: <see cref="Peek"/> does not see it during the run, and a run that is
/// cut short by <see cref="StopAsync"/> or an exception leaves none behind.</item>
/// <item>There is no random generator, hence no <c>Rand</c>, no distributions and no random timeouts: chance comes from
/// the named streams of <see cref="RandomStream"/>. Seeds are taken and not used, so every simulation is
/// repeatable, also one without a seed.</item>
/// <item>An exception that leaves a run carries the simulated time and the process, see <see cref="Run(Event)"/>.</item>
/// <item><see cref="ProcessedEvents"/> does not overflow after 2^31 events; <see cref="Reset"/> forgets the active
/// process; <see cref="TimeSeriesMonitor.TotalTimeD"/> is always up to date.</item>
/// <item>Amounts and capacities that are not a number are refused.</item>
/// <item>Left out: real-time and thread-safe simulations, <c>ActiveObject</c>, <c>RunStarted</c> and <c>RunFinished</c>,
/// the stack, the pool, the stores and resources with filter, priority or preemption, reports, the monitors inside
/// stores, containers and resources, and the monitors' series and percentiles. <see cref="ActiveProcess"/> cannot be set;
/// processes and conditions are sealed.</item>
/// </list>
/// </remarks>
/// <param name="initialDateTime">The clock's first reading.</param>
/// <param name="defaultStep">Length of one unit of time, its sign ignored; a second when null.</param>
internal class Simulation(DateTime initialDateTime, TimeSpan? defaultStep = null)
{
    /// <summary>Key in <see cref="Exception.Data"/> of the simulated time (double, units) at which a run failed.</summary>
    public const string FailureTime = "simulated time";

    /// <summary>Key in <see cref="Exception.Data"/> of the name of the process in whose body a run failed.</summary>
    public const string FailureProcess = "process";

    /// <summary>More than any clock can show, and still exact as a double.</summary>
    private const double MostTicks = 1L << 62;

    private readonly EventQueue queue = new();
    private readonly double stepSeconds = (defaultStep ?? TimeSpan.FromSeconds(1)).Duration().TotalSeconds;
    private readonly long horizon = (DateTime.MaxValue - initialDateTime).Ticks;
    private long now;
    private Event? reachedStop;
    private volatile bool stopRequested;

    /// <summary>Starts on 1970-01-01.</summary>
    public Simulation(TimeSpan? defaultStep = null)
        : this(DateTime.UnixEpoch, defaultStep) { }

    /// <summary>Starts on 1970-01-01.</summary>
    public Simulation(int randomSeed, TimeSpan? defaultStep = null)
        : this(DateTime.UnixEpoch, defaultStep) { }

    /// <summary>Starts at a date of the model's own.</summary>
    public Simulation(DateTime initialDateTime, int randomSeed, TimeSpan? defaultStep = null)
        : this(initialDateTime, defaultStep) { }

    /// <summary>The clock's first reading.</summary>
    public DateTime StartDate { get; } = initialDateTime;

    /// <summary>The clock.</summary>
    public DateTime Now => StartDate + new TimeSpan(now);

    /// <summary>The clock as units since the start; 0 at the start.</summary>
    public double NowD => ToDouble(new TimeSpan(now));

    /// <summary>The process whose body is running now; null when none is.</summary>
    public Process? ActiveProcess { get; internal set; }

    /// <summary>How many events have been processed since the start; the end of a run does not count.</summary>
    public long ProcessedEvents { get; private set; }

    /// <summary>Where <see cref="Log"/> writes; null is nowhere.</summary>
    public TextWriter? Logger { get; set; } = Console.Out;

    /// <summary>Whether the event that ends this run is being processed.</summary>
    internal bool ReachedStop => reachedStop is not null;

    /// <summary>Starts a process at the present time.</summary>
    public Process Process(IEnumerable<Event> generator, int priority = 0) => new(this, generator, priority);

    /// <summary>An event after a delay.</summary>
    public Timeout Timeout(TimeSpan delay, int priority = 0) => new(this, delay.Ticks, priority);

    /// <summary>An event after a delay in units, cut to a whole number of ticks of 100 ns.</summary>
    public Timeout TimeoutD(double delay, int priority = 0) => new(this, ToTicks(delay), priority);

    /// <summary>Puts an event into the queue at the present time, once only; it is not marked as triggered.</summary>
    public void Schedule(Event @event, int priority = 0) => queue.Enqueue(now, priority, @event);

    /// <summary>Puts an event into the queue, zero or more time from now.</summary>
    public void Schedule(TimeSpan delay, Event @event, int priority = 0) => Schedule(delay.Ticks, @event, priority);

    /// <summary>Puts an event into the queue with priority 0, zero or more units from now.</summary>
    public void ScheduleD(double delay, Event @event) => Schedule(ToTicks(delay), @event, 0);

    /// <summary>
    /// Runs until an event is processed, or until the queue is empty. Callbacks the event received after this call are
    /// dropped. May be called again to go on.
    /// </summary>
    /// <remarks>
    /// Exceptions of bodies and callbacks leave the run as they are, with <see cref="FailureTime"/> and, inside a body,
    /// <see cref="FailureProcess"/> in their <see cref="Exception.Data"/>. Do not go on with the simulation then.
    /// </remarks>
    /// <returns>The value of the event that ended the run, which is not counted; null when there was none.</returns>
    public object? Run(Event? stopEvent = null)
    {
        if (stopEvent is { IsProcessed: true })
            return stopEvent.Value;
        stopEvent?.AddCallback(StopAt);
        if (ProcessEvents(long.MaxValue) is { } reached)
            return reached.Value;
        if (stopEvent is { IsTriggered: false } && !stopRequested)
            throw new InvalidOperationException("The queue is empty and the event to run to was never triggered.");
        return stopEvent?.Value;
    }

    /// <summary>Runs for a stretch of time, see <see cref="Run(DateTime)"/>.</summary>
    public object? Run(TimeSpan span) => Run(Now + span);

    /// <summary>
    /// Runs to a point in time: before its events of priority 0 and more, which stay in the queue, and after its events
    /// of negative priority. May be called again to go on.
    /// </summary>
    /// <returns>Null, or the value of an event that ended the run before.</returns>
    public object? Run(DateTime until)
    {
        if (until <= Now)
            throw new InvalidOperationException($"A run must end after now ({Now:O}), not at {until:O}.");
        var end = (until - StartDate).Ticks;
        var reached = ProcessEvents(end);
        if (!stopRequested)
            now = end;
        return reached?.Value;
    }

    /// <summary>Runs for a number of units, see <see cref="Run(DateTime)"/>; null runs until the queue is empty.</summary>
    public object? RunD(double? until = null) => until is { } units ? Run(ToTimeSpan(units)) : Run();

    /// <summary>Ends the present run after the event that is being processed; may be called by any thread.</summary>
    public void StopAsync() => stopRequested = true;

    /// <summary>Processes the next event.</summary>
    public void Step()
    {
        if (!TryStep(long.MaxValue))
            throw new InvalidOperationException("There is no event to process.");
    }

    /// <summary>Time of the next event; <see cref="DateTime.MaxValue"/> when there is none.</summary>
    public DateTime Peek() => queue.IsEmpty ? DateTime.MaxValue : StartDate + new TimeSpan(queue.NextTime);

    /// <summary>Time of the next event, units since the start; <see cref="double.MaxValue"/> when there is none.</summary>
    public double PeekD() => queue.IsEmpty ? double.MaxValue : ToDouble(new TimeSpan(queue.NextTime));

    /// <summary>A number of units as a stretch of time, cut to a whole number of ticks of 100 ns.</summary>
    public TimeSpan ToTimeSpan(double span) => TimeSpan.FromSeconds(stepSeconds * span);

    /// <summary>A stretch of time as a number of units.</summary>
    public double ToDouble(TimeSpan span) => span.TotalSeconds / stepSeconds;

    /// <summary>
    /// Back to the start date with an empty queue and no processed events. Processes and stores made before stay as
    /// objects, but nothing of theirs is scheduled any more: build the model again.
    /// </summary>
    public void Reset(int randomSeed)
    {
        now = 0;
        ProcessedEvents = 0;
        ActiveProcess = null;
        queue.Clear();
    }

    /// <summary>Writes a line to <see cref="Logger"/>.</summary>
    public void Log(string message, params object?[] args) => Logger?.WriteLine(message, args);

    internal void Schedule(long delay, Event @event, int priority)
    {
        // One comparison for both ends: a negative delay is a huge unsigned one.
        if ((ulong)delay > (ulong)(horizon - now))
            throw OutsideTime(new TimeSpan(delay));
        queue.Enqueue(now + delay, priority, @event);
    }

    /// <summary>The ticks of <see cref="ToTimeSpan"/>, which is left to deal with the numbers no clock can show.</summary>
    private long ToTicks(double units)
    {
        var ticks = stepSeconds * units * TimeSpan.TicksPerSecond;
        return Math.Abs(ticks) < MostTicks ? double.ConvertToIntegerNative<long>(ticks) : ToTimeSpan(units).Ticks;
    }

    /// <summary>Processes what comes before the end; gives the event that ended the run earlier, if one did.</summary>
    private Event? ProcessEvents(long end)
    {
        stopRequested = false;
        try
        {
            while (!stopRequested && TryStep(end)) { }
        }
        catch (Exception exception)
        {
            Describe(exception);
            throw;
        }
        var reached = reachedStop;
        reachedStop = null;
        return reached;
    }

    private bool TryStep(long end)
    {
        if (queue.DequeueBefore(end, out var time) is not { } next)
            return false;
        now = time;
        next.Process();
        ProcessedEvents++;
        return true;
    }

    private void StopAt(Event @event)
    {
        reachedStop = @event;
        stopRequested = true;
        // The event that ends a run is not counted.
        ProcessedEvents--;
    }

    private void Describe(Exception exception)
    {
        if (exception.Data.Contains(FailureTime))
            return;
        exception.Data[FailureTime] = NowD;
        if (ActiveProcess is not null)
            exception.Data[FailureProcess] = ActiveProcess.ToString();
    }

    private static ArgumentException OutsideTime(TimeSpan delay) =>
        delay < TimeSpan.Zero
            ? new ArgumentException($"A delay must not be negative ({delay}).", nameof(delay))
            : new ArgumentOutOfRangeException(nameof(delay), delay, "The delay ends after the year 9999.");
}
