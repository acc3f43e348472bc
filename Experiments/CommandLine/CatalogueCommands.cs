using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary><c>list</c>, <c>show</c>, <c>validate</c> and <c>schema</c>.</summary>
internal static class CatalogueCommands
{
    public static Command List()
    {
        var plugins = new PluginOption();
        var command = new Command("list", "The built-in experiments, and the kinds in assemblies of your own.");
        plugins.AddTo(command);
        command.SetAction(parsed =>
        {
            var kinds = plugins.Load(parsed);
            var screen = Screen.Current;
            screen.Explain([.. DefinitionCatalogue.Names.Zip(DefinitionCatalogue.Titles)]);
            screen.Say("", "Presets: dry (seconds), short (minutes, the default), full (the paper's size).");
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

    private static IEnumerable<string> KindsOf(DefinitionKinds kinds, PluginFile plugin) =>
        kinds
            .TypesOf(typeof(object))
            .Where(type => PluginFile.Of([type]).Contains(plugin))
            .Select(DefinitionKinds.NameOf);
}
