using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>How a run stands.</summary>
public enum RunStatus
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
public sealed record RunRecord
{
    private const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

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

    /// <summary>When the run began, UTC.</summary>
    public required DateTime Started { get; init; }

    /// <summary>When it ended or was stopped, UTC.</summary>
    public DateTime? Ended { get; init; }

    /// <summary>How it stands.</summary>
    public RunStatus Status { get; init; }

    /// <summary>What failed, and why.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>The version of this program.</summary>
    public static string ThisVersion { get; } = InformationalVersion().Split('+')[0];

    private static string ThisCommit { get; } = InformationalVersion().Split('+').ElementAtOrDefault(1) ?? "";

    /// <summary>The record of a run that begins now.</summary>
    internal static RunRecord Begin(IExperiment experiment, RunFolder folder) =>
        new()
        {
            Experiment = experiment.Name,
            Preset = experiment.Preset,
            Seed = experiment.Seed,
            DefinitionHash = folder.DefinitionHash,
            Started = DateTime.UtcNow,
        };

    /// <summary>The same record of a run that ends now.</summary>
    public RunRecord End(RunStatus status) => this with { Status = status, Ended = DateTime.UtcNow };

    /// <summary>Writes the record, whole or not at all.</summary>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>Reads a record.</summary>
    /// <exception cref="InvalidInputException">It is missing or damaged.</exception>
    public static RunRecord Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(File.ReadAllBytes(path), Json)
                ?? throw new InvalidInputException($"{path}: holds null instead of a record.");
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException(
                $"{path}:{exception.LineNumber + 1}: is not the record of a run: {exception.Message}",
                exception
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }

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

    private static string InformationalVersion() =>
        typeof(RunRecord).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
