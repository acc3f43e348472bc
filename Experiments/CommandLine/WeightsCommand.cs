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
            Description = "The deepQ controller, by its name in the definition.",
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
            var experiment = source.ReadChain(parsed);
            var definition = Definition(experiment, parsed.GetValue(controller)!);
            var (from, isAgent) = (parsed.GetValue(agent), parsed.GetValue(tensors)) switch
            {
                (string path, null) => (path, true),
                (null, string path) => (path, false),
                _ => throw new InvalidInputException("Exactly one of --agent and --safetensors is needed."),
            };
            Convert(experiment, definition, from, isAgent, parsed.GetValue(output)!);
        });
        return command;
    }

    private static DeepQDefinition Definition(ExperimentDefinition experiment, string name)
    {
        var all = experiment.Controllers.Where(entry => entry.Value is DeepQDefinition).ToList();
        if (all.FirstOrDefault(entry => entry.Key == name).Value is DeepQDefinition found)
            return found;
        var names = all.Count == 0 ? "it has none" : $"there are {string.Join(", ", all.Select(entry => entry.Key))}";
        throw new InvalidInputException(
            $"--controller: '{name}' is no deepQ controller of {experiment.Name}; {names}."
        );
    }

    private static void Convert(
        ExperimentDefinition experiment,
        DeepQDefinition definition,
        string from,
        bool isAgent,
        string to
    )
    {
        OutputFolder.RefuseExisting(to);
        var converted = Converted(experiment, definition, from, isAgent);
        OutputFolder.CreateFor(to);
        AtomicFile.Write(to, stream => stream.Write(converted));
    }

    private static byte[] Converted(
        ExperimentDefinition experiment,
        DeepQDefinition definition,
        string from,
        bool isAgent
    )
    {
        using var converted = new MemoryStream();
        try
        {
            using var source = File.OpenRead(from);
            if (isAgent)
                DeepQWeights.Export(definition, experiment.Chain, source, converted);
            else
                DeepQWeights.Import(definition, experiment.Chain, experiment.Customer, source, converted);
            return converted.ToArray();
        }
        catch (Exception exception)
            when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{from}: {exception.Message}", exception);
        }
    }
}
