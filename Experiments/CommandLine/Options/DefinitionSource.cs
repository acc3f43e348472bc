using System.CommandLine;
using System.CommandLine.Completions;

namespace ProcessChain.Experiments;

/// <summary>The arguments by which a command is told which experiment is meant.</summary>
internal sealed class DefinitionSource
{
    private readonly Argument<string[]> source;

    private readonly Option<string?> preset = new("--preset", "-p")
    {
        Description = "dry (seconds), short (minutes), full (the paper's size), or another preset of the definition.",
    };

    private readonly Option<long?> seed = WholeNumberOption.Seed();
    private readonly PluginOption plugins = new();

    /// <param name="several">Whether more than one experiment may be meant.</param>
    public DefinitionSource(bool several = false)
    {
        source = new("definition")
        {
            Description =
                "The name of a built-in experiment (see 'list') or a definition file"
                + (several ? "; of several, all are run at once, on the same threads." : "."),
            Arity = several ? ArgumentArity.OneOrMore : ArgumentArity.ExactlyOne,
            CustomParser = parsed => [.. parsed.Tokens.Select(token => token.Value)],
            CompletionSources = { _ => DefinitionCatalogue.Names.Select(name => new CompletionItem(name)) },
        };
    }

    public void AddTo(Command command)
    {
        command.Add(source);
        command.Add(preset);
        command.Add(seed);
        plugins.AddTo(command);
    }

    /// <summary>The name or file that was given.</summary>
    public string Given(ParseResult parsed) => parsed.GetValue(source)![0];

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
    public ExperimentDefinition Read(ParseResult parsed, DefinitionKinds kinds) => Read(parsed, Given(parsed), kinds);

    /// <summary>All experiments that are meant, of different names.</summary>
    /// <exception cref="InvalidInputException">There is no such, one has faults, or two have the same name.</exception>
    public IReadOnlyList<ExperimentDefinition> ReadAll(ParseResult parsed)
    {
        var kinds = Kinds(parsed);
        var experiments = parsed.GetValue(source)!.Select(given => Read(parsed, given, kinds)).ToList();
        var twice = experiments
            .CountBy(each => each.Name, StringComparer.Ordinal)
            .FirstOrDefault(name => name.Value > 1);
        return twice.Key is null
            ? experiments
            : throw new InvalidInputException(
                $"{twice.Value} of the experiments have the name '{twice.Key}'; those that are run at once need names of their own."
            );
    }

    private ExperimentDefinition Read(ParseResult parsed, string given, DefinitionKinds kinds)
    {
        var experiment = DefinitionCatalogue.OpenOrRead(given, Preset(parsed), kinds);
        return parsed.GetValue(seed) is { } number ? experiment with { Seed = number } : experiment;
    }
}
