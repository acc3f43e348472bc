namespace ProcessChain.Kernel;

/// <summary>
/// The events to come, in the order of their turns: time, then priority, then order of insertion. A binary heap of keys;
/// the events lie still in slots beside it, so that moving a key needs no write barrier of the garbage collector.
/// </summary>
internal sealed class EventQueue
{
    private const int InitialCapacity = 16;

    private Key[] heap = [];
    private Event?[] slots = [];
    private long inserted;

    /// <summary>How many events are pending.</summary>
    public int Count { get; private set; }

    /// <summary>Time of the next event, ticks; only when there is one.</summary>
    public long NextTime => heap[0].Time;

    /// <summary>Priority of the next event; only when there is one.</summary>
    public int NextPriority => heap[0].Priority;

    public void Enqueue(long time, int priority, Event @event)
    {
        if (Count == heap.Length)
            Grow();
        var slot = heap[Count].Slot;
        slots[slot] = @event;
        SiftUp(Count++, new Key(time, inserted++, priority, slot));
    }

    public Event Dequeue()
    {
        var slot = heap[0].Slot;
        var last = heap[--Count];
        // Keys behind the heap's end keep the free slots.
        heap[Count].Slot = slot;
        if (Count > 0)
            SiftDown(last);
        var next = slots[slot]!;
        slots[slot] = null;
        return next;
    }

    public void Clear()
    {
        Array.Clear(slots);
        Count = 0;
        inserted = 0;
    }

    private void SiftUp(int index, Key key)
    {
        while (index > 0)
        {
            var parent = (index - 1) / 2;
            if (!key.IsBefore(heap[parent]))
                break;
            heap[index] = heap[parent];
            index = parent;
        }
        heap[index] = key;
    }

    private void SiftDown(Key key)
    {
        var index = 0;
        for (var child = 1; child < Count; child = 2 * index + 1)
        {
            if (child + 1 < Count && heap[child + 1].IsBefore(heap[child]))
                child++;
            if (!heap[child].IsBefore(key))
                break;
            heap[index] = heap[child];
            index = child;
        }
        heap[index] = key;
    }

    private void Grow()
    {
        var capacity = Math.Max(InitialCapacity, 2 * heap.Length);
        Array.Resize(ref heap, capacity);
        Array.Resize(ref slots, capacity);
        for (var slot = Count; slot < capacity; slot++)
            heap[slot].Slot = slot;
    }

    private struct Key(long time, long insertion, int priority, int slot)
    {
        public readonly long Time = time;
        public readonly long Insertion = insertion;
        public readonly int Priority = priority;
        public int Slot = slot;

        public readonly bool IsBefore(in Key other)
        {
            if (Time != other.Time)
                return Time < other.Time;
            return Priority != other.Priority ? Priority < other.Priority : Insertion < other.Insertion;
        }
    }
}
