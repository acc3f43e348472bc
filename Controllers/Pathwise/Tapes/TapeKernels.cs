using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>The operations of a <see cref="Tape"/>, forwards and backwards.</summary>
internal static class TapeKernels
{
    private const int Width = Tape.Width;
    private const float LeastRoot = 1e-6f;

    /// <summary>Computes the result of an operation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in TapeOperation operation, ref float values)
    {
        ref var result = ref Unsafe.Add(ref values, operation.Result * Width);
        ref var a = ref Unsafe.Add(ref values, operation.A * Width);
        ref var b = ref Unsafe.Add(ref values, operation.B * Width);
        var factor = Vector256.Create(operation.Factor);
        for (var lane = 0; lane < Width; lane += Vector256<float>.Count)
            Of(operation.Code, BlockMath.At(ref a, lane), BlockMath.At(ref b, lane), factor)
                .StoreUnsafe(ref result, (nuint)lane);
    }

    /// <summary>Adds to the derivatives what comes by way of the result of an operation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunBack(in TapeOperation operation, ref float values, ref float derivatives)
    {
        ref var toResult = ref Unsafe.Add(ref derivatives, operation.Result * Width);
        ref var toA = ref Unsafe.Add(ref derivatives, operation.A * Width);
        ref var toB = ref Unsafe.Add(ref derivatives, operation.B * Width);
        ref var a = ref Unsafe.Add(ref values, operation.A * Width);
        ref var b = ref Unsafe.Add(ref values, operation.B * Width);
        var factor = operation.Factor;
        for (var lane = 0; lane < Width; lane += Vector256<float>.Count)
        {
            var to = BlockMath.At(ref toResult, lane);
            switch (operation.Code)
            {
                case TapeCode.Sum:
                    BlockMath.Add(ref toA, lane, to);
                    BlockMath.Add(ref toB, lane, factor * to);
                    break;
                case TapeCode.Scale:
                    BlockMath.Add(ref toA, lane, factor * to);
                    break;
                case TapeCode.Multiply:
                    BlockMath.Add(ref toA, lane, BlockMath.At(ref b, lane) * to);
                    BlockMath.Add(ref toB, lane, BlockMath.At(ref a, lane) * to);
                    break;
                case TapeCode.Root:
                    var root = Vector256.Sqrt(BlockMath.At(ref a, lane));
                    BlockMath.Add(ref toA, lane, to * 0.5f / Vector256.Max(root, Vector256.Create(LeastRoot)));
                    break;
                default:
                    var toBoth = to * 0.5f;
                    var (one, other) = (BlockMath.At(ref a, lane), BlockMath.At(ref b, lane));
                    var isA = IsA(operation.Code, one, other);
                    var isTie = Vector256.Equals(one, other);
                    BlockMath.Add(ref toA, lane, Vector256.ConditionalSelect(isTie, toBoth, to & isA));
                    BlockMath.Add(ref toB, lane, Vector256.ConditionalSelect(isTie, toBoth, Vector256.AndNot(to, isA)));
                    break;
            }
        }
    }

    /// <summary>The sum over a block, in a fixed order.</summary>
    public static float Sum(ReadOnlySpan<float> block)
    {
        var sum = 0f;
        foreach (var number in block)
            sum += number;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Of(
        TapeCode code,
        Vector256<float> a,
        Vector256<float> b,
        Vector256<float> factor
    ) =>
        code switch
        {
            TapeCode.Sum => a + (factor * b),
            TapeCode.Scale => factor * a,
            TapeCode.Multiply => a * b,
            TapeCode.Root => Vector256.Sqrt(a),
            _ => Vector256.ConditionalSelect(IsA(code, a, b), a, b),
        };

    /// <summary>Whether the first one is the one that is chosen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> IsA(TapeCode code, Vector256<float> a, Vector256<float> b) =>
        code == TapeCode.Smaller ? Vector256.LessThan(a, b) : Vector256.GreaterThan(a, b);
}
