using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace ProcessChain;

/// <summary>
/// Room for states: in each row what was done there, the numbers that the system showed, in a type of a given width, and a byte for
/// every action whether it was allowed. All of it lies in one piece, because reading distant pieces takes longer than anything else that
/// is done with them.
/// </summary>
internal sealed class StateRows
{
    /// <summary>Bytes of a number of the narrowest rows, which hold whole ones from −128 to 127.</summary>
    public const int Narrowest = sizeof(sbyte);

    /// <summary>Bytes of a number of the widest rows, which hold any.</summary>
    public const int Widest = sizeof(float);

    private const int CacheLine = 64;

    private const int WordsInACacheLine = CacheLine / sizeof(ulong);

    private readonly int numbers;
    private readonly int actions;
    private readonly int stride;

    /// <summary>The first word at the boundary of a cache line, so that rows of as many bytes lie in one each.</summary>
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
        words = GC.AllocateArray<ulong>((count * stride) + WordsInACacheLine, pinned: true);
        var over = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(words, 0) % CacheLine);
        start = (CacheLine - over) / sizeof(ulong);
    }

    public int Width { get; }

    public int Count { get; }

    /// <summary>All of a row.</summary>
    public Span<ulong> this[int row] => words.AsSpan(start + (row * stride), stride);

    /// <summary>Bytes of the widest rows.</summary>
    public static int MostBytes(int numbers, int actions) => WordsOf(numbers, actions, Widest) * sizeof(ulong);

    public ref Experience Experience(int row) => ref Unsafe.As<ulong, Experience>(ref words[start + (row * stride)]);

    /// <summary>For every action whether it was allowed.</summary>
    public Span<bool> Allowed(int row) =>
        MemoryMarshal.Cast<ulong, bool>(this[row]).Slice(Unsafe.SizeOf<Experience>() + (numbers * Width), actions);

    /// <summary>Writes the numbers of a state.</summary>
    /// <returns>Whether rows of this width hold them exactly.</returns>
    public bool TryWrite(int row, ReadOnlySpan<float> shown) =>
        Width switch
        {
            sizeof(sbyte) => PackedNumbers.TryPack(shown, Numbers<sbyte>(row)),
            sizeof(short) => PackedNumbers.TryPack(shown, Numbers<short>(row)),
            _ => PackedNumbers.TryPack(shown, Numbers<float>(row)),
        };

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
        Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.Add(ref first, stride - 1)));
    }

    private static int WordsOf(int numbers, int actions, int width) =>
        (Unsafe.SizeOf<Experience>() + (numbers * width) + actions + sizeof(ulong) - 1) / sizeof(ulong);

    private Span<T> Numbers<T>(int row)
        where T : unmanaged =>
        MemoryMarshal.Cast<ulong, T>(this[row]).Slice(Unsafe.SizeOf<Experience>() / Unsafe.SizeOf<T>(), numbers);
}
