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

    public void Enqueue(long time, int priority, Event @event)
    {
        var slot = Occupy(@event);
        var insertion = inserted++;
        var isFull = inLine == LineLength;
        if ((isFull || inHeap > 0) && !InLine(inLine - 1).IsAfter(time, priority))
        {
            PushToHeap(new Key(time, insertion, priority, slot));
            return;
        }
        if (isFull)
            PushToHeap(InLine(--inLine));
        InLine(OpenPlace(time, priority)).Set(time, insertion, priority, slot);
    }

    /// <summary>
    /// Takes the next event out, unless its turn is at <paramref name="end"/> with priority 0 or more, or later; then, or
    /// when none is pending, the answer is null.
    /// </summary>
    public Event? DequeueBefore(long end, out long time)
    {
        time = 0;
        if (inLine == 0)
            return null;
        ref var next = ref line[head];
        if (next.Time >= end && (next.Time > end || next.Priority >= 0))
            return null;
        time = next.Time;
        var slot = next.Slot;
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

    /// <summary>Makes a place in the line for an event that is inserted now; most come next or last.</summary>
    private int OpenPlace(long time, int priority)
    {
        var place = inLine++;
        if (place > 0 && InLine(0).IsAfter(time, priority))
        {
            head = (head - 1) & (LineLength - 1);
            return 0;
        }
        for (; place > 0 && InLine(place - 1).IsAfter(time, priority); place--)
            InLine(place) = InLine(place - 1);
        return place;
    }

    private ref Key InLine(int place) => ref line[(head + place) & (LineLength - 1)];

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

    private struct Key
    {
        public long Time;
        public long Insertion;
        public int Priority;
        public int Slot;

        public Key(long time, long insertion, int priority, int slot) => Set(time, insertion, priority, slot);

        /// <summary>Field by field: a copy of a key just made would wait for its parts to be written.</summary>
        public void Set(long time, long insertion, int priority, int slot)
        {
            Time = time;
            Insertion = insertion;
            Priority = priority;
            Slot = slot;
        }

        public readonly bool IsBefore(in Key other) =>
            other.IsAfter(Time, Priority)
            || (Time == other.Time && Priority == other.Priority && Insertion < other.Insertion);

        /// <summary>Whether this turn comes after one that is inserted now.</summary>
        public readonly bool IsAfter(long time, int priority) => Time > time || (Time == time && Priority > priority);
    }
}
