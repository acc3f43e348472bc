using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary>The options of <c>sweep</c> that say how a cluster runs it.</summary>
internal sealed class SlurmOptions
{
    private static readonly string[] Passed = ["partition", "account", "qos", "constraint", "time", "mem"];

    private readonly Option<string> on = new("--on")
    {
        Description = "local: this machine; slurm: an array of jobs, by sbatch.",
        DefaultValueFactory = _ => "local",
    };
    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "slurm: prints the script, and does nothing.",
    };
    private readonly List<Option<string?>> passed =
    [
        .. Passed.Select(name => new Option<string?>($"--{name}") { Description = $"slurm: sbatch's --{name}." }),
    ];
    private readonly Option<string[]> further = Several(
        "--sbatch",
        "slurm: a further option of sbatch, e.g. mail-type=END."
    );
    private readonly Option<string[]> setup = Several(
        "--setup",
        "slurm: a line before the program, e.g. 'module load dotnet'."
    );
    private readonly Option<int> cpus = WholeNumberOption.Create("--cpus", null, "slurm: processors of a task.", 1, 1);
    private readonly Option<int> pointSeconds = WholeNumberOption.Create(
        "--point-seconds",
        null,
        "slurm: what a point takes, about; points are packed into tasks of ten minutes.",
        60,
        1
    );
    private readonly Option<int?> parallel = WholeNumberOption.CreateWithoutStandard(
        "--parallel",
        "slurm: how many tasks may run at the same time.",
        1
    );

    public void AddTo(Command command)
    {
        on.AcceptOnlyFromAmong("local", "slurm");
        foreach (var option in (Option[])[on, dryRun, .. passed, further, setup, cpus, pointSeconds, parallel])
            command.Add(option);
    }

    /// <summary>Whether a cluster is meant.</summary>
    public bool IsMeant(ParseResult parsed) => parsed.GetValue(on) == "slurm";

    /// <summary>Whether the script is only to be shown.</summary>
    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(dryRun);

    /// <summary>The script of a sweep.</summary>
    public SlurmScript Script(ParseResult parsed, SweepPlan plan, string folder) =>
        new()
        {
            Folder = Path.GetFullPath(folder),
            Name = plan.Name,
            Points = plan.Points.Count,
            Program = ThisProgram(),
            Cpus = parsed.GetValue(cpus),
            PointSeconds = parsed.GetValue(pointSeconds),
            Parallel = parsed.GetValue(parallel),
            Options =
            [
                .. Passed
                    .Zip(passed, (name, option) => (Name: name, Value: parsed.GetValue(option)))
                    .Where(option => option.Value is not null)
                    .Select(option => $"{option.Name}={option.Value}"),
                .. parsed.GetValue(further)!.Select(option => option.TrimStart('-')),
            ],
            Setup = parsed.GetValue(setup)!,
        };

    private static Option<string[]> Several(string name, string description) =>
        new(name) { Description = $"{description} May be given several times.", DefaultValueFactory = _ => [] };

    /// <summary>How this program was started.</summary>
    private static string ThisProgram() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) != "dotnet"
            ? $"\"{path}\""
            : $"dotnet \"{Path.Combine(AppContext.BaseDirectory, "processchain.dll")}\"";
}
