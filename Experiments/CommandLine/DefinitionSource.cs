using System.CommandLine;
using ProcessChain.Experiments.Definitions;

namespace ProcessChain.Experiments.CommandLine;

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

    public ExperimentDefinition Read(ParseResult parsed)
    {
        var experiment = Open(parsed.GetValue(source)!, parsed.GetValue(preset));
        return parsed.GetValue(seed) is { } given ? experiment with { Seed = given } : experiment;
    }

    public static ExperimentDefinition Open(string source, string? preset)
    {
        if (DefinitionCatalogue.Contains(source))
            return DefinitionCatalogue.Open(source, preset);
        if (File.Exists(source))
            return DefinitionReader.ReadFile(source, preset);
        throw new InvalidInputException(
            $"'{source}': is neither a file nor a built-in experiment. Built in are "
                + $"{string.Join(", ", DefinitionCatalogue.Names)}."
        );
    }
}
