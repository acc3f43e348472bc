using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary><c>weights</c>: trained weights as a safetensors file, for PyTorch and others, and back.</summary>
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
        var tensors = new Option<string?>("--safetensors")
        {
            Description = "A safetensors file, to be written as an agent.",
        };
        var output = new Option<string>("--out", "-o") { Description = "The file to write.", Required = true };
        var command = new Command("weights", "Writes an agent's weights as a safetensors file, or the other way round.")
        {
            controller,
            agent,
            tensors,
            output,
        };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var experiment = source.Read(parsed);
            var definition = Definition(experiment, parsed.GetValue(controller)!);
            Action<Stream, Stream> convert = (parsed.GetValue(agent), parsed.GetValue(tensors)) switch
            {
                (not null, null) => (from, to) => definition.ExportWeights(experiment.System, from, to),
                (null, not null) => (from, to) => definition.ImportWeights(experiment.System, from, to),
                _ => throw new InvalidInputException("Exactly one of --agent and --safetensors is needed."),
            };
            Convert(convert, (parsed.GetValue(agent) ?? parsed.GetValue(tensors))!, parsed.GetValue(output)!);
        });
        return command;
    }

    private static IWeights Definition(ExperimentDefinition experiment, string name)
    {
        if (ChosenController.Find(experiment, name) is IWeights found)
            return found;
        var others = experiment.Controllers.Where(entry => entry.Value is IWeights).Select(entry => entry.Key).ToList();
        throw new InvalidInputException(
            $"--controller: '{name}' has no weights that safetensors files are made of; "
                + (others.Count == 0 ? "no controller here has any." : $"these have: {string.Join(", ", others)}.")
        );
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
