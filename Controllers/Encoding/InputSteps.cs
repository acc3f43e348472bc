using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>What is done to the numbers of an observation, in this order: divided, multiplied, limited from above. At first nothing.</summary>
/// <param name="count">How many numbers there are.</param>
internal sealed class InputSteps(int count)
{
    public int Count => count;

    /// <summary>By what each is divided.</summary>
    public float[] Divisors { get; } = [.. Enumerable.Repeat(1f, count)];

    /// <summary>By what each is multiplied.</summary>
    public float[] Factors { get; } = [.. Enumerable.Repeat(1f, count)];

    /// <summary>To what each is limited.</summary>
    public float[] Largest { get; } = [.. Enumerable.Repeat(float.PositiveInfinity, count)];

    /// <summary>Makes inputs of numbers as the system shows them.</summary>
    /// <typeparam name="T">What they are kept in: a type of <see cref="PackedNumbers"/>, or <see cref="float"/>.</typeparam>
    /// <param name="shown">The numbers.</param>
    /// <param name="inputs">Overwritten; may be the same place.</param>
    public void Apply<T>(ReadOnlySpan<T> shown, Span<float> inputs)
        where T : unmanaged, INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(shown.Length, count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(inputs.Length, count);
        var last = count - PackedNumbers.Lanes;
        if (last >= 0)
            ApplyToVectors(ref MemoryMarshal.GetReference(shown), ref MemoryMarshal.GetReference(inputs), last);
        else
            ApplyOneByOne(shown, inputs);
    }

    /// <summary>The last vector may overlap the one before it, and is read before that is overwritten.</summary>
    private void ApplyToVectors<T>(ref T shown, ref float inputs, int last)
        where T : unmanaged, INumber<T>
    {
        ref var divisors = ref MemoryMarshal.GetArrayDataReference(Divisors);
        ref var factors = ref MemoryMarshal.GetArrayDataReference(Factors);
        ref var largest = ref MemoryMarshal.GetArrayDataReference(Largest);
        var end = Apply(ref shown, ref divisors, ref factors, ref largest, last);
        for (nint i = 0; i < last; i += PackedNumbers.Lanes)
            Apply(ref shown, ref divisors, ref factors, ref largest, i).StoreUnsafe(ref Unsafe.Add(ref inputs, i));
        end.StoreUnsafe(ref Unsafe.Add(ref inputs, last));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Apply<T>(
        ref T shown,
        ref float divisors,
        ref float factors,
        ref float largest,
        nint first
    )
        where T : unmanaged, INumber<T>
    {
        var divided = PackedNumbers.Eight(ref Unsafe.Add(ref shown, first)) / At(ref divisors, first);
        return Vector256.MinNative(At(ref largest, first), divided * At(ref factors, first));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> At(ref float numbers, nint first) =>
        Vector256.LoadUnsafe(ref Unsafe.Add(ref numbers, first));

    private void ApplyOneByOne<T>(ReadOnlySpan<T> shown, Span<float> inputs)
        where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < count; i++)
            inputs[i] = Math.Min(Largest[i], PackedNumbers.One(shown[i]) / Divisors[i] * Factors[i]);
    }
}
