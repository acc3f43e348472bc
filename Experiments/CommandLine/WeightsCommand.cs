using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary><c>weights</c>: trained weights for PyTorch and others, as safetensors and back, or as an ONNX model.</summary>
internal static class WeightsCommand
{
    public static Command Create()
    {
        var source = new DefinitionSource();
        var controller = new Option<string>("--controller", "-c")
        {
            Description = "A controller that has weights, by its name in the definition.",
            Required = true,
        };
        var agent = new Option<string?>("--agent")
        {
            Description = "Trained weights, checkpoints/NAME.1.agent of a run, to be written as safetensors.",
        };
        var asOnnx = new Option<bool>("--onnx")
        {
            Description = "Write the agent as an ONNX model instead, scaling of its inputs included.",
        };
        var tensors = new Option<string?>("--safetensors")
        {
            Description = "A safetensors file, to be written as an agent.",
        };
        var output = new Option<string>("--out", "-o") { Description = "The file to write.", Required = true };
        var command = new Command(
            "weights",
            "Writes an agent's weights as a safetensors file or an ONNX model, or safetensors as an agent."
        )
        {
            controller,
            agent,
            asOnnx,
            tensors,
            output,
        };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var experiment = source.Read(parsed);
            var name = parsed.GetValue(controller)!;
            var to = parsed.GetValue(output)!;
            switch (parsed.GetValue(agent), parsed.GetValue(tensors), parsed.GetValue(asOnnx))
            {
                case ({ } from, null, false):
                    var exporter = Find<IWeights>(experiment, name, "safetensors files are");
                    Convert((agent, weights) => exporter.ExportWeights(experiment.System, agent, weights), from, to);
                    break;
                case (null, { } from, false):
                    var importer = Find<IWeights>(experiment, name, "safetensors files are");
                    Convert((weights, agent) => importer.ImportWeights(experiment.System, weights, agent), from, to);
                    break;
                case ({ } from, null, true):
                    WriteOnnx(experiment, name, from, to);
                    break;
                default:
                    throw new InvalidInputException(
                        "Exactly one of --agent and --safetensors is needed; --onnx goes with --agent."
                    );
            }
        });
        return command;
    }

    private static T Find<T>(ExperimentDefinition experiment, string name, string made)
        where T : class
    {
        if (ChosenController.Find(experiment, name) is T found)
            return found;
        var others = experiment.Controllers.Where(entry => entry.Value is T).Select(entry => entry.Key).ToList();
        throw new InvalidInputException(
            $"--controller: '{name}' has no weights that {made} made of; "
                + (others.Count == 0 ? "no controller here has any." : $"these have: {string.Join(", ", others)}.")
        );
    }

    private static void WriteOnnx(ExperimentDefinition experiment, string name, string from, string to)
    {
        var learner = Find<IOnnxAgent>(experiment, name, "ONNX models are");
        OnnxDefinition? settings = null;
        Convert((agent, model) => settings = learner.ExportOnnx(experiment.System, agent, model), from, to);
        Screen.Current.Say("A controller of the same system has it as", "");
        Console.Out.Write(DefinitionWriter.WriteGiven(settings! with { Path = to }));
    }

    private static void Convert(Action<Stream, Stream> convert, string from, string to)
    {
        OutputFolder.RefuseExisting(to);
        using var converted = new MemoryStream();
        try
        {
            using var source = File.OpenRead(from);
            convert(source, converted);
        }
        catch (Exception exception)
            when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{from}: {exception.Message}", exception);
        }
        OutputFolder.CreateFor(to);
        AtomicFile.Write(to, stream => stream.Write(converted.ToArray()));
        Screen.Current.Say($"{to}: {NumberText.Count(converted.Length, "byte")}, made of {from}.");
    }
}
