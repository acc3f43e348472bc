using System.Runtime.InteropServices;

namespace ProcessChain;

/// <summary>
/// A computation of a block of episodes side by side, written down once and then run as often as one likes, forwards for its
/// numbers and backwards for the derivatives of one of them (reverse mode). Running does not allocate.
/// </summary>
/// <remarks>
/// Lanes run along the episodes, and each has the same operations in the same order on every processor. The smaller and the
/// larger of two have their true derivatives, 0 for the other one, and half each where they are equal.
/// </remarks>
internal sealed class Tape
{
    /// <summary>Episodes in a block.</summary>
    public const int Width = BatchPanels.Width;

    private readonly List<TapeOperation> operations = [];
    private readonly List<TapeCall> calls = [];
    private readonly Dictionary<double, Number> constants = [];
    private AlignedArray values = new(0);
    private AlignedArray derivatives = new(0);
    private int count;

    /// <summary>Operations written down.</summary>
    public int Length => operations.Count;

    /// <summary>A number that is given from outside.</summary>
    public Number Given() => new(this, count++);

    /// <summary>One of the parameters, the same for all episodes.</summary>
    public Number Parameter(int index) => Add(TapeCode.Parameter, index, index);

    /// <summary>A known number.</summary>
    public Number Constant(double value)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(constants, value, out var isThere);
        return isThere ? number : number = Given();
    }

    /// <summary>What a network makes of numbers in a period.</summary>
    public Number[] Call(UnrolledPerceptron network, int period, ReadOnlySpan<Number> inputs, int outputs)
    {
        var places = new int[inputs.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = inputs[i].On(this).Place;
        var results = new Number[outputs];
        foreach (ref var result in results.AsSpan())
            result = Given();
        operations.Add(new(TapeCode.Call, results[0].Place, calls.Count, calls.Count, 0));
        calls.Add(new(network, period, places, outputs));
        return results;
    }

    /// <summary>Writes down an operation.</summary>
    public Number Add(TapeCode code, int a, int b, float factor = 0)
    {
        var result = Given();
        operations.Add(new(code, result.Place, a, b, factor));
        return result;
    }

    /// <summary>Ends the writing down.</summary>
    public void Seal()
    {
        values = new AlignedArray(count * Width);
        derivatives = new AlignedArray(count * Width);
        foreach (var (value, number) in constants)
            Values(number).Fill((float)value);
    }

    /// <summary>A number in each episode.</summary>
    public Span<float> Values(Number number) => values.Values.Slice(number.Place * Width, Width);

    /// <summary>Computes all numbers from those that are given.</summary>
    public void Run(ReadOnlySpan<float> parameters)
    {
        ref var first = ref values.At(0);
        foreach (ref readonly var operation in CollectionsMarshal.AsSpan(operations))
        {
            if (operation.Code == TapeCode.Call)
                calls[operation.A].Run(values, operation.Result);
            else if (operation.Code == TapeCode.Parameter)
                values.Values.Slice(operation.Result * Width, Width).Fill(parameters[operation.A]);
            else
                TapeKernels.Run(operation, ref first);
        }
    }

    /// <summary>Adds to the gradients the derivatives of the sum of a number over the episodes; networks keep their own.</summary>
    public void RunBack(Number sum, Span<float> gradients)
    {
        derivatives.Values.Clear();
        derivatives.Values.Slice(sum.Place * Width, Width).Fill(1);
        ref var value = ref values.At(0);
        ref var derivative = ref derivatives.At(0);
        var all = CollectionsMarshal.AsSpan(operations);
        for (var i = all.Length - 1; i >= 0; i--)
        {
            ref readonly var operation = ref all[i];
            if (operation.Code == TapeCode.Call)
                calls[operation.A].RunBack(derivatives, operation.Result);
            else if (operation.Code == TapeCode.Parameter)
                gradients[operation.A] += TapeKernels.Sum(derivatives.Values.Slice(operation.Result * Width, Width));
            else
                TapeKernels.RunBack(operation, ref value, ref derivative);
        }
    }
}

/// <summary>What an operation does.</summary>
internal enum TapeCode
{
    /// <summary>a + factor · b.</summary>
    Sum,

    /// <summary>factor · a.</summary>
    Scale,

    /// <summary>a · b.</summary>
    Multiply,

    /// <summary>The smaller one.</summary>
    Smaller,

    /// <summary>The larger one.</summary>
    Larger,

    /// <summary>√a.</summary>
    Root,

    /// <summary>The parameter number a.</summary>
    Parameter,

    /// <summary>The outputs of a network, one after the other.</summary>
    Call,
}

/// <summary>An operation: where its result stands, and what it is made of.</summary>
internal readonly record struct TapeOperation(TapeCode Code, int Result, int A, int B, float Factor);
