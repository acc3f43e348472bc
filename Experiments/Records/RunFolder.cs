using System.Security.Cryptography;
using System.Text;
using ProcessChain.Experiments.Running;

namespace ProcessChain.Experiments.Records;

/// <summary>The folder of one run: what is where, and what is finished.</summary>
internal sealed class RunFolder
{
    private RunFolder(string path, string definition)
    {
        Path = path;
        DefinitionHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)));
    }

    public string Path { get; }

    /// <summary>SHA-256 of the resolved definition: results of equal hash, version and kernel are equal.</summary>
    public string DefinitionHash { get; }

    public string Record => In("record.json");

    public string Definition => In("definition.yaml");

    public string Episodes => In("episodes.csv");

    public string Days => In("days.csv");

    public string SummaryTable => In("summary.csv");

    public string Summary => In("summary.json");

    public string Report => In("report.html");

    public string Checkpoint(WorkUnit unit) => In("checkpoints", unit.Id + ".checkpoint");

    public string Agent(WorkUnit unit) => In("checkpoints", unit.Id + ".agent");

    public string EpisodesPart(WorkUnit unit) => In("parts", unit.Id + ".episodes.csv");

    public string DaysPart(WorkUnit unit) => In("parts", unit.Id + ".days.csv");

    public string FailedPart(WorkUnit unit) => In("parts", unit.Id + ".failed.txt");

    public bool IsFinished(WorkUnit unit) => File.Exists(EpisodesPart(unit));

    /// <summary>A folder for a new run.</summary>
    /// <exception cref="InvalidInputException">Something is there already.</exception>
    public static RunFolder Create(string path, string definition)
    {
        var folder = new RunFolder(path, definition);
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
        {
            throw new InvalidInputException(
                $"{path}: holds results already, and nothing is overwritten. Finish them with --resume, choose another "
                    + "folder with --out, or delete it."
            );
        }
        Directory.CreateDirectory(folder.In("checkpoints"));
        Directory.CreateDirectory(folder.In("parts"));
        AtomicFile.WriteText(folder.Definition, definition);
        return folder;
    }

    /// <summary>The folder of a run that was begun with the same definition and version.</summary>
    /// <exception cref="InvalidInputException">There is none, or it is of another definition or version.</exception>
    public static RunFolder Resume(string path, string definition)
    {
        var folder = new RunFolder(path, definition);
        if (!File.Exists(folder.Record) || !File.Exists(folder.Definition))
            throw new InvalidInputException(
                $"{path}: holds no run that could be resumed. Leave out --resume to begin one."
            );
        RunRecord.Read(folder.Record).MustBeOfThisProgram(folder.Record);
        if (!string.Equals(File.ReadAllText(folder.Definition), definition, StringComparison.Ordinal))
        {
            throw new InvalidInputException(
                $"{folder.Definition}: differs from the definition that is to be run (definition, preset or seed). "
                    + "Nothing was changed. Resume with what it was begun with, or choose another folder with --out."
            );
        }
        Directory.CreateDirectory(folder.In("checkpoints"));
        Directory.CreateDirectory(folder.In("parts"));
        return folder;
    }

    public void DeleteParts() => Directory.Delete(In("parts"), recursive: true);

    private string In(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);
}
