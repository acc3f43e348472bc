using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ProcessChain.Experiments;

/// <summary>How a run stands.</summary>
internal enum RunStatus
{
    /// <summary>It is under way, or was killed.</summary>
    Running,

    /// <summary>It was stopped and can be resumed.</summary>
    Stopped,

    /// <summary>All is done, but some trainings failed.</summary>
    Failed,

    /// <summary>All is done.</summary>
    Finished,
}

/// <summary><c>record.json</c>: which program made the results of a folder, from what, and how far it got.</summary>
internal sealed record RunRecord
{
    private const int CurrentFormat = 2;

    /// <summary>The version of this file's format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The name of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>Its preset.</summary>
    public required string Preset { get; init; }

    /// <summary>The root seed.</summary>
    public required long Seed { get; init; }

    /// <summary>SHA-256 of <c>definition.yaml</c>.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>The version of the program.</summary>
    public string Version { get; init; } = ThisVersion;

    /// <summary>The commit it was built from; empty where unknown.</summary>
    public string Commit { get; init; } = ThisCommit;

    /// <summary>The simulation kernel it was built on, with its version.</summary>
    public string Kernel { get; init; } = KernelName.Value;

    /// <summary>The .NET runtime.</summary>
    public string Runtime { get; init; } = RuntimeInformation.FrameworkDescription;

    /// <summary>The operating system and processor architecture.</summary>
    public string Machine { get; init; } =
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}";

    /// <summary>The assemblies outside ProcessChain from which the definition's kinds are; their hashes must be the same in a repetition.</summary>
    public IReadOnlyList<PluginFile> Plugins { get; init; } = [];

    /// <summary>When the run began, UTC.</summary>
    public required DateTime Started { get; init; }

    /// <summary>When it ended or was stopped, UTC; never before it began, also where the clock was set back.</summary>
    public DateTime? Ended { get; init; }

    /// <summary>How it stands.</summary>
    public RunStatus Status { get; init; }

    /// <summary>What failed, and why.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>How long trainings and computations took, seconds, by unit.</summary>
    public IReadOnlyDictionary<string, double> Seconds { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>The tables and agents, by their paths in the folder, with their SHA-256; empty before the end.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The version of this program.</summary>
    public static string ThisVersion { get; } = InformationalVersion().Split('+')[0];

    /// <summary>The commit that this program was built from; empty where unknown.</summary>
    public static string ThisCommit { get; } = InformationalVersion().Split('+').ElementAtOrDefault(1) ?? "";

    /// <summary>The present time, UTC.</summary>
    internal static DateTime Now() => DateTime.UtcNow;

    /// <summary>The record of a run that begins, or goes on.</summary>
    internal static RunRecord Begin(ExperimentDefinition experiment, RunFolder folder, DateTime started) =>
        new()
        {
            Experiment = experiment.Name,
            Preset = experiment.Preset,
            Seed = experiment.Seed,
            DefinitionHash = folder.DefinitionHash,
            Plugins = PluginFile.UsedBy(experiment),
            Started = started,
        };

    /// <summary>The record of a run of which all is done.</summary>
    /// <param name="results">What it has come to.</param>
    /// <param name="files">The hashes of tables and agents.</param>
    internal RunRecord End(JoinedResults results, IReadOnlyDictionary<string, string> files) =>
        this with
        {
            Status = results.Failures.Count == 0 ? RunStatus.Finished : RunStatus.Failed,
            Ended = NotBeforeStart(Now()),
            Failures = [.. results.Failures.Select(failure => $"{failure.Unit}: {failure.Reason}")],
            Seconds = results.Seconds,
            Files = files,
        };

    /// <summary>The record of a run that ends before all is done.</summary>
    /// <param name="reason">Why: a request, or what went wrong.</param>
    internal RunRecord Stop(Exception reason) =>
        this with
        {
            Status = RunStatus.Stopped,
            Ended = NotBeforeStart(Now()),
            Failures = reason is OperationCanceledException ? [] : [reason.Message],
        };

    /// <summary>Refuses a record that tells of another experiment than the definition beside it.</summary>
    /// <exception cref="InvalidInputException">It was altered.</exception>
    internal void MustBeOf(ExperimentDefinition experiment, string path)
    {
        var altered =
            Experiment != experiment.Name ? "experiment"
            : Preset != experiment.Preset ? "preset"
            : Seed != experiment.Seed ? "seed"
            : null;
        if (altered is not null)
            throw new InvalidInputException(
                $"{path}: was altered: its {altered} is not that of the definition beside it. Nothing was changed."
            );
    }

    /// <summary>Refuses other assemblies than those with which the run was made.</summary>
    /// <param name="given">Those that there are now.</param>
    /// <param name="path">The file of this record.</param>
    /// <exception cref="InvalidInputException">One is missing, or is another build.</exception>
    internal void MustHavePlugins(IReadOnlyList<PluginFile> given, string path)
    {
        foreach (var needed in Plugins.Where(needed => !given.Contains(needed)))
        {
            var other = given.FirstOrDefault(file => file.Name == needed.Name);
            throw new InvalidInputException(
                $"{path}: was made with the plug-in {needed.Name} (SHA-256 {needed.Hash}); "
                    + (other is null ? "give it with --plugin." : $"the one given is another build ({other.Hash}).")
            );
        }
    }

    /// <summary>Writes the record, whole or not at all.</summary>
    public void Write(string path) => RecordFile.Write(path, this);

    /// <summary>Reads a record.</summary>
    /// <exception cref="InvalidInputException">It is missing or damaged.</exception>
    public static RunRecord Read(string path) => RecordFile.Read<RunRecord>(path, "run");

    /// <summary>Refuses records of other versions, whose results this program might not repeat.</summary>
    /// <exception cref="InvalidInputException">The record is of another version.</exception>
    public void MustBeOfThisProgram(string path)
    {
        if (Format != CurrentFormat || !string.Equals(Version, ThisVersion, StringComparison.Ordinal))
        {
            throw new InvalidInputException(
                $"{path}: was written by ProcessChain {Version} (format {Format}); this is {ThisVersion} (format "
                    + $"{CurrentFormat}). Nothing was changed. Use that version, or run the definition anew with --out."
            );
        }
    }

    private DateTime NotBeforeStart(DateTime time) => time < Started ? Started : time;

    private static string InformationalVersion() =>
        typeof(RunRecord).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
