using System.CommandLine;
using Spectre.Console;

namespace ProcessChain.Experiments;

/// <summary><c>list</c>, <c>show</c> and <c>validate</c>.</summary>
internal static class CatalogueCommands
{
    public static Command List()
    {
        var command = new Command("list", "The built-in experiments.");
        command.SetAction(_ =>
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("name", "title");
            foreach (var name in DefinitionCatalogue.Names)
                table.AddRow(Markup.Escape(name), Markup.Escape(DefinitionCatalogue.OpenAny(name).Title));
            Screen.Console.Write(table);
            Screen.Console.WriteLine("Presets: dry (seconds), short (minutes, the default), full (the paper's size).");
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
        var file = new Argument<string>("file")
        {
            Description = "A definition file, or the name of a built-in experiment.",
        };
        var command = new Command("validate", "Checks a definition file and tells all its faults at once.") { file };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var experiment =
                DefinitionCatalogue.Contains(path) && !File.Exists(path)
                    ? DefinitionCatalogue.OpenAny(path)
                    : DefinitionReader.ReadAnyFile(path);
            var scope = experiment.Preset.Length > 0 ? " in all its presets" : "";
            Console.Out.WriteLine($"{path}: '{experiment.Name}' is valid{scope}.");
        });
        return command;
    }
}
