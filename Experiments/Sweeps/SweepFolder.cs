namespace ProcessChain.Experiments;

/// <summary>The folder of a sweep: its definition, its points, and a file for each point that is done.</summary>
internal sealed class SweepFolder
{
    private const string RecordName = "sweep.json";
    private const string DefinitionName = "definition.yaml";
    private const string PointsName = "points.csv";
    private const string LockEnding = ".lock";
    private const string PointsFolder = "points";
    private const string PointEnding = ".point";

    private SweepFolder(string path, SweepPlan plan)
    {
        Path = path;
        Plan = plan;
    }

    public string Path { get; }

    public SweepPlan Plan { get; }

    /// <summary>The table of points.</summary>
    public string Points => In(PointsName);

    /// <summary>A file of this name.</summary>
    public string In(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Whether somebody's sweep lies at the path.</summary>
    public static bool IsSweep(string path) => File.Exists(RecordIn(path));

    /// <summary>The record of a sweep in a folder.</summary>
    public static string RecordIn(string path) => System.IO.Path.Combine(path, RecordName);

    /// <summary>The results of the points of a sweep in a folder.</summary>
    public static IEnumerable<FileInfo> ResultsIn(string path) =>
        new DirectoryInfo(System.IO.Path.Combine(path, PointsFolder)).EnumerateFiles("*" + PointEnding);

    /// <summary>Whether a process works on the sweep in a folder, or was killed while it did.</summary>
    public static bool IsTaken(string path) => Directory.EnumerateFiles(path, "*" + LockEnding).Any();

    /// <summary>A folder for a new sweep.</summary>
    /// <param name="path">A folder that is empty or does not exist.</param>
    /// <param name="source">The definition file, or the name of a built-in sweep.</param>
    /// <param name="preset">The preset that was asked for; null for none.</param>
    /// <param name="plugins">Assemblies with kinds of the user's own, by their paths.</param>
    /// <exception cref="InvalidInputException">Something is wrong with the definition, or something is there already.</exception>
    public static SweepFolder Create(string path, string source, string? preset, IReadOnlyList<string> plugins)
    {
        var text = SweepCatalogue.TextOf(source);
        var kinds = KindsOf(plugins);
        var folder = new SweepFolder(path, SweepReader.ReadText(text, source, preset, kinds));
        folder.RefuseWhatIsThere(text);
        OutputFolder.Create(path);
        using var mine = folder.Lock("local");
        folder.Begin(
            text,
            new SweepRecord
            {
                Sweep = folder.Plan.Name,
                Preset = preset,
                Source = System.IO.Path.GetFullPath(source),
                DefinitionHash = SweepPlan.HashOf([text]),
                Points = folder.Plan.Points.Count,
                PointsHash = folder.Plan.Hash,
                Plugins = PluginFile.Of(kinds.Types),
            }
        );
        return folder;
    }

    /// <summary>The folder of a sweep that was begun. Changes nothing in it.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="kinds">What the key <c>kind</c> can choose, with the plug-ins that it was begun with: no code is loaded because a folder says so.</param>
    /// <exception cref="InvalidInputException">There is none, it is of another version, or its definition was altered.</exception>
    public static SweepFolder Open(string path, DefinitionKinds kinds)
    {
        var recordPath = RecordIn(path);
        if (!File.Exists(recordPath))
            throw new InvalidInputException($"{path}: holds no sweep (no {RecordName}); 'sweep FILE' begins one.");
        var record = RecordFile.Read<SweepRecord>(recordPath, "sweep");
        record.MustBeOfThisProgram(recordPath, kinds);
        var text = InputFile.Read(System.IO.Path.Combine(path, DefinitionName), File.ReadAllText);
        var ids = IdsOf(System.IO.Path.Combine(path, PointsName));
        if (SweepPlan.HashOf(ids) != record.PointsHash)
            ids = [];
        if (SweepPlan.HashOf([text]) != record.DefinitionHash)
            throw Altered(path);
        var folder = new SweepFolder(path, SweepReader.ReadText(text, record.Source, record.Preset, kinds, ids));
        return folder.Plan.Hash == record.PointsHash ? folder : throw Altered(path);
    }

    private static InvalidInputException Altered(string path) =>
        new(
            $"{System.IO.Path.Combine(path, DefinitionName)}: has other points than {RecordName} tells: it, or a file that it "
                + "names, was altered since the sweep began. Nothing was changed."
        );

    /// <summary>The ids in a table of points; none where it cannot be read.</summary>
    private static List<string> IdsOf(string path)
    {
        try
        {
            return [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',', 3)).Select(fields => fields[1])];
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or IndexOutOfRangeException)
        {
            return [];
        }
    }

    /// <summary>Keeps other processes from doing the same work until it is disposed of or this process ends.</summary>
    /// <param name="worker">Which: that of this machine, or a slice of a cluster's.</param>
    /// <exception cref="InvalidInputException">Another process runs in it.</exception>
    public RunLock Lock(string worker) => new(In(worker + LockEnding));

    /// <summary>The same, after other processes have done their work: a task may be begun again while it still runs elsewhere.</summary>
    /// <exception cref="OperationCanceledException">It was stopped while it waited.</exception>
    public RunLock LockWhenFree(string worker, CancellationToken stop) =>
        RunLock.WhenFree(In(worker + LockEnding), stop);

    /// <summary>The same folder with another plan: a tuning's, that goes on.</summary>
    public SweepFolder With(SweepPlan plan) => new(Path, plan);

    /// <summary>Writes the table of points anew.</summary>
    public void WritePoints() => AtomicFile.WriteText(Points, writer => SweepPoints.Write(writer, Plan));

    /// <summary>What a point has come to; null where it is not done, or its file is not whole.</summary>
    public PointResult? ResultOf(SweepPoint point) => ResultOf(point.Id);

    /// <summary>The same of the point with an id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="withGoals">Whether the goals of all test episodes are wanted.</param>
    public PointResult? ResultOf(string id, bool withGoals = false)
    {
        try
        {
            return File.Exists(FileOf(id))
                ? PointResult.Read(FileOf(id), KeyOf(RunRecord.ThisVersion, id), withGoals)
                : null;
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    /// <summary>Writes what a point has come to.</summary>
    public void Write(SweepPoint point, PointResult result) => result.Write(FileOf(point.Id), KeyOf(point));

    /// <summary>A file for what the points take on this machine.</summary>
    /// <param name="worker">Who does them; each writes a file of its own.</param>
    public PointTimes TimesOf(string worker) => new(In("times", worker + ".csv"));

    /// <summary>What the points took that were done so far, seconds.</summary>
    public IReadOnlyList<double> Times() => TimesIn(Path);

    /// <summary>The same of the sweep in a folder.</summary>
    public static IReadOnlyList<double> TimesIn(string path) =>
        [
            .. Directory
                .EnumerateFiles(System.IO.Path.Combine(path, "times"), "*.csv")
                .SelectMany(File.ReadLines)
                .Select(line => line.Split(','))
                .Where(fields => fields.Length == 2)
                .Select(fields =>
                    double.TryParse(fields[1], System.Globalization.CultureInfo.InvariantCulture, out var seconds)
                        ? seconds
                        : double.NaN
                )
                .Where(double.IsFinite),
        ];

    /// <summary>The folder of a point's checkpoints.</summary>
    public string CheckpointsOf(SweepPoint point) => In("checkpoints", point.Id);

    /// <summary>Deletes the checkpoints of a point that is done.</summary>
    public void DeleteCheckpoints(SweepPoint point)
    {
        if (Directory.Exists(CheckpointsOf(point)))
            Directory.Delete(CheckpointsOf(point), recursive: true);
    }

    /// <summary>What the files of a point must say they belong to.</summary>
    public static string KeyOf(SweepPoint point) => KeyOf(RunRecord.ThisVersion, point.Id);

    /// <summary>The same for a point that a version has done.</summary>
    public static string KeyOf(string version, string point) => $"{version} {point}";

    private string FileOf(string id) => In(PointsFolder, id + PointEnding);

    private static DefinitionKinds KindsOf(IReadOnlyList<string> plugins) =>
        plugins.Aggregate(DefinitionKinds.Standard, (kinds, path) => kinds.WithAssembly(path));

    /// <summary>The record comes last: with it, the sweep can be resumed; without it, it can be begun again.</summary>
    private void Begin(string text, SweepRecord record)
    {
        foreach (var name in new[] { PointsFolder, "times", "checkpoints" })
            Directory.CreateDirectory(In(name));
        AtomicFile.WriteText(In(DefinitionName), text);
        WritePoints();
        RecordFile.Write(In(RecordName), record);
    }

    private void RefuseWhatIsThere(string text)
    {
        if (File.Exists(Path) || (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any(IsInTheWay)))
            throw new InvalidInputException(
                $"{Path}: holds something already, and nothing is overwritten. 'sweep resume {Path}' finishes a sweep; else "
                    + "choose another folder with --out, or delete it."
            );

        bool IsInTheWay(string entry) =>
            System.IO.Path.GetFileName(entry) switch
            {
                PointsName or "local" + LockEnding => false,
                PointsFolder or "times" or "checkpoints" => Directory.EnumerateFileSystemEntries(entry).Any(),
                DefinitionName => File.ReadAllText(entry) != text,
                _ => !AtomicFile.IsUnfinished(entry),
            };
    }
}
