using System.Runtime.CompilerServices;

namespace ProcessChain;

/// <summary>What becomes of the sums of a <see cref="MatrixProduct"/>; a type, so that kernels have no branches for it.</summary>
internal interface IProductFinish
{
    static abstract T Apply<TLanes, T>(T sums, in MatrixProduct p, int row, ref float c)
        where TLanes : struct, ILanes<T>
        where T : struct;
}

/// <summary>C = A B.</summary>
internal readonly struct Overwritten : IProductFinish
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<TLanes, T>(T sums, in MatrixProduct p, int row, ref float c)
        where TLanes : struct, ILanes<T>
        where T : struct => sums;
}

/// <summary>C ← C + A B.</summary>
internal readonly struct Added : IProductFinish
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<TLanes, T>(T sums, in MatrixProduct p, int row, ref float c)
        where TLanes : struct, ILanes<T>
        where T : struct => TLanes.Add(TLanes.Load(ref c), sums);
}

/// <summary>C = max(least, A B + bias), with a bias for each row.</summary>
internal readonly struct Biased : IProductFinish
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<TLanes, T>(T sums, in MatrixProduct p, int row, ref float c)
        where TLanes : struct, ILanes<T>
        where T : struct => TLanes.AtLeast(p.Least, TLanes.Add(TLanes.Fill(Unsafe.Add(ref p.Bias, row)), sums));
}

/// <summary>C = A B where the gates are above 0, else 0.</summary>
internal readonly struct Gated : IProductFinish
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<TLanes, T>(T sums, in MatrixProduct p, int row, ref float c)
        where TLanes : struct, ILanes<T>
        where T : struct =>
        TLanes.Where(TLanes.Load(ref Unsafe.AddByteOffset(ref p.Gates, Unsafe.ByteOffset(ref p.C, ref c))), sums);
}
