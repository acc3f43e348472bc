using System.Runtime.InteropServices;

namespace ProcessChain;

/// <summary>A network that is asked in a period.</summary>
/// <param name="Network">The network.</param>
/// <param name="Period">The period.</param>
/// <param name="Inputs">Where on the tape its inputs stand.</param>
/// <param name="Outputs">How many outputs it has.</param>
internal sealed record TapeCall(UnrolledPerceptron Network, int Period, int[] Inputs, int Outputs)
{
    private const int Width = Tape.Width;

    /// <summary>Writes the outputs from a place on.</summary>
    public void Run(AlignedArray values, int result)
    {
        var inputs = MemoryMarshal.CreateSpan(ref Network.Inputs(Period), Inputs.Length * Width);
        for (var i = 0; i < Inputs.Length; i++)
            values.Values.Slice(Inputs[i] * Width, Width).CopyTo(inputs[(i * Width)..]);
        Network.Forward(Period);
        MemoryMarshal
            .CreateSpan(ref Network.Outputs(Period), Outputs * Width)
            .CopyTo(values.Values[(result * Width)..]);
    }

    /// <summary>Adds to the derivatives with respect to the inputs.</summary>
    public void RunBack(AlignedArray derivatives, int result)
    {
        derivatives
            .Values.Slice(result * Width, Outputs * Width)
            .CopyTo(MemoryMarshal.CreateSpan(ref Network.OutputGradients, Outputs * Width));
        Network.Backward(Period);
        for (var i = 0; i < Inputs.Length; i++)
            BlockMath.AddScaled(
                1,
                ref System.Runtime.CompilerServices.Unsafe.Add(ref Network.InputGradients, i * Width),
                ref derivatives.At(Inputs[i] * Width),
                Width
            );
    }
}
