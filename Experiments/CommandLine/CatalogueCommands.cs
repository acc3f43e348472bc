using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary><c>list</c>, <c>show</c>, <c>validate</c> and <c>schema</c>.</summary>
internal static class CatalogueCommands
{
    public static Command List()
    {
        var plugins = new PluginOption();
        var command = new Command(
            "list",
            "The built-in experiments and sweeps, and the kinds in assemblies of your own."
        );
        plugins.AddTo(command);
        command.SetAction(parsed =>
        {
            var kinds = plugins.Load(parsed);
            var screen = Screen.Current;
            screen.Explain([.. DefinitionCatalogue.Names.Zip(DefinitionCatalogue.Titles)]);
            screen.Say("", "Presets: dry (seconds), short (minutes, the default), full (the paper's size).");
            screen.Say($"Sweeps: {string.Join(", ", SweepCatalogue.Names)}.");
            foreach (var plugin in PluginFile.Of(kinds.Types))
                screen.Say($"Kinds of {plugin.Name}: {string.Join(", ", KindsOf(kinds, plugin))}.");
        });
        return command;
    }

    public static Command Show()
    {
        var command = new Command("show", "A definition with every value filled in; assumed values are marked.");
        var source = new DefinitionSource();
        source.AddTo(command);
        command.SetAction(parsed => Console.Out.Write(DefinitionWriter.Write(source.Read(parsed))));
        return command;
    }

    public static Command Validate()
    {
        var source = new DefinitionSource();
        var command = new Command("validate", "Checks a definition and tells all its faults at once.");
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var experiment = source.Read(parsed);
            var scope =
                source.Preset(parsed) is { } preset ? $" with the preset {preset}"
                : experiment.Preset.Length > 0 ? " in all its presets"
                : "";
            Console.Out.WriteLine($"{source.Given(parsed)}: '{experiment.Name}' is valid{scope}.");
        });
        return command;
    }

    public static Command Schema()
    {
        var plugins = new PluginOption();
        var command = new Command("schema", "The JSON Schema of definition files, for completion in editors.");
        plugins.AddTo(command);
        command.SetAction(parsed => Console.Out.Write(DefinitionSchema.Write(plugins.Load(parsed))));
        return command;
    }

    public static Command Keys()
    {
        var plugins = new PluginOption();
        var kind = new Argument<string?>("kind")
        {
            Description = "One kind, e.g. chain, poisson or deepQ; all where it is left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "keys",
            "What every key of a definition file means, allows and where its default comes from."
        )
        {
            kind,
        };
        plugins.AddTo(command);
        command.SetAction(parsed =>
        {
            var reference = new KeyReference(plugins.Load(parsed));
            var word = parsed.GetValue(kind);
            Console.Out.Write(word is null ? reference.Write() : reference.Write(word) ?? throw UnknownKind(word));
        });
        return command;
    }

    private static InvalidInputException UnknownKind(string word) =>
        new($"There is no kind '{word}'; 'processchain keys' tells all.");

    private static IEnumerable<string> KindsOf(DefinitionKinds kinds, PluginFile plugin) =>
        kinds
            .TypesOf(typeof(object))
            .Where(type => PluginFile.Of([type]).Contains(plugin))
            .Select(DefinitionKinds.NameOf);
}
