using System.CommandLine;
using System.CommandLine.Completions;

namespace ProcessChain.Experiments;

/// <summary>The arguments by which a command is told which experiment is meant.</summary>
internal sealed class DefinitionSource
{
    private readonly Argument<string> source = new("definition")
    {
        Description = "The name of a built-in experiment (see 'list') or a definition file.",
        CompletionSources = { _ => DefinitionCatalogue.Names.Select(name => new CompletionItem(name)) },
    };

    private readonly Option<string?> preset = new("--preset", "-p")
    {
        Description = "dry (seconds), short (minutes), full (the paper's size), or another preset of the definition.",
    };

    private readonly Option<long?> seed = WholeNumberOption.Seed();
    private readonly PluginOption plugins = new();

    public void AddTo(Command command)
    {
        command.Add(source);
        command.Add(preset);
        command.Add(seed);
        plugins.AddTo(command);
    }

    /// <summary>The name or file that was given.</summary>
    public string Given(ParseResult parsed) => parsed.GetValue(source)!;

    /// <summary>The preset that was given; null for none.</summary>
    public string? Preset(ParseResult parsed) => parsed.GetValue(preset);

    /// <summary>The options by which another command knows the same kinds.</summary>
    public string PluginText(ParseResult parsed) =>
        string.Concat(plugins.Files(parsed).Select(file => $" --plugin {file}"));

    /// <summary>What the key <c>kind</c> can choose.</summary>
    /// <exception cref="InvalidInputException">An assembly cannot be loaded.</exception>
    public DefinitionKinds Kinds(ParseResult parsed) => plugins.Load(parsed);

    /// <summary>The experiment that is meant.</summary>
    /// <exception cref="InvalidInputException">There is none, or it has faults.</exception>
    public ExperimentDefinition Read(ParseResult parsed) => Read(parsed, Kinds(parsed));

    /// <summary>The experiment that is meant, with kinds that were loaded before.</summary>
    /// <inheritdoc cref="Read(ParseResult)" path="exception"/>
    public ExperimentDefinition Read(ParseResult parsed, DefinitionKinds kinds)
    {
        var experiment = DefinitionCatalogue.OpenOrRead(Given(parsed), Preset(parsed), kinds);
        return parsed.GetValue(seed) is { } given ? experiment with { Seed = given } : experiment;
    }
}
