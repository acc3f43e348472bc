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
        var memory = new MemoryOption();
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
        memory.AddTo(command);
        slurm.AddTo(command);
        command.SetAction(parsed =>
        {
            var file = source.File(parsed);
            var path = parsed.GetValue(output) ?? DefaultFolder(source.Read(parsed));
            if (slurm.IsMeant(parsed) && slurm.IsDryRun(parsed))
                return SlurmScreen.Show(slurm.Script(parsed, source.Read(parsed), path, source.Plugins(parsed)));
            var script = slurm.IsMeant(parsed)
                ? slurm.Script(parsed, source.Read(parsed), path, source.Plugins(parsed))
                : null;
            var folder = SweepFolder.Create(path, file, source.Preset(parsed), source.Plugins(parsed));
            return script is not null
                ? SlurmScreen.Submit(folder, script)
                : SweepScreen.Run(
                    folder,
                    Slice.Whole,
                    new SweepOptions { Jobs = parsed.GetValue(jobs), Memory = memory.Limit(parsed) }
                );
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
        var source = new SweepFolderSource();
        var command = new Command("status", "How far a sweep is: what is done, what failed and why, the time left.");
        source.AddTo(command);
        command.SetAction(parsed => SweepScreen.ShowStatus(source.Open(parsed)));
        return command;
    }

    private static Command Resume()
    {
        var source = new SweepFolderSource();
        var jobs = WholeNumberOption.Jobs();
        var memory = new MemoryOption();
        var slice = Slice.Option();
        var slurm = new SlurmOptions();
        var command = new Command("resume", "Does what is missing in a sweep, or has failed.") { jobs, slice };
        source.AddTo(command);
        memory.AddTo(command);
        slurm.AddTo(command);
        command.SetAction(parsed =>
        {
            var folder = source.Open(parsed);
            if (!slurm.IsMeant(parsed))
                return SweepScreen.Run(
                    folder,
                    parsed.GetValue(slice),
                    new SweepOptions { Jobs = parsed.GetValue(jobs), Memory = memory.Limit(parsed) }
                );
            var script = slurm.Script(
                parsed,
                folder.Plan,
                folder.Path,
                source.Plugins(parsed),
                new SlurmJobs(folder).Settings
            );
            return SlurmScreen.Resume(folder, script, slurm.IsDryRun(parsed));
        });
        return command;
    }

    private static Command Collect()
    {
        var source = new SweepFolderSource();
        var command = new Command("collect", "Writes what is done so far as CSV, SQLite, Parquet and a report.");
        source.AddTo(command);
        command.SetAction(parsed => SweepScreen.Collect(source.Open(parsed)));
        return command;
    }

    private static string DefaultFolder(SweepPlan plan)
    {
        var preset = plan.Preset.Length == 0 ? "" : $"-{plan.Preset}";
        return Path.Combine("results", $"{plan.Name}{preset}-sweep");
    }
}
