using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>What a matrix product needs of a row of neighbouring numbers, so that each kernel is written once for all widths.</summary>
/// <typeparam name="T">One or two vectors.</typeparam>
internal interface ILanes<T>
    where T : struct
{
    /// <summary>How many numbers.</summary>
    static virtual int Count => Unsafe.SizeOf<T>() / sizeof(float);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Load(ref float source) => Unsafe.ReadUnaligned<T>(ref Unsafe.As<float, byte>(ref source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual void Store(T values, ref float target) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref target), values);

    static abstract T Fill(float value);

    static abstract T Add(T left, T right);

    static abstract T Multiply(T left, T right);

    /// <summary>factor · values + sums, rounded once where the processor can, else twice.</summary>
    static abstract T MultiplyAdd(float factor, T values, T sums);

    /// <summary>The larger of each two; not a number where <paramref name="values"/> is not.</summary>
    static abstract T AtLeast(float least, T values);

    /// <summary>Those of <paramref name="values"/> beside which there is a gate above 0; 0 else.</summary>
    static abstract T Where(T gates, T values);
}

/// <summary>What an optimiser needs besides.</summary>
internal interface IOptimiserLanes<T> : ILanes<T>
    where T : struct
{
    static abstract T Divide(T left, T right);

    static abstract T SquareRoot(T values);

    /// <summary>The values, with 0 in place of those below the smallest normal number, with which processors are slow.</summary>
    static abstract T WithoutSubnormals(T values);
}

internal readonly struct Lanes512 : IOptimiserLanes<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Fill(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Divide(Vector512<float> left, Vector512<float> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SquareRoot(Vector512<float> values) => Vector512.Sqrt(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WithoutSubnormals(Vector512<float> values) =>
        values & ~Vector512.IsSubnormal(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(float factor, Vector512<float> values, Vector512<float> sums) =>
        Vector512.FusedMultiplyAdd(Vector512.Create(factor), values, sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AtLeast(float least, Vector512<float> values) =>
        Vector512.ConditionalSelect(
            Vector512.LessThan(values, Vector512.Create(least)),
            Vector512.Create(least),
            values
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Where(Vector512<float> gates, Vector512<float> values) =>
        values & Vector512.GreaterThan(gates, Vector512<float>.Zero);
}

internal readonly struct Lanes256 : IOptimiserLanes<Vector256<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Fill(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Divide(Vector256<float> left, Vector256<float> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SquareRoot(Vector256<float> values) => Vector256.Sqrt(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> WithoutSubnormals(Vector256<float> values) =>
        values & ~Vector256.IsSubnormal(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(float factor, Vector256<float> values, Vector256<float> sums) =>
        Vector256.FusedMultiplyAdd(Vector256.Create(factor), values, sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtLeast(float least, Vector256<float> values) =>
        Vector256.ConditionalSelect(
            Vector256.LessThan(values, Vector256.Create(least)),
            Vector256.Create(least),
            values
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Where(Vector256<float> gates, Vector256<float> values) =>
        values & Vector256.GreaterThan(gates, Vector256<float>.Zero);
}

internal readonly struct Lanes128 : ILanes<Vector128<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fill(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> left, Vector128<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(float factor, Vector128<float> values, Vector128<float> sums) =>
        Vector128.MultiplyAddEstimate(Vector128.Create(factor), values, sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AtLeast(float least, Vector128<float> values) =>
        Vector128.ConditionalSelect(
            Vector128.LessThan(values, Vector128.Create(least)),
            Vector128.Create(least),
            values
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Where(Vector128<float> gates, Vector128<float> values) =>
        values & Vector128.GreaterThan(gates, Vector128<float>.Zero);
}

/// <summary>Two neighbouring vectors.</summary>
internal readonly record struct Pair<T>(T First, T Second)
    where T : struct;

/// <summary>Twice the lanes of <typeparamref name="TLanes"/>.</summary>
internal readonly struct PairLanes<TLanes, T> : ILanes<Pair<T>>
    where TLanes : struct, ILanes<T>
    where T : struct
{
    public static int Count => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Load(ref float source) =>
        new(TLanes.Load(ref source), TLanes.Load(ref Unsafe.Add(ref source, TLanes.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Pair<T> values, ref float target)
    {
        TLanes.Store(values.First, ref target);
        TLanes.Store(values.Second, ref Unsafe.Add(ref target, TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Fill(float value) => new(TLanes.Fill(value), TLanes.Fill(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Add(Pair<T> left, Pair<T> right) =>
        new(TLanes.Add(left.First, right.First), TLanes.Add(left.Second, right.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Multiply(Pair<T> left, Pair<T> right) =>
        new(TLanes.Multiply(left.First, right.First), TLanes.Multiply(left.Second, right.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> MultiplyAdd(float factor, Pair<T> values, Pair<T> sums) =>
        new(
            TLanes.MultiplyAdd(factor, values.First, sums.First),
            TLanes.MultiplyAdd(factor, values.Second, sums.Second)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> AtLeast(float least, Pair<T> values) =>
        new(TLanes.AtLeast(least, values.First), TLanes.AtLeast(least, values.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Where(Pair<T> gates, Pair<T> values) =>
        new(TLanes.Where(gates.First, values.First), TLanes.Where(gates.Second, values.Second));
}
