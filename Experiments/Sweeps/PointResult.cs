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
            }
        );

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidInputException">It is missing, not whole, or was altered.</exception>
    public static PointResult Read(string path, string key)
    {
        if (new FileInfo(path) is { Exists: true, Length: > Largest })
            throw new InvalidInputException($"{path}: is larger than {Largest >> 20} MB, and no result of a point.");
        PointResult? result = null;
        SealedFile.Point.Read(path, key, reader => result = Read(reader));
        return result!;
    }

    private static PointResult Read(BinaryReader reader) =>
        new()
        {
            Goal = reader.ReadString(),
            Minimise = reader.ReadBoolean(),
            Rows = PointRow.Table.Rows(reader.ReadString()),
            Bounds = PointBound.Table.Rows(reader.ReadString()),
            Failures = PointFailure.Table.Rows(reader.ReadString()),
        };
}
