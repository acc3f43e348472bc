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
        var command = new Command(
            "replay",
            "Repeats a run and says whether every row is identical; or plays golden cases."
        )
        {
            path,
            output,
            jobs,
        };
        command.SetAction(parsed => Replay(parsed.GetValue(path)!, parsed.GetValue(output), parsed.GetValue(jobs)));
        return command;
    }

    private static int Replay(string path, string? output, int jobs)
    {
        if (RunFolder.IsRun(path))
            return ReplayRun(path, jobs);
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new InvalidInputException($"{path}: does not exist.");
        if (output is null)
            throw new InvalidInputException(
                $"{path}: holds no run (no record.json). For golden cases --out is needed."
            );
        return CaseReplay.Run(path, output) ? Application.Succeeded : Application.Failed;
    }

    private static int ReplayRun(string path, int jobs)
    {
        try
        {
            using var signals = new StopSignals();
            return Told(RecordReplay.Run(path, jobs, ConsoleProgress.Show, signals.Token));
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"Stopped; nothing is known about {path}, and nothing in it was changed.");
            return Application.Failed;
        }
    }

    private static int Told(IReadOnlyList<FileComparison> files)
    {
        foreach (var file in files)
            Console.Out.WriteLine(file);
        var identical = files.All(file => file.IsIdentical);
        Console.Out.WriteLine(identical ? "Identical: the run was repeated row by row." : "Not identical.");
        return identical ? Application.Succeeded : Application.Failed;
    }
}
