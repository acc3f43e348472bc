using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary><c>sweep</c>: runs a definition with many values of its keys.</summary>
internal static class SweepCommand
{
    public static Command Create()
    {
        var source = new SweepSource();
        var slurm = new SlurmOptions();
        var jobs = WholeNumberOption.Jobs();
        var output = new Option<string?>("--out", "-o")
        {
            Description = "The folder for the results; by default results/NAME-PRESET-sweep.",
        };
        var command = new Command("sweep", "Runs a definition with many values of its keys, and takes it up again.")
        {
            jobs,
            output,
        };
        source.AddTo(command);
        slurm.AddTo(command);
        command.SetAction(parsed =>
        {
            var file = source.File(parsed);
            var path = parsed.GetValue(output) ?? DefaultFolder(source.Read(parsed));
            if (slurm.IsMeant(parsed) && slurm.IsDryRun(parsed))
                return SweepScreen.ShowScript(slurm.Script(parsed, source.Read(parsed), path));
            var folder = SweepFolder.Create(path, file, source.Preset(parsed), source.Plugins(parsed));
            return slurm.IsMeant(parsed)
                ? SweepScreen.Submit(folder, slurm.Script(parsed, folder.Plan, path))
                : SweepScreen.Run(folder, Slice.Whole, new SweepOptions { Jobs = parsed.GetValue(jobs) });
        });
        command.Add(Show());
        command.Add(Status());
        command.Add(Resume());
        command.Add(Collect());
        return command;
    }

    private static Command Show()
    {
        var source = new SweepSource();
        var point = new Option<string?>("--point")
        {
            Description = "The id or number of a point: its whole definition is shown, for 'processchain run'.",
        };
        var command = new Command("show", "The points of a sweep, without running them.") { point };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var plan = source.Read(parsed);
            if (parsed.GetValue(point) is { } chosen)
                Console.Out.Write(DefinitionWriter.Write(plan.Open(SweepScreen.Find(plan, chosen))));
            else
                SweepScreen.Show(plan);
        });
        return command;
    }

    private static Command Status()
    {
        var path = FolderArgument();
        var command = new Command("status", "How far a sweep is: what is done, what failed and why, the time left.")
        {
            path,
        };
        command.SetAction(parsed => SweepScreen.ShowStatus(SweepFolder.Open(parsed.GetValue(path)!)));
        return command;
    }

    private static Command Resume()
    {
        var path = FolderArgument();
        var jobs = WholeNumberOption.Jobs();
        var slice = Slice.Option();
        var command = new Command("resume", "Does what is missing in a sweep, or has failed.") { path, jobs, slice };
        command.SetAction(parsed =>
            SweepScreen.Run(
                SweepFolder.Open(parsed.GetValue(path)!),
                parsed.GetValue(slice),
                new SweepOptions { Jobs = parsed.GetValue(jobs) }
            )
        );
        return command;
    }

    private static Command Collect()
    {
        var path = FolderArgument();
        var command = new Command("collect", "Writes what is done so far as CSV, SQLite, Parquet and a report.")
        {
            path,
        };
        command.SetAction(parsed => SweepScreen.Collect(SweepFolder.Open(parsed.GetValue(path)!)));
        return command;
    }

    private static Argument<string> FolderArgument() => new("folder") { Description = "The folder of a sweep." };

    private static string DefaultFolder(SweepPlan plan)
    {
        var preset = plan.Preset.Length == 0 ? "" : $"-{plan.Preset}";
        return Path.Combine("results", $"{plan.Name}{preset}-sweep");
    }
}
