namespace ProcessChain.Kernel;

/// <summary>
/// The events to come, in the order of their turns: time, then priority, then order of insertion. The next few stand in
/// line, sorted; all later ones are in a binary heap behind them. A small model never needs the heap, and in a large one
/// an event costs O(log n).
/// </summary>
/// <remarks>
/// Line and heap hold keys only. The events lie still in slots, so that moving a key costs the garbage collector nothing.
/// </remarks>
internal sealed class EventQueue
{
    /// <summary>A power of two.</summary>
    private const int LineLength = 32;

    /// <summary>How many come from the heap when the line ran out; the rest of it is room for new ones.</summary>
    private const int Refill = LineLength / 2;

    /// <summary>A ring; <see cref="head"/> is the next event's place.</summary>
    private readonly Key[] line = new Key[LineLength];
    private int head;
    private int inLine;

    private Key[] heap = [];
    private int inHeap;

    private Slot[] slots = [];
    private int freeSlot;

    private long inserted;

    /// <summary>Whether no event is pending.</summary>
    public bool IsEmpty => inLine == 0;

    /// <summary>Time of the next event, ticks; only when there is one.</summary>
    public long NextTime => line[head].Time;

    /// <summary>Priority of the next event; only when there is one.</summary>
    public int NextPriority => line[head].Priority;

    public void Enqueue(long time, int priority, Event @event)
    {
        var key = new Key(time, inserted++, priority, Occupy(@event));
        var isFull = inLine == LineLength;
        if ((isFull || inHeap > 0) && !key.IsBefore(InLine(inLine - 1)))
        {
            PushToHeap(key);
            return;
        }
        if (isFull)
            PushToHeap(InLine(--inLine));
        InsertInLine(key);
    }

    public Event Dequeue()
    {
        var slot = line[head].Slot;
        head = (head + 1) & (LineLength - 1);
        if (--inLine == 0 && inHeap > 0)
            RefillLine();
        return Vacate(slot);
    }

    public void Clear()
    {
        Array.Clear(slots);
        LinkFreeSlots(0);
        inLine = 0;
        inHeap = 0;
        inserted = 0;
    }

    private ref Key InLine(int place) => ref line[(head + place) & (LineLength - 1)];

    private void InsertInLine(in Key key)
    {
        var place = inLine++;
        for (; place > 0 && key.IsBefore(InLine(place - 1)); place--)
            InLine(place) = InLine(place - 1);
        InLine(place) = key;
    }

    private void RefillLine()
    {
        while (inLine < Refill && inHeap > 0)
            InLine(inLine++) = PopFromHeap();
    }

    private void PushToHeap(in Key key)
    {
        if (inHeap == heap.Length)
            Array.Resize(ref heap, Math.Max(LineLength, 2 * inHeap));
        var index = inHeap++;
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

    private Key PopFromHeap()
    {
        var first = heap[0];
        var key = heap[--inHeap];
        var index = 0;
        for (var child = 1; child < inHeap; child = 2 * index + 1)
        {
            if (child + 1 < inHeap && heap[child + 1].IsBefore(heap[child]))
                child++;
            if (!heap[child].IsBefore(key))
                break;
            heap[index] = heap[child];
            index = child;
        }
        heap[index] = key;
        return first;
    }

    private int Occupy(Event @event)
    {
        if (freeSlot == slots.Length)
        {
            Array.Resize(ref slots, Math.Max(LineLength, 2 * slots.Length));
            LinkFreeSlots(freeSlot);
        }
        var slot = freeSlot;
        freeSlot = slots[slot].NextFree;
        slots[slot].Event = @event;
        return slot;
    }

    private Event Vacate(int slot)
    {
        var @event = slots[slot].Event!;
        slots[slot].Event = null;
        slots[slot].NextFree = freeSlot;
        freeSlot = slot;
        return @event;
    }

    /// <summary>Makes all slots from <paramref name="first"/> on free, each followed by its neighbour.</summary>
    private void LinkFreeSlots(int first)
    {
        for (var slot = first; slot < slots.Length; slot++)
            slots[slot].NextFree = slot + 1;
        freeSlot = first;
    }

    private struct Slot
    {
        public Event? Event;
        public int NextFree;
    }

    private readonly struct Key(long time, long insertion, int priority, int slot)
    {
        public readonly long Time = time;
        public readonly long Insertion = insertion;
        public readonly int Priority = priority;
        public readonly int Slot = slot;

        public bool IsBefore(in Key other)
        {
            if (Time != other.Time)
                return Time < other.Time;
            return Priority != other.Priority ? Priority < other.Priority : Insertion < other.Insertion;
        }
    }
}
