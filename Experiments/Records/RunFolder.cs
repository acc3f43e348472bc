using System.Security.Cryptography;
using System.Text;

namespace ProcessChain.Experiments;

/// <summary>The folder of one run: what is where, and what is finished.</summary>
internal sealed class RunFolder
{
    private const string RecordName = "record.json";
    private const string CheckpointEnding = ".checkpoint";
    private const string DefinitionName = "definition.yaml";

    private readonly string definition;

    private RunFolder(string path, string definition)
    {
        Path = path;
        this.definition = definition;
        DefinitionHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)));
    }

    public string Path { get; }

    /// <summary>SHA-256 of the resolved definition: results of equal hash, version and kernel are equal.</summary>
    public string DefinitionHash { get; }

    public string Record => In(RecordName);

    public string Definition => In(DefinitionName);

    public string Episodes => In("episodes.csv");

    public string Days => In("days.csv");

    public string SummaryTable => In("summary.csv");

    public string Summary => In("summary.json");

    public string Report => In("report.html");

    public string Checkpoint(RunUnit unit) => In("checkpoints", unit.Id + CheckpointEnding);

    public string Agent(RunUnit unit) => In("checkpoints", unit.Id + ".agent");

    public string EpisodesPart(RunUnit unit) => In("parts", unit.Id + ".episodes.csv");

    public string DaysPart(RunUnit unit) => In("parts", unit.Id + ".days.csv");

    public string FailedPart(RunUnit unit) => In("parts", unit.Id + ".failed.txt");

    /// <summary>A table of the whole run.</summary>
    public string Table(string name) => In(name + ".csv");

    /// <summary>A unit's part of a table.</summary>
    public string Part(RunUnit unit, string name) => In("parts", $"{unit.Id}.{name}.csv");

    private string Checkpoints => In("checkpoints");

    private string Parts => In("parts");

    private string LockFile => In("run.lock");

    /// <summary>Whether results are there from which the tables can be put together; not so after <see cref="DeleteWhatResumingNeeds"/>.</summary>
    public bool HasParts => Directory.Exists(Parts);

    /// <summary>Whether somebody's run lies at the path.</summary>
    public static bool IsRun(string path) => File.Exists(System.IO.Path.Combine(path, RecordName));

    public bool IsFinished(RunUnit unit) => File.Exists(EpisodesPart(unit));

    /// <summary>What a checkpoint of this run and unit must say it belongs to.</summary>
    public string CheckpointKey(RunUnit unit) => $"{RunRecord.ThisVersion} {DefinitionHash} {unit.Id}";

    /// <summary>A folder for a new run.</summary>
    /// <exception cref="InvalidInputException">Something is there already, or there can be no folder.</exception>
    public static RunFolder Create(string path, string definition)
    {
        var folder = new RunFolder(path, definition);
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(IsOfARun)))
        {
            throw new InvalidInputException(
                $"{path}: holds results already, and nothing is overwritten. Finish them with --resume, choose another "
                    + "folder with --out, or delete it."
            );
        }
        OutputFolder.Create(path);
        return folder;

        bool IsOfARun(string entry) => !AtomicFile.IsUnfinished(entry) && entry != folder.LockFile;
    }

    /// <summary>The folder of a run that was begun with the same definition and version. Changes nothing in it.</summary>
    /// <exception cref="InvalidInputException">There is none, or it is of another definition or version.</exception>
    public static RunFolder Resume(string path, string definition)
    {
        var folder = new RunFolder(path, definition);
        if (!string.Equals(folder.ReadRecord().DefinitionHash, folder.DefinitionHash, StringComparison.Ordinal))
        {
            throw new InvalidInputException(
                $"{folder.Record}: is of another definition than the one that is to be run (definition, preset or seed). "
                    + "Nothing was changed. Resume with what it was begun with, or choose another folder with --out."
            );
        }
        return File.Exists(folder.Definition) ? Open(path) : folder;
    }

    /// <summary>The folder of a run of this version, with the definition that lies there. Changes nothing in it.</summary>
    /// <exception cref="InvalidInputException">There is none, it is of another version, or its definition was altered.</exception>
    public static RunFolder Open(string path)
    {
        var folder = new RunFolder(path, TextOf(System.IO.Path.Combine(path, DefinitionName)));
        return string.Equals(folder.ReadRecord().DefinitionHash, folder.DefinitionHash, StringComparison.Ordinal)
            ? folder
            : throw new InvalidInputException(
                $"{folder.Definition}: was altered since the run began: the record has another hash. Nothing was changed."
            );
    }

    /// <summary>The record of a run of this version.</summary>
    /// <exception cref="InvalidInputException">There is none, it is damaged, or of another version.</exception>
    public RunRecord ReadRecord()
    {
        if (!File.Exists(Record))
            throw new InvalidInputException(
                $"{Path}: holds no run (no {RecordName}); 'run' without --resume begins one."
            );
        var record = RunRecord.Read(Record);
        record.MustBeOfThisProgram(Record);
        return record;
    }

    /// <summary>Keeps other processes from running in this folder until it is disposed of or this process ends.</summary>
    /// <exception cref="InvalidInputException">Another process runs in it.</exception>
    public IDisposable Lock()
    {
        try
        {
            const int NoBuffer = 0;
            return new FileStream(
                LockFile,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                NoBuffer,
                FileOptions.DeleteOnClose
            );
        }
        catch (IOException exception)
        {
            throw new InvalidInputException(
                $"{LockFile}: cannot be had; another process may be running in this folder: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Says what is run here, and makes room for it. The record comes first: with it, a run can be resumed.</summary>
    public void Begin(RunRecord record)
    {
        record.Write(Record);
        AtomicFile.WriteText(Definition, definition);
        Directory.CreateDirectory(Checkpoints);
        Directory.CreateDirectory(Parts);
    }

    /// <summary>Deletes checkpoints and parts; agents and results stay. The parts go last, so that it can be taken up again.</summary>
    public void DeleteWhatResumingNeeds()
    {
        foreach (var checkpoint in Directory.EnumerateFiles(Checkpoints, "*" + CheckpointEnding))
            File.Delete(checkpoint);
        Directory.Delete(Parts, recursive: true);
    }

    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }

    private string In(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);
}
