using System.Runtime.CompilerServices;

namespace ProcessChain;

/// <summary>Blocks of a <see cref="MatrixProduct"/> that are summed up in registers: so many rows, and as many columns as there are lanes.</summary>
internal static class ProductKernels<TLanes, T, TFinish>
    where TLanes : struct, ILanes<T>
    where T : struct
    where TFinish : struct, IProductFinish
{
    public static void Ten(in MatrixProduct p, int row, int column)
    {
        var s0 = TLanes.Fill(0);
        var s1 = TLanes.Fill(0);
        var s2 = TLanes.Fill(0);
        var s3 = TLanes.Fill(0);
        var s4 = TLanes.Fill(0);
        var s5 = TLanes.Fill(0);
        var s6 = TLanes.Fill(0);
        var s7 = TLanes.Fill(0);
        var s8 = TLanes.Fill(0);
        var s9 = TLanes.Fill(0);
        var (step, next) = (p.ColumnOfA, p.RowOfB);
        var stride = p.RowOfA;
        ref var a = ref Unsafe.Add(ref p.A, row * p.RowOfA);
        ref var lower = ref Unsafe.Add(ref a, 5 * stride);
        ref var b = ref Unsafe.Add(ref p.B, column);
        for (var k = p.Inner; k > 0; k--)
        {
            var lanes = TLanes.Load(ref b);
            s0 = TLanes.MultiplyAdd(a, lanes, s0);
            s1 = TLanes.MultiplyAdd(Unsafe.Add(ref a, stride), lanes, s1);
            s2 = TLanes.MultiplyAdd(Unsafe.Add(ref a, 2 * stride), lanes, s2);
            s3 = TLanes.MultiplyAdd(Unsafe.Add(ref a, 3 * stride), lanes, s3);
            s4 = TLanes.MultiplyAdd(Unsafe.Add(ref a, 4 * stride), lanes, s4);
            s5 = TLanes.MultiplyAdd(lower, lanes, s5);
            s6 = TLanes.MultiplyAdd(Unsafe.Add(ref lower, stride), lanes, s6);
            s7 = TLanes.MultiplyAdd(Unsafe.Add(ref lower, 2 * stride), lanes, s7);
            s8 = TLanes.MultiplyAdd(Unsafe.Add(ref lower, 3 * stride), lanes, s8);
            s9 = TLanes.MultiplyAdd(Unsafe.Add(ref lower, 4 * stride), lanes, s9);
            a = ref Unsafe.Add(ref a, step);
            lower = ref Unsafe.Add(ref lower, step);
            b = ref Unsafe.Add(ref b, next);
        }
        Store(s0, in p, row, column);
        Store(s1, in p, row + 1, column);
        Store(s2, in p, row + 2, column);
        Store(s3, in p, row + 3, column);
        Store(s4, in p, row + 4, column);
        Store(s5, in p, row + 5, column);
        Store(s6, in p, row + 6, column);
        Store(s7, in p, row + 7, column);
        Store(s8, in p, row + 8, column);
        Store(s9, in p, row + 9, column);
    }

    public static void Eight(in MatrixProduct p, int row, int column)
    {
        var s0 = TLanes.Fill(0);
        var s1 = TLanes.Fill(0);
        var s2 = TLanes.Fill(0);
        var s3 = TLanes.Fill(0);
        var s4 = TLanes.Fill(0);
        var s5 = TLanes.Fill(0);
        var s6 = TLanes.Fill(0);
        var s7 = TLanes.Fill(0);
        var (step, next) = (p.ColumnOfA, p.RowOfB);
        var stride = p.RowOfA;
        ref var a = ref Unsafe.Add(ref p.A, row * p.RowOfA);
        ref var lower = ref Unsafe.Add(ref a, 4 * stride);
        ref var b = ref Unsafe.Add(ref p.B, column);
        for (var k = p.Inner; k > 0; k--)
        {
            var lanes = TLanes.Load(ref b);
            s0 = TLanes.MultiplyAdd(a, lanes, s0);
            s1 = TLanes.MultiplyAdd(Unsafe.Add(ref a, stride), lanes, s1);
            s2 = TLanes.MultiplyAdd(Unsafe.Add(ref a, 2 * stride), lanes, s2);
            s3 = TLanes.MultiplyAdd(Unsafe.Add(ref a, 3 * stride), lanes, s3);
            s4 = TLanes.MultiplyAdd(lower, lanes, s4);
            s5 = TLanes.MultiplyAdd(Unsafe.Add(ref lower, stride), lanes, s5);
            s6 = TLanes.MultiplyAdd(Unsafe.Add(ref lower, 2 * stride), lanes, s6);
            s7 = TLanes.MultiplyAdd(Unsafe.Add(ref lower, 3 * stride), lanes, s7);
            a = ref Unsafe.Add(ref a, step);
            lower = ref Unsafe.Add(ref lower, step);
            b = ref Unsafe.Add(ref b, next);
        }
        Store(s0, in p, row, column);
        Store(s1, in p, row + 1, column);
        Store(s2, in p, row + 2, column);
        Store(s3, in p, row + 3, column);
        Store(s4, in p, row + 4, column);
        Store(s5, in p, row + 5, column);
        Store(s6, in p, row + 6, column);
        Store(s7, in p, row + 7, column);
    }

    public static void Four(in MatrixProduct p, int row, int column)
    {
        var s0 = TLanes.Fill(0);
        var s1 = TLanes.Fill(0);
        var s2 = TLanes.Fill(0);
        var s3 = TLanes.Fill(0);
        var (step, next) = (p.ColumnOfA, p.RowOfB);
        var stride = p.RowOfA;
        ref var a = ref Unsafe.Add(ref p.A, row * p.RowOfA);
        ref var b = ref Unsafe.Add(ref p.B, column);
        for (var k = p.Inner; k > 0; k--)
        {
            var lanes = TLanes.Load(ref b);
            s0 = TLanes.MultiplyAdd(a, lanes, s0);
            s1 = TLanes.MultiplyAdd(Unsafe.Add(ref a, stride), lanes, s1);
            s2 = TLanes.MultiplyAdd(Unsafe.Add(ref a, 2 * stride), lanes, s2);
            s3 = TLanes.MultiplyAdd(Unsafe.Add(ref a, 3 * stride), lanes, s3);
            a = ref Unsafe.Add(ref a, step);
            b = ref Unsafe.Add(ref b, next);
        }
        Store(s0, in p, row, column);
        Store(s1, in p, row + 1, column);
        Store(s2, in p, row + 2, column);
        Store(s3, in p, row + 3, column);
    }

    public static void Two(in MatrixProduct p, int row, int column)
    {
        var s0 = TLanes.Fill(0);
        var s1 = TLanes.Fill(0);
        var (step, next) = (p.ColumnOfA, p.RowOfB);
        var stride = p.RowOfA;
        ref var a = ref Unsafe.Add(ref p.A, row * p.RowOfA);
        ref var b = ref Unsafe.Add(ref p.B, column);
        for (var k = p.Inner; k > 0; k--)
        {
            var lanes = TLanes.Load(ref b);
            s0 = TLanes.MultiplyAdd(a, lanes, s0);
            s1 = TLanes.MultiplyAdd(Unsafe.Add(ref a, stride), lanes, s1);
            a = ref Unsafe.Add(ref a, step);
            b = ref Unsafe.Add(ref b, next);
        }
        Store(s0, in p, row, column);
        Store(s1, in p, row + 1, column);
    }

    public static void One(in MatrixProduct p, int row, int column)
    {
        var s0 = TLanes.Fill(0);
        var (step, next) = (p.ColumnOfA, p.RowOfB);
        ref var a = ref Unsafe.Add(ref p.A, row * p.RowOfA);
        ref var b = ref Unsafe.Add(ref p.B, column);
        for (var k = p.Inner; k > 0; k--)
        {
            var lanes = TLanes.Load(ref b);
            s0 = TLanes.MultiplyAdd(a, lanes, s0);
            a = ref Unsafe.Add(ref a, step);
            b = ref Unsafe.Add(ref b, next);
        }
        Store(s0, in p, row, column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T sums, in MatrixProduct p, int row, int column)
    {
        ref var c = ref Unsafe.Add(ref p.C, (row * p.RowOfC) + column);
        TLanes.Store(TFinish.Apply<TLanes, T>(sums, in p, row, ref c), ref c);
    }
}
