using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>The last layer's sums turned into outputs, and the way back, in place: eight rows of the batch at a time.</summary>
internal static class OutputHeads
{
    /// <param name="head">Which head.</param>
    /// <param name="sums">A panel of the last layer's sums; with the dueling head the value V comes after the advantages. Becomes the outputs.</param>
    /// <param name="outputs">Outputs of a row.</param>
    /// <param name="columns">How many rows of the batch.</param>
    public static void Forward(OutputHead head, ref float sums, int outputs, int columns)
    {
        for (var column = 0; column < columns; column += MatrixProduct.Lanes)
        {
            ref var at = ref Unsafe.Add(ref sums, column);
            if (head == OutputHead.Softmax)
                Softmax(ref at, outputs);
            else if (head == OutputHead.Dueling)
                Dueling(ref at, outputs);
        }
    }

    /// <param name="head">Which head.</param>
    /// <param name="outputs">A panel as <see cref="Forward"/> gave it.</param>
    /// <param name="gradients">With respect to the outputs; become those with respect to the sums.</param>
    /// <param name="count">Outputs of a row.</param>
    /// <param name="columns">How many rows of the batch.</param>
    public static void Backward(OutputHead head, ref float outputs, ref float gradients, int count, int columns)
    {
        for (var column = 0; column < columns; column += MatrixProduct.Lanes)
        {
            ref var at = ref Unsafe.Add(ref gradients, column);
            if (head == OutputHead.Softmax)
                SoftmaxBackward(ref Unsafe.Add(ref outputs, column), ref at, count);
            else if (head == OutputHead.Dueling)
                DuelingBackward(ref at, count);
        }
    }

    private static void Softmax(ref float sums, int outputs)
    {
        var largest = Row(ref sums, 0);
        for (var i = 1; i < outputs; i++)
            largest = Vector256.Max(largest, Row(ref sums, i));
        var total = Vector256<float>.Zero;
        for (var i = 0; i < outputs; i++)
        {
            var power = VectorMath.Exp(Row(ref sums, i) - largest);
            Set(ref sums, i, power);
            total += power;
        }
        for (var i = 0; i < outputs; i++)
            Set(ref sums, i, Row(ref sums, i) / total);
    }

    private static void SoftmaxBackward(ref float outputs, ref float gradients, int count)
    {
        var weighted = Vector256<float>.Zero;
        for (var i = 0; i < count; i++)
            weighted = Vector256.MultiplyAddEstimate(Row(ref outputs, i), Row(ref gradients, i), weighted);
        for (var i = 0; i < count; i++)
            Set(ref gradients, i, Row(ref outputs, i) * (Row(ref gradients, i) - weighted));
    }

    private static void Dueling(ref float sums, int outputs)
    {
        var shift = Row(ref sums, outputs) - Mean(ref sums, outputs);
        for (var i = 0; i < outputs; i++)
            Set(ref sums, i, Row(ref sums, i) + shift);
    }

    private static void DuelingBackward(ref float gradients, int count)
    {
        var mean = Mean(ref gradients, count);
        for (var i = 0; i < count; i++)
            Set(ref gradients, i, Row(ref gradients, i) - mean);
        Set(ref gradients, count, mean * count);
    }

    private static Vector256<float> Mean(ref float values, int count)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < count; i++)
            sum += Row(ref values, i);
        return sum / count;
    }

    private static Vector256<float> Row(ref float panel, int row) =>
        Vector256.LoadUnsafe(ref Unsafe.Add(ref panel, row * BatchPanels.Width));

    private static void Set(ref float panel, int row, Vector256<float> values) =>
        values.StoreUnsafe(ref Unsafe.Add(ref panel, row * BatchPanels.Width));
}
