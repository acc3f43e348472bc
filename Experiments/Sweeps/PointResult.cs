namespace ProcessChain.Experiments;

/// <summary>What a point has come to, without times: done twice it is the same, byte by byte.</summary>
internal sealed record PointResult
{
    private const int Largest = 256 << 20;

    /// <summary>The key of the figure by which controllers are compared; empty where nothing was tested.</summary>
    public string Goal { get; init; } = "";

    /// <summary>Whether less of it is better.</summary>
    public bool Minimise { get; init; }

    public IReadOnlyList<PointRow> Rows { get; init; } = [];

    public IReadOnlyList<PointBound> Bounds { get; init; } = [];

    /// <summary>What failed; where anything did, the point is done again by <c>sweep resume</c>.</summary>
    public IReadOnlyList<PointFailure> Failures { get; init; } = [];

    /// <summary>The goal of each test episode, by controller; empty where they were not asked for.</summary>
    public IReadOnlyList<PointGoals> Goals { get; init; } = [];

    public bool HasFailed => Failures.Count > 0;

    /// <summary>That of a point of which nothing came.</summary>
    public static PointResult OfFailure(string reason) => new() { Failures = [new() { Reason = reason }] };

    /// <summary>Writes it, whole or not at all.</summary>
    public void Write(string path, string key) =>
        SealedFile.Point.Write(
            path,
            key,
            writer =>
            {
                writer.Write(Goal);
                writer.Write(Minimise);
                writer.Write(PointRow.Table.Text(Rows));
                writer.Write(PointBound.Table.Text(Bounds));
                writer.Write(PointFailure.Table.Text(Failures));
                WriteGoals(writer);
            }
        );

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="path">Where.</param>
    /// <param name="key">What it must belong to.</param>
    /// <param name="withGoals">Whether the goals of all test episodes are wanted.</param>
    /// <exception cref="InvalidInputException">It is missing, not whole, or was altered.</exception>
    public static PointResult Read(string path, string key, bool withGoals = false)
    {
        if (new FileInfo(path) is { Exists: true, Length: > Largest })
            throw new InvalidInputException($"{path}: is larger than {Largest >> 20} MB, and no result of a point.");
        PointResult? result = null;
        SealedFile.Point.Read(path, key, reader => result = Read(reader, withGoals));
        return result!;
    }

    private static PointResult Read(BinaryReader reader, bool withGoals) =>
        new()
        {
            Goal = reader.ReadString(),
            Minimise = reader.ReadBoolean(),
            Rows = PointRow.Table.Rows(reader.ReadString()),
            Bounds = PointBound.Table.Rows(reader.ReadString()),
            Failures = PointFailure.Table.Rows(reader.ReadString()),
            Goals = withGoals ? ReadGoals(reader) : [],
        };

    private void WriteGoals(BinaryWriter writer)
    {
        writer.Write(Goals.Count);
        foreach (var (controller, goals) in Goals)
        {
            writer.Write(controller);
            writer.Write(goals.Count);
            foreach (var goal in goals)
                writer.Write(goal);
        }
    }

    private static List<PointGoals> ReadGoals(BinaryReader reader)
    {
        var controllers = new List<PointGoals>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var controller = reader.ReadString();
            var goals = new List<double>();
            for (var episodes = reader.ReadInt32(); episodes > 0; episodes--)
                goals.Add(reader.ReadDouble());
            controllers.Add(new(controller, goals));
        }
        return controllers;
    }
}

/// <summary>The goal of each test episode of a controller, in which the mean over its trainings counts.</summary>
/// <param name="Controller">The controller.</param>
/// <param name="Goals">In the order of the episodes.</param>
internal sealed record PointGoals(string Controller, IReadOnlyList<double> Goals);
