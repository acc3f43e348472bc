using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary><c>compare</c>: sets runs, or points of sweeps, side by side.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var runs = new Argument<string[]>("runs")
        {
            Description =
                "Folders of finished runs, or points of sweeps as FOLDER:NUMBER; the others are compared with the first.",
            Arity = ArgumentArity.OneOrMore,
        };
        var only = new Option<string[]>("--controller", "-c")
        {
            Description = "A controller that is compared; may be given several times. Without it all are.",
            DefaultValueFactory = _ => [],
        };
        var output = new Option<string?>("--out", "-o")
        {
            Description = "A new folder for comparison.html and comparison.csv.",
        };
        var plugins = new PluginOption();
        var command = new Command("compare", "Sets runs side by side: in pairs where they share their demand.")
        {
            runs,
            only,
            output,
        };
        plugins.AddTo(command);
        command.SetAction(parsed =>
        {
            var kinds = plugins.Load(parsed);
            var compared = parsed.GetValue(runs)!.Select(place => ComparedRun.Read(place, kinds)).ToList();
            Show(RunComparison.Of(compared, parsed.GetValue(only)!), parsed.GetValue(output));
        });
        return command;
    }

    private static void Show(RunComparison comparison, string? output)
    {
        var (screen, table) = (Screen.Current, ComparisonSheet.Table(comparison));
        screen.Say(new TextTable(table.Headings, table.Rows, screen.Width).Lines());
        screen.Say(["", ComparisonSheet.Sentence(comparison.Goal), .. comparison.Doubts]);
        if (output is null)
            return;
        if (File.Exists(output) || (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any()))
            throw new InvalidInputException(
                $"{output}: holds something already, and nothing is overwritten. Choose another folder with --out."
            );
        OutputFolder.Create(output);
        AtomicFile.WriteText(
            Path.Combine(output, "comparison.csv"),
            writer => ComparisonSheet.Write(comparison, writer)
        );
        var page = Path.Combine(output, "comparison.html");
        AtomicFile.WriteText(page, ComparisonSheet.Page(comparison).Html());
        screen.Writer.WriteLine($"Report: {Path.GetFullPath(page)}");
    }
}
