using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace ProcessChain;

/// <summary>
/// Room for states: in each row the numbers that the system showed, in a type of a given width, and a byte for every action
/// whether it was allowed.
/// </summary>
internal sealed class StateRows
{
    private const int CacheLine = 64;

    private const int WordsInACacheLine = CacheLine / sizeof(ulong);

    private readonly int numbers;
    private readonly int actions;
    private readonly int stride;
    private readonly int start;
    private readonly ulong[] words;

    /// <param name="numbers">In a state.</param>
    /// <param name="actions">Of which some are allowed in a state.</param>
    /// <param name="width">Bytes of a number: <see cref="Narrowest"/>, twice or four times as many.</param>
    /// <param name="count">How many rows.</param>
    public StateRows(int numbers, int actions, int width, int count)
    {
        (this.numbers, this.actions, Width, Count) = (numbers, actions, width, count);
        stride = WordsOf(numbers, actions, width);
        words = GC.AllocateArray<ulong>(checked((count * stride) + WordsInACacheLine), pinned: true);
        var over = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(words, 0) % CacheLine);
        start = (CacheLine - over) / sizeof(ulong);
    }

    /// <summary>Bytes of a number of the narrowest rows, which hold whole ones from −128 to 127.</summary>
    public const int Narrowest = sizeof(sbyte);

    /// <summary>Bytes of a number of the widest rows, which hold any.</summary>
    public const int Widest = sizeof(float);

    public int Width { get; }

    public int Count { get; }

    /// <summary>Bytes of the widest rows.</summary>
    public static int MostBytes(int numbers, int actions) => WordsOf(numbers, actions, Widest) * sizeof(ulong);

    /// <summary>All of a row: where two have the same, they hold the same to the last bit.</summary>
    public Span<ulong> this[int row] => words.AsSpan(start + (row * stride), stride);

    /// <summary>For every action whether it was allowed.</summary>
    public ReadOnlySpan<bool> Allowed(int row) => AllowedIn(row);

    /// <summary>Writes a state.</summary>
    /// <returns>Whether rows of this width hold its numbers exactly.</returns>
    public bool TryWrite(int row, ReadOnlySpan<float> shown, ReadOnlySpan<bool> allowed)
    {
        allowed.CopyTo(AllowedIn(row));
        return Width switch
        {
            sizeof(sbyte) => PackedNumbers.TryPack(shown, Numbers<sbyte>(row)),
            sizeof(short) => PackedNumbers.TryPack(shown, Numbers<short>(row)),
            _ => PackedNumbers.TryPack(shown, Numbers<float>(row)),
        };
    }

    /// <summary>Reads the numbers of a state, as inputs.</summary>
    public void Read(int row, InputSteps steps, Span<float> inputs)
    {
        if (Width == sizeof(sbyte))
            steps.Apply<sbyte>(Numbers<sbyte>(row), inputs);
        else if (Width == sizeof(short))
            steps.Apply<short>(Numbers<short>(row), inputs);
        else
            steps.Apply<float>(Numbers<float>(row), inputs);
    }

    /// <summary>Asks the processor for a row that will be read soon.</summary>
    public unsafe void Prefetch(int row)
    {
        ref var first = ref words[start + (row * stride)];
        for (var at = 0; at < stride; at += WordsInACacheLine)
            Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.Add(ref first, at)));
    }

    /// <summary>Of a row, so that none lies in more cache lines than it must.</summary>
    private static int WordsOf(int numbers, int actions, int width)
    {
        var words = ((numbers * width) + actions + sizeof(ulong) - 1) / sizeof(ulong);
        return words <= WordsInACacheLine ? (int)BitOperations.RoundUpToPowerOf2((uint)words) : (words + 1) / 2 * 2;
    }

    private Span<T> Numbers<T>(int row)
        where T : unmanaged => MemoryMarshal.Cast<ulong, T>(this[row])[..numbers];

    private Span<bool> AllowedIn(int row) =>
        MemoryMarshal.Cast<ulong, bool>(this[row]).Slice(numbers * Width, actions);
}
