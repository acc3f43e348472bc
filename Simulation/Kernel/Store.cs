namespace ProcessChain.Kernel;

/// <summary>
/// A place for items that leave in the order in which they came. Putters wait for room and getters for items, both in
/// strict order of arrival.
/// </summary>
/// <remarks>
/// An item that finds room is in the store when <see cref="Put"/> returns, but waiting getters are looked at only when the
/// put is processed, and waiting putters only when a get is processed.
/// </remarks>
/// <param name="environment">The simulation the store belongs to.</param>
/// <param name="items">What is in it at the beginning, the one to leave first at the beginning.</param>
/// <param name="capacity">Largest number of items; 1 or more.</param>
internal class Store(Simulation environment, IEnumerable<object> items, int capacity = int.MaxValue)
{
    private readonly Queue<StorePut> puts = new();
    private readonly Queue<StoreGet> gets = new();
    private readonly Queue<object> items = Stocked(items, capacity);
    private readonly SignalList whenNew = new(environment);
    private readonly SignalList whenAny = new(environment);
    private readonly SignalList whenFull = new(environment);
    private readonly SignalList whenEmpty = new(environment);
    private readonly SignalList whenChange = new(environment);

    /// <summary>An empty store.</summary>
    public Store(Simulation environment, int capacity = int.MaxValue)
        : this(environment, [], capacity) { }

    public int Capacity => capacity;

    /// <summary>Number of items in the store; items of waiting putters do not count.</summary>
    public int Count => items.Count;

    /// <summary>Puts an item in, or waits for room.</summary>
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
    public Event WhenAny() => whenAny.Add(Count > 0);

    /// <summary>An event that succeeds as soon as there is no room; at once when there is none.</summary>
    public Event WhenFull() => whenFull.Add(Count == Capacity);

    /// <summary>An event that succeeds as soon as there are no items; at once when there are none.</summary>
    public Event WhenEmpty() => whenEmpty.Add(Count == 0);

    /// <summary>An event that succeeds with the next item that comes in or leaves.</summary>
    public Event WhenChange() => whenChange.Add();

    private static Queue<object> Stocked(IEnumerable<object> items, int capacity)
    {
        if (capacity <= 0)
            throw new ArgumentException($"A store needs room for at least one item, not {capacity}.", nameof(capacity));
        var stock = new Queue<object>(items);
        return stock.Count <= capacity
            ? stock
            : throw new ArgumentException(
                $"There are {stock.Count} items for a capacity of {capacity}.",
                nameof(items)
            );
    }

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
internal sealed class StorePut : Claim
{
    internal StorePut(Simulation environment, object item)
        : base(environment) => Value = item;
}

/// <summary>The event of an item being taken from a <see cref="Store"/>; the item is its value.</summary>
internal sealed class StoreGet(Simulation environment) : Claim(environment);
