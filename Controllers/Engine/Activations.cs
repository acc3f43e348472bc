using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>Activations of many numbers at once, as many as a multiple of eight.</summary>
internal static class Activations
{
    private const int Lanes = MatrixProduct.Lanes;

    /// <summary>f(x) in place of x.</summary>
    public static void Apply(this Activation activation, ref float values, int count)
    {
        switch (activation)
        {
            case Activation.Elu:
                for (var i = 0; i < count; i += Lanes)
                {
                    ref var at = ref Unsafe.Add(ref values, i);
                    Elu(Vector256.LoadUnsafe(ref at)).StoreUnsafe(ref at);
                }
                break;
            case Activation.Tanh:
                for (var i = 0; i < count; i += Lanes)
                {
                    ref var at = ref Unsafe.Add(ref values, i);
                    VectorMath.Tanh(Vector256.LoadUnsafe(ref at)).StoreUnsafe(ref at);
                }
                break;
            default:
                for (var i = 0; i < count; i += Lanes)
                {
                    ref var at = ref Unsafe.Add(ref values, i);
                    Lanes256.AtLeast(0, Vector256.LoadUnsafe(ref at)).StoreUnsafe(ref at);
                }
                break;
        }
    }

    /// <summary>g f′(x) in place of g, from the results f(x).</summary>
    public static void ApplyDerivative(this Activation activation, ref float results, ref float gradients, int count)
    {
        switch (activation)
        {
            case Activation.Elu:
                for (var i = 0; i < count; i += Lanes)
                {
                    var y = Vector256.LoadUnsafe(ref Unsafe.Add(ref results, i));
                    ref var g = ref Unsafe.Add(ref gradients, i);
                    (Vector256.LoadUnsafe(ref g) * EluDerivative(y)).StoreUnsafe(ref g);
                }
                break;
            case Activation.Tanh:
                for (var i = 0; i < count; i += Lanes)
                {
                    var y = Vector256.LoadUnsafe(ref Unsafe.Add(ref results, i));
                    ref var g = ref Unsafe.Add(ref gradients, i);
                    (Vector256.LoadUnsafe(ref g) * (Vector256<float>.One - (y * y))).StoreUnsafe(ref g);
                }
                break;
            default:
                for (var i = 0; i < count; i += Lanes)
                {
                    var y = Vector256.LoadUnsafe(ref Unsafe.Add(ref results, i));
                    ref var g = ref Unsafe.Add(ref gradients, i);
                    var passed = Vector256.GreaterThan(y, Vector256<float>.Zero);
                    (Vector256.LoadUnsafe(ref g) & passed).StoreUnsafe(ref g);
                }
                break;
        }
    }

    private static Vector256<float> Elu(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), x, VectorMath.ExpMinusOne(x));

    private static Vector256<float> EluDerivative(Vector256<float> y) =>
        Vector256.ConditionalSelect(
            Vector256.GreaterThan(y, Vector256<float>.Zero),
            Vector256<float>.One,
            y + Vector256<float>.One
        );
}
