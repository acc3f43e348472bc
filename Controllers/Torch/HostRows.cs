using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcessChain.Torch;

/// <summary>Rows of numbers in an array, from which they go to tensors on any device and back.</summary>
internal sealed class HostRows(int rows, int width) : IDisposable
{
    private readonly float[] numbers = new float[rows * width];
    private readonly Tensor staging = TensorMemory.Zeros(CPU, rows, width);

    /// <summary>The numbers of a row.</summary>
    public Span<float> this[int row] => numbers.AsSpan(row * width, width);

    /// <summary>The first rows as a tensor, until the next call.</summary>
    public Tensor Upload(int count, Device device)
    {
        numbers.AsSpan(0, count * width).CopyTo(staging.Numbers());
        return staging.narrow(0, 0, count).to(device);
    }

    /// <summary>Takes the first rows from a tensor.</summary>
    public void Download(Tensor tensor) => tensor.CopyTo(numbers);

    public void Dispose() => staging.Dispose();
}

/// <summary>Tensors that outlive the scope they are made in, and their numbers.</summary>
internal static class TensorMemory
{
    /// <summary>Zeros that belong to no scope.</summary>
    public static Tensor Zeros(Device device, params long[] size)
    {
        using var scope = NewDisposeScope();
        return scope.Detach(zeros(size, ScalarType.Float32, device));
    }

    /// <summary>The memory of a contiguous tensor on the processor.</summary>
    public static Span<float> Numbers(this Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    /// <summary>Copies all numbers out.</summary>
    public static void CopyTo(this Tensor tensor, Span<float> destination)
    {
        using var scope = NewDisposeScope();
        tensor.cpu().Numbers().CopyTo(destination);
    }

    /// <summary>Sets all numbers from as many.</summary>
    public static void CopyFrom(this Tensor tensor, ReadOnlySpan<float> source)
    {
        using var scope = NewDisposeScope();
        tensor.copy_(torch.tensor(source[..(int)tensor.NumberOfElements].ToArray()));
    }
}
