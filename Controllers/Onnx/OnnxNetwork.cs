using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ProcessChain;

/// <summary>A network that ONNX Runtime computes, a row at a time, on one thread. Not safe for use by several threads.</summary>
internal sealed class OnnxNetwork
{
    private const int Columns = 1;

    private static readonly RunOptions Options = new();

    private readonly InferenceSession session;
    private readonly string[] inputName;
    private readonly string[] outputName;
    private readonly OrtValue[] inputValue;
    private readonly OrtValue[] outputValue;

    private OnnxNetwork(InferenceSession session, string input, string output, int inputs, int outputs)
    {
        this.session = session;
        (inputName, outputName) = ([input], [output]);
        (Inputs, Outputs) = (new float[inputs], new float[outputs]);
        inputValue = [OrtValue.CreateTensorValueFromMemory(Inputs, [1, inputs])];
        outputValue = [OrtValue.CreateTensorValueFromMemory(Outputs, [1, outputs])];
    }

    /// <summary>The numbers it gets, to be filled before <see cref="Compute"/>.</summary>
    public float[] Inputs { get; }

    /// <summary>The numbers it gives.</summary>
    public float[] Outputs { get; }

    /// <summary>Opens a network, and tries it once.</summary>
    /// <param name="file">The model.</param>
    /// <param name="inputs">How many numbers it is to get.</param>
    /// <param name="outputs">How many it is to give.</param>
    /// <param name="output">The name of the output to take; null: the only one.</param>
    /// <exception cref="InvalidDataException">It is no such network; the message goes on after the name of the file.</exception>
    public static OnnxNetwork Open(ModelFile file, int inputs, int outputs, string? output)
    {
        var opened = SessionOf(file);
        var network = new OnnxNetwork(
            opened,
            InputOf(opened, inputs),
            OutputOf(opened, outputs, output),
            inputs,
            outputs
        );
        network.Try();
        return network;
    }

    /// <summary>Computes the outputs.</summary>
    /// <exception cref="OnnxOutputException">One is not a finite number.</exception>
    public void Compute()
    {
        session.Run(Options, inputName, inputValue, outputName, outputValue);
        foreach (var value in Outputs)
        {
            if (!float.IsFinite(value))
                throw new OnnxOutputException(value);
        }
    }

    private static InferenceSession SessionOf(ModelFile file)
    {
        // One thread, so that trainings and tests side by side do not hinder each other, and sums have one order.
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            return new InferenceSession(file.Bytes, options);
        }
        catch (OnnxRuntimeException reason)
        {
            throw new InvalidDataException($"which is no ONNX model that can be computed: {Sentence(reason)}", reason);
        }
    }

    private static string InputOf(InferenceSession session, int inputs)
    {
        if (session.InputMetadata.Count != 1)
            throw new InvalidDataException(
                $"which has {session.InputMetadata.Count} inputs ({string.Join(", ", session.InputMetadata.Keys)}); one is needed."
            );
        var (name, about) = session.InputMetadata.Single();
        CheckType(about, $"whose input {name}");
        if (WidthOf(about) is { } width && width != inputs)
            throw new InvalidDataException(
                $"whose input {name} has {width} numbers; what is observed here has {inputs}."
            );
        return name;
    }

    private static string OutputOf(InferenceSession session, int outputs, string? chosen)
    {
        var names = session.OutputMetadata.Keys.ToList();
        if (chosen is not null && !names.Contains(chosen, StringComparer.Ordinal))
            throw new InvalidDataException($"which has no output {chosen}; {NearWord.Advice(chosen, names)}");
        if (chosen is null && names.Count != 1)
            throw new InvalidDataException(
                $"which has {names.Count} outputs ({string.Join(", ", names)}); the key output chooses one."
            );
        var name = chosen ?? names[0];
        var about = session.OutputMetadata[name];
        CheckType(about, $"whose output {name}");
        if (WidthOf(about) is { } width && width != outputs)
            throw new InvalidDataException($"whose output {name} has {width} numbers; {outputs} are needed here.");
        return name;
    }

    private static void CheckType(NodeMetadata about, string what)
    {
        if (!about.IsTensor || about.ElementDataType != TensorElementType.Float || about.Dimensions.Length != 2)
            throw new InvalidDataException($"{what} is no table of float32 numbers with rows and columns.");
    }

    /// <summary>How many columns there are; null where the model does not tell.</summary>
    private static int? WidthOf(NodeMetadata about) => about.Dimensions[Columns] is > 0 and var width ? width : null;

    /// <summary>What the model does not tell of its shape, or what it cannot do, shows at the first row.</summary>
    private void Try()
    {
        try
        {
            session.Run(Options, inputName, inputValue, outputName, outputValue);
        }
        catch (OnnxRuntimeException reason)
        {
            throw new InvalidDataException(
                $"which cannot be computed for a row of {Inputs.Length} numbers and {Outputs.Length} outputs: {Sentence(reason)}",
                reason
            );
        }
    }

    private static string Sentence(OnnxRuntimeException reason) =>
        reason.Message.ReplaceLineEndings(" ").TrimEnd(' ', '.') + ".";
}

/// <summary>A network gave something by which nothing can be decided.</summary>
/// <param name="value">What it gave.</param>
internal sealed class OnnxOutputException(float value)
    : Exception($"The ONNX network gave {value}, by which nothing can be decided.");
