namespace ProcessChain.Kernel;

/// <summary>
/// A place for items that leave in the order in which they came. Putters wait for room and getters for items, both in
/// strict order of arrival.
/// </summary>
/// <remarks>
/// An item that finds room is in the store when <see cref="Put"/> returns, but waiting getters are looked at only when the
/// put is processed, and waiting putters only when a get is processed.
/// </remarks>
internal class Store
{
    private readonly Simulation environment;
    private readonly Queue<StorePut> puts = new();
    private readonly Queue<StoreGet> gets = new();
    private readonly Queue<object> items;
    private readonly SignalList whenNew;
    private readonly SignalList whenAny;
    private readonly SignalList whenFull;
    private readonly SignalList whenEmpty;
    private readonly SignalList whenChange;

    /// <summary>An empty store.</summary>
    /// <param name="environment">The simulation the store belongs to.</param>
    /// <param name="capacity">Largest number of items; 1 or more.</param>
    public Store(Simulation environment, int capacity = int.MaxValue)
        : this(environment, [], capacity) { }

    /// <summary>A store with items in it.</summary>
    /// <param name="environment">The simulation the store belongs to.</param>
    /// <param name="items">The items, the one to leave first at the beginning.</param>
    /// <param name="capacity">Largest number of items; 1 or more.</param>
    public Store(Simulation environment, IEnumerable<object> items, int capacity = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (capacity <= 0)
            throw new ArgumentException($"A store needs room for at least one item, not {capacity}.", nameof(capacity));
        this.items = new(items);
        if (capacity < Count)
            throw new ArgumentException($"There are {Count} items for a capacity of {capacity}.", nameof(items));
        this.environment = environment;
        Capacity = capacity;
        whenNew = new(environment);
        whenAny = new(environment);
        whenFull = new(environment);
        whenEmpty = new(environment);
        whenChange = new(environment);
    }

    /// <summary>Largest number of items.</summary>
    public int Capacity { get; }

    /// <summary>Number of items in the store; items of waiting putters do not count.</summary>
    public int Count => items.Count;

    /// <summary>Puts an item in, or waits for room.</summary>
    /// <param name="item">Anything but null; becomes the value of the <see cref="StoreGet"/> that takes it.</param>
    /// <returns>An event that succeeds when the item is in the store.</returns>
    public StorePut Put(object item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var put = new StorePut(environment, item);
        put.AddCallback(ServeGets);
        puts.Enqueue(put);
        ServePuts();
        return put;
    }

    /// <summary>Takes the oldest item, or waits for one. Cannot be withdrawn.</summary>
    /// <returns>An event whose value is the item.</returns>
    public StoreGet Get()
    {
        var get = new StoreGet(environment);
        get.AddCallback(ServePuts);
        gets.Enqueue(get);
        ServeGets();
        return get;
    }

    /// <summary>An event that succeeds with the next item that comes in.</summary>
    public Event WhenNew() => whenNew.Add();

    /// <summary>An event that succeeds as soon as there are items; at once when there are.</summary>
    public Event WhenAny()
    {
        var signal = whenAny.Add();
        whenAny.ReleaseIf(Count > 0);
        return signal;
    }

    /// <summary>An event that succeeds as soon as there is no room; at once when there is none.</summary>
    public Event WhenFull()
    {
        var signal = whenFull.Add();
        whenFull.ReleaseIf(Count == Capacity);
        return signal;
    }

    /// <summary>An event that succeeds as soon as there are no items; at once when there are none.</summary>
    public Event WhenEmpty()
    {
        var signal = whenEmpty.Add();
        whenEmpty.ReleaseIf(Count == 0);
        return signal;
    }

    /// <summary>An event that succeeds with the next item that comes in or leaves.</summary>
    public Event WhenChange() => whenChange.Add();

    private void ServePuts(Event? processed = null)
    {
        while (Count < Capacity && puts.TryDequeue(out var put))
        {
            items.Enqueue(put.Value!);
            put.Succeed();
            whenNew.Release();
            whenAny.Release();
            whenFull.ReleaseIf(Count == Capacity);
            whenChange.Release();
        }
    }

    private void ServeGets(Event? processed = null)
    {
        while (Count > 0 && gets.TryDequeue(out var get))
        {
            get.Succeed(items.Dequeue());
            whenEmpty.ReleaseIf(Count == 0);
            whenChange.Release();
        }
    }
}

/// <summary>The event of an item being put into a <see cref="Store"/>; null is its value when it is done.</summary>
internal sealed class StorePut : Event
{
    internal StorePut(Simulation environment, object item)
        : base(environment)
    {
        Value = item;
        Time = environment.Now;
        Owner = environment.ActiveProcess;
    }

    /// <summary>When the item was offered.</summary>
    public DateTime Time { get; }

    /// <summary>The process that offered it; null outside processes.</summary>
    public Process? Owner { get; }
}

/// <summary>The event of an item being taken from a <see cref="Store"/>; the item is its value.</summary>
internal sealed class StoreGet : Event
{
    internal StoreGet(Simulation environment)
        : base(environment)
    {
        Time = environment.Now;
        Owner = environment.ActiveProcess;
    }

    /// <summary>When the item was asked for.</summary>
    public DateTime Time { get; }

    /// <summary>The process that asked for it; null outside processes.</summary>
    public Process? Owner { get; }
}
