using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary>The arguments by which a command is told which experiment is meant.</summary>
internal sealed class DefinitionSource
{
    private readonly Argument<string> source = new("definition")
    {
        Description = "The name of a built-in experiment (see 'list') or a definition file.",
    };

    private readonly Option<string?> preset = new("--preset", "-p")
    {
        Description = "dry (seconds), short (minutes), full (the paper's size), or another preset of the definition.",
    };

    private readonly Option<long?> seed = WholeNumberOption.Seed();

    public void AddTo(Command command)
    {
        command.Add(source);
        command.Add(preset);
        command.Add(seed);
    }

    /// <summary>The experiment meant, which must be one on the linear chain.</summary>
    public ExperimentDefinition ReadChain(ParseResult parsed) =>
        Read(parsed) as ExperimentDefinition
        ?? throw new InvalidInputException(
            $"'{parsed.GetValue(source)}': is an experiment on a supply system; this command needs one on the linear chain."
        );

    public IExperiment Read(ParseResult parsed)
    {
        var experiment = Open(parsed.GetValue(source)!, parsed.GetValue(preset));
        return parsed.GetValue(seed) is { } given ? experiment.WithSeed(given) : experiment;
    }

    public static IExperiment Open(string source, string? preset)
    {
        if (DefinitionCatalogue.Contains(source))
            return DefinitionCatalogue.OpenAny(source, preset);
        if (File.Exists(source))
            return DefinitionReader.ReadAnyFile(source, preset);
        throw new InvalidInputException(
            $"'{source}': is neither a file nor a built-in experiment. Built in are "
                + $"{string.Join(", ", DefinitionCatalogue.Names)}."
        );
    }
}
