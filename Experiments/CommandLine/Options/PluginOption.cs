using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary><c>--plugin</c>: assemblies with kinds of the user's own.</summary>
internal sealed class PluginOption
{
    private readonly Option<string[]> option = new("--plugin")
    {
        Description =
            "An assembly with kinds of your own (systems, demands, controllers, bounds); may be given several times.",
        DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command) => command.Add(option);

    /// <summary>The files that were given.</summary>
    public IReadOnlyList<string> Files(ParseResult parsed) => parsed.GetValue(option)!;

    /// <summary>What the key <c>kind</c> can choose.</summary>
    /// <exception cref="InvalidInputException">An assembly cannot be loaded.</exception>
    public DefinitionKinds Load(ParseResult parsed) =>
        Files(parsed).Aggregate(DefinitionKinds.Standard, (kinds, path) => kinds.WithAssembly(path));
}
