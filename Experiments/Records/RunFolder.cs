using System.Security.Cryptography;
using System.Text;

namespace ProcessChain.Experiments;

/// <summary>The folder of one run: what is where, and what is finished.</summary>
internal sealed class RunFolder : IUnitStore
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

    /// <summary>SHA-256 of the resolved definition: results of equal hash, version, kernel and plug-ins are equal.</summary>
    public string DefinitionHash { get; }

    public string Record => In(RecordName);

    public string Definition => In(DefinitionName);

    public string SummaryTable => In("summary.csv");

    public string Summary => In("summary.json");

    public string Certainty => In("certainty.csv");

    public string Report => In("report.html");

    /// <summary>The folder of files for TensorBoard.</summary>
    public string Events => In("tensorboard");

    /// <summary>How far the run has got, while it is under way.</summary>
    public string Progress => In("parts", "progress.json");

    public string Checkpoint(WorkUnit unit) => In("checkpoints", unit.Id + CheckpointEnding);

    public string Agent(WorkUnit unit) => In("checkpoints", unit.Id + ".agent");

    /// <summary>The copy of a network or agent that the definition leaves to a file.</summary>
    public string Model(IModelOfFile model) => In(ModelOfFile.PlaceOf(model));

    /// <summary>What a unit has come to.</summary>
    public string Note(WorkUnit unit) => In("parts", unit.Id + ".unit");

    /// <summary>A table of the whole run.</summary>
    public string Table(ITable table) => In(table.Name + ".csv");

    /// <summary>A unit's part of a table.</summary>
    public string Part(WorkUnit unit, ITable table) => In("parts", $"{unit.Id}.{table.Name}.csv");

    /// <summary>The path of a file as seen from the folder.</summary>
    public string Relative(string path) => System.IO.Path.GetRelativePath(Path, path).Replace('\\', '/');

    private string Checkpoints => In("checkpoints");

    private string Parts => In("parts");

    /// <summary>Whether results are there from which the tables can be put together; not so after <see cref="DeleteWhatResumingNeeds"/>.</summary>
    public bool HasParts => Directory.Exists(Parts);

    /// <summary>Whether somebody's run lies at the path.</summary>
    public static bool IsRun(string path) => File.Exists(System.IO.Path.Combine(path, RecordName));

    /// <summary>What a checkpoint or note of this run and unit must say it belongs to.</summary>
    public string Key(WorkUnit unit) => $"{RunRecord.ThisVersion} {DefinitionHash} {unit.Id}";

    public bool IsFinished(WorkUnit unit) => UnitNote.Read(this, unit) is { IsFinished: true };

    public IUnitOutput Open(WorkUnit unit)
    {
        File.Delete(Note(unit));
        return new UnitFiles(this, unit);
    }

    /// <summary>The iterations of a training that is finished; none of what is no training.</summary>
    public IReadOnlyList<TrainingIteration> LearningOf(WorkUnit unit)
    {
        var part = Part(unit, Tables.Learning);
        return File.Exists(part)
            ? Tables.Learning.Rows(Tables.Learning.Text([]) + TextOf(part)).ConvertAll(row => row.Iteration)
            : [];
    }

    public void Fail(WorkUnit unit, string reason) => UnitNote.OfFailure(reason).Write(this, unit);

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
    public RunLock Lock() => new(LockFile);

    /// <summary>Says what is run here, and makes room for it. The record comes first: with it, a run can be resumed.</summary>
    public void Begin(RunRecord record, ExperimentDefinition experiment)
    {
        record.Write(Record);
        foreach (var model in ModelOfFile.Of(experiment))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Model(model))!);
            AtomicFile.Write(Model(model), stream => stream.Write(model.File!.Bytes));
        }
        AtomicFile.WriteText(Definition, definition);
        Directory.CreateDirectory(Checkpoints);
        Directory.CreateDirectory(Parts);
    }

    /// <summary>Looks whether all that was saved and would be taken up is whole, unaltered and of this run.</summary>
    /// <exception cref="InvalidInputException">A file is not.</exception>
    public void RequireWhole(IEnumerable<WorkUnit> units)
    {
        foreach (var unit in units)
        {
            if (UnitNote.Read(this, unit) is { IsFinished: true } note)
                RequireWhole(unit, note);
            else if (File.Exists(Checkpoint(unit)))
                SealedFile.Checkpoint.Check(Checkpoint(unit), Key(unit));
        }
    }

    /// <summary>Looks whether the results are still those that the run has written.</summary>
    /// <exception cref="InvalidInputException">A table or an agent was altered or is missing.</exception>
    public void RequireUnchanged(RunRecord record)
    {
        if (record.Files.FirstOrDefault(file => AtomicFile.HashOf(In(file.Key)) != file.Value).Key is { } changed)
            throw new InvalidInputException(
                $"{In(changed)}: is missing or was altered since the run finished: {RecordName} has another SHA-256. "
                    + "Nothing was changed. Run the definition anew with --out."
            );
    }

    /// <summary>The hashes of some files of the folder, by their paths in it; those that are missing are left out.</summary>
    public IReadOnlyDictionary<string, string> HashesOf(IEnumerable<string> files) =>
        files.Where(File.Exists).ToDictionary(Relative, file => AtomicFile.HashOf(file)!, StringComparer.Ordinal);

    /// <summary>Deletes checkpoints and parts; agents and results stay. The parts go last, so that it can be taken up again.</summary>
    public void DeleteWhatResumingNeeds()
    {
        foreach (var checkpoint in Directory.EnumerateFiles(Checkpoints, "*" + CheckpointEnding))
            File.Delete(checkpoint);
        Directory.Delete(Parts, recursive: true);
    }

    private string LockFile => In("run.lock");

    private void RequireWhole(WorkUnit unit, UnitNote note)
    {
        foreach (var (file, hash) in note.Files.Where(file => AtomicFile.HashOf(In(file.Key)) != file.Value))
            throw new InvalidInputException(
                $"{In(file)}: is missing or was altered since it was written: its SHA-256 is not {hash}. Nothing was changed. "
                    + $"Delete {Note(unit)} to do this part of the run again."
            );
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
