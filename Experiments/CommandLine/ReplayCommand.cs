using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary><c>replay</c>: repeats a record, or plays golden cases.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path")
        {
            Description = "The folder of a run, or a golden case (JSON), or a folder of such cases.",
        };
        var output = new Option<string?>("--out", "-o") { Description = "For cases: the folder for their results." };
        var jobs = WholeNumberOption.Jobs();
        var plugins = new PluginOption();
        var command = new Command(
            "replay",
            "Repeats a run and says whether every table and agent is identical; or plays golden cases."
        )
        {
            path,
            output,
            jobs,
        };
        plugins.AddTo(command);
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(path)!;
            return RunFolder.IsRun(folder)
                ? ReplayRun(folder, plugins.Load(parsed), parsed.GetValue(jobs))
                : ReplayCases(folder, parsed.GetValue(output));
        });
        return command;
    }

    private static int ReplayCases(string path, string? output)
    {
        if (!Path.Exists(path))
            throw new InvalidInputException($"{path}: does not exist.");
        if (output is null)
            throw new InvalidInputException(
                $"{path}: holds no run (no record.json). For golden cases --out is needed."
            );
        return CaseReplay.Run(path, output) ? Application.Succeeded : Application.Failed;
    }

    private static int ReplayRun(string path, DefinitionKinds kinds, int jobs) =>
        StopSignals.Run(
            $"Stopped; nothing is known about {path}, and nothing in it was changed.",
            stop =>
                Told(
                    ConsoleProgress.Show(
                        $"Repeating {path} on {NumberText.Count(jobs, "thread")}",
                        "comparing",
                        progress =>
                            RecordReplay.Run(path, kinds, new RunOptions { Jobs = jobs, Progress = progress }, stop)
                    )
                )
        );

    private static int Told(IReadOnlyList<FileComparison> files)
    {
        foreach (var file in files)
            Console.Out.WriteLine(file);
        var identical = files.All(file => file.IsIdentical);
        Console.Out.WriteLine(identical ? "Identical: the run was repeated row by row." : "Not identical.");
        return identical ? Application.Succeeded : Application.Failed;
    }
}
