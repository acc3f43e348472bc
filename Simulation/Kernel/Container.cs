namespace ProcessChain.Kernel;

/// <summary>
/// An amount of something that is not told apart. Puts wait for room and gets for enough, each whole or not at all and in
/// strict order of arrival: a large one at the head holds back smaller ones behind it.
/// </summary>
/// <remarks>
/// What finds room is in the container when <see cref="Put"/> returns, but waiting gets are looked at only when the put is
/// processed, and waiting puts only when a get is processed.
/// </remarks>
internal class Container
{
    private readonly Simulation environment;
    private readonly Queue<ContainerPut> puts = new();
    private readonly Queue<ContainerGet> gets = new();
    private readonly PriorityQueue<Event, (double Level, long Order)> whenAtLeast = new();

    /// <summary>By the negative level, so that both are reached from below.</summary>
    private readonly PriorityQueue<Event, (double Level, long Order)> whenAtMost = new();
    private readonly SignalList whenChange;
    private long signals;

    public Container(Simulation environment, double capacity = double.MaxValue, double initial = 0)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (!(capacity > 0))
            throw new ArgumentException($"A capacity must be more than 0, not {capacity}.", nameof(capacity));
        if (!(initial >= 0 && initial <= capacity))
            throw new ArgumentException($"The first level must be 0 to {capacity}, not {initial}.", nameof(initial));
        this.environment = environment;
        Capacity = capacity;
        Level = initial;
        whenChange = new(environment);
    }

    public double Capacity { get; }

    public double Level { get; private set; }

    /// <summary>Puts an amount in, or waits for room for all of it.</summary>
    public ContainerPut Put(double amount)
    {
        ThrowUnlessPossible(amount);
        var put = new ContainerPut(environment, amount);
        put.AddCallback(ServeGets);
        puts.Enqueue(put);
        ServePuts();
        return put;
    }

    /// <summary>Takes an amount out, or waits until all of it is there. Cannot be withdrawn.</summary>
    public ContainerGet Get(double amount)
    {
        ThrowUnlessPossible(amount);
        var get = new ContainerGet(environment, amount);
        get.AddCallback(ServePuts);
        gets.Enqueue(get);
        ServeGets();
        return get;
    }

    /// <summary>An event that succeeds as soon as the level is this high; smaller levels first, then in order of arrival.</summary>
    public Event WhenAtLeast(double level) => WhenReached(whenAtLeast, level, Level);

    /// <summary>An event that succeeds as soon as the level is this low; larger levels first, then in order of arrival.</summary>
    public Event WhenAtMost(double level) => WhenReached(whenAtMost, -level, -Level);

    /// <summary>An event that succeeds as soon as the level is the capacity.</summary>
    public Event WhenFull() => WhenAtLeast(Capacity);

    /// <summary>An event that succeeds as soon as the level is 0.</summary>
    public Event WhenEmpty() => WhenAtMost(0);

    /// <summary>An event that succeeds with the next put or get that is done.</summary>
    public Event WhenChange() => whenChange.Add();

    private void ServePuts(Event? processed = null)
    {
        while (puts.TryPeek(out var put) && Capacity - Level >= put.Amount)
        {
            puts.Dequeue();
            Level += put.Amount;
            put.Succeed();
            Release(whenAtLeast, Level);
            whenChange.Release();
        }
    }

    private void ServeGets(Event? processed = null)
    {
        while (gets.TryPeek(out var get) && Level >= get.Amount)
        {
            gets.Dequeue();
            Level -= get.Amount;
            get.Succeed();
            Release(whenAtMost, -Level);
            whenChange.Release();
        }
    }

    private Event WhenReached(PriorityQueue<Event, (double Level, long Order)> waiting, double level, double present)
    {
        var signal = new Event(environment);
        waiting.Enqueue(signal, (level, signals++));
        Release(waiting, present);
        return signal;
    }

    private static void Release(PriorityQueue<Event, (double Level, long Order)> waiting, double present)
    {
        while (waiting.TryPeek(out _, out var key) && present >= key.Level)
            waiting.Dequeue().Succeed();
    }

    private void ThrowUnlessPossible(double amount)
    {
        if (!(amount > 0 && amount <= Capacity))
            throw new ArgumentException(
                $"An amount must be more than 0 and at most the capacity {Capacity}, not {amount}.",
                nameof(amount)
            );
    }
}

/// <summary>The event of an amount being put into a <see cref="Container"/>.</summary>
internal sealed class ContainerPut(Simulation environment, double amount) : Claim(environment)
{
    public double Amount => amount;
}

/// <summary>The event of an amount being taken from a <see cref="Container"/>.</summary>
internal sealed class ContainerGet(Simulation environment, double amount) : Claim(environment)
{
    public double Amount => amount;
}
