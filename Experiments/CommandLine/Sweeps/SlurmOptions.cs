using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary>The options of <c>sweep</c> that say how a cluster runs it.</summary>
internal sealed class SlurmOptions
{
    private readonly Option<string> on = new("--on")
    {
        Description = "local: this machine; slurm: an array of jobs, by sbatch.",
        DefaultValueFactory = _ => "local",
    };
    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "slurm: prints the script, and does nothing.",
    };
    private readonly Option<string?> file = new("--slurm")
    {
        Description = "slurm: a YAML file of the options below; those of the command line come first.",
    };
    private readonly Option<string?> partition = Passed("partition");
    private readonly Option<string?> account = Passed("account");
    private readonly Option<string?> qos = Passed("qos");
    private readonly Option<string?> constraint = Passed("constraint");
    private readonly Option<string?> time = Passed("time");
    private readonly Option<string?> mem = Passed("mem");
    private readonly Option<string[]> further = Several(
        "--sbatch",
        "slurm: a further option of sbatch, e.g. mail-type=END."
    );
    private readonly Option<string[]> setup = Several(
        "--setup",
        "slurm: a line before the program, e.g. 'module load dotnet'."
    );
    private readonly Option<int?> cpus = Number("--cpus", "slurm: processors of a task; 1 where it is left out.");
    private readonly Option<int?> pointSeconds = Number(
        "--point-seconds",
        "slurm: what a point takes, about, 60 where it is left out; points are packed into tasks of ten minutes."
    );
    private readonly Option<int?> parallel = Number("--parallel", "slurm: how many tasks may run at the same time.");

    public void AddTo(Command command)
    {
        on.AcceptOnlyFromAmong("local", "slurm");
        Option[] all =
        [
            on,
            dryRun,
            file,
            partition,
            account,
            qos,
            constraint,
            time,
            mem,
            cpus,
            parallel,
            pointSeconds,
            setup,
            further,
        ];
        foreach (var option in all)
            command.Add(option);
    }

    /// <summary>Whether a cluster is meant.</summary>
    public bool IsMeant(ParseResult parsed) => parsed.GetValue(on) == "slurm";

    /// <summary>Whether the script is only to be shown.</summary>
    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(dryRun);

    /// <summary>The script of a sweep.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="plan">The sweep.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="plugins">Its assemblies.</param>
    /// <param name="settings">The file of settings where the command line names none; null: there is none.</param>
    /// <exception cref="InvalidInputException">It is a tuning, or Slurm or its settings are not as they have to be.</exception>
    public SlurmScript Script(
        ParseResult parsed,
        SweepPlan plan,
        string folder,
        IReadOnlyList<string> plugins,
        string? settings = null
    )
    {
        if (plan.Candidates is not null)
            throw new InvalidInputException(
                "--on slurm: the rounds of a tuning follow from each other; run it on a cluster as one job, with --jobs for its processors."
            );
        return new()
        {
            Folder = Path.GetFullPath(folder),
            Name = plan.Name,
            Points = plan.Points.Count,
            Program = ThisProgram(),
            Plugins = [.. plugins.Select(Path.GetFullPath)],
            DotnetRoot = Environment.GetEnvironmentVariable("DOTNET_ROOT"),
            Settings = Settings(parsed, SlurmSettings.ReadFile(parsed.GetValue(file) ?? settings)).Checked(),
            Limits = SlurmCommands.Limits(),
        };
    }

    private SlurmSettings Settings(ParseResult parsed, SlurmSettings given) =>
        given with
        {
            Partition = parsed.GetValue(partition) ?? given.Partition,
            Account = parsed.GetValue(account) ?? given.Account,
            Qos = parsed.GetValue(qos) ?? given.Qos,
            Constraint = parsed.GetValue(constraint) ?? given.Constraint,
            Time = parsed.GetValue(time) ?? given.Time,
            Mem = parsed.GetValue(mem) ?? given.Mem,
            Cpus = parsed.GetValue(cpus) ?? given.Cpus,
            Parallel = parsed.GetValue(parallel) ?? given.Parallel,
            PointSeconds = parsed.GetValue(pointSeconds) ?? given.PointSeconds,
            Setup = parsed.GetValue(setup) is { Length: > 0 } lines ? new(lines) : given.Setup,
            Options = parsed.GetValue(further) is { Length: > 0 } options ? new(options) : given.Options,
        };

    private static Option<string?> Passed(string name) =>
        new($"--{name}") { Description = $"slurm: sbatch's --{name}." };

    private static Option<int?> Number(string name, string description) =>
        WholeNumberOption.CreateWithoutStandard(name, description, least: 1);

    private static Option<string[]> Several(string name, string description) =>
        new(name) { Description = $"{description} May be given several times.", DefaultValueFactory = _ => [] };

    /// <summary>How this program was started, by absolute paths: the script begins where no path is set.</summary>
    private static string[] ThisProgram()
    {
        var host = Environment.ProcessPath ?? "dotnet";
        return Path.GetFileNameWithoutExtension(host) == "processchain"
            ? [host]
            : [host, Path.Combine(AppContext.BaseDirectory, "processchain.dll")];
    }
}
