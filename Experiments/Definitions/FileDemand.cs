namespace ProcessChain.Experiments;

/// <summary>
/// Orders in a CSV file with a header: a column <c>date</c> (yyyy-MM-dd) or <c>day</c> (0, 1, …), and a column <c>quantity</c>; other
/// columns are passed over. Lines may stand in any order; those of one day keep theirs. The reader of definitions puts a
/// <see cref="ListDemand"/> with the orders themselves in its place.
/// </summary>
[Kind("file")]
internal sealed record FileDemand : DemandDefinition
{
    /// <summary>The file; relative ones start from the folder of the definition file.</summary>
    public required string Path { get; init; }

    /// <summary>The date of day 0, yyyy-MM-dd. Left out: the earliest date in the file.</summary>
    public string? Start { get; init; }

    /// <inheritdoc/>
    /// <exception cref="InvalidDefinitionException">The file has faults.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public override IEnumerable<CustomerOrder> Orders(RandomStream stream) => Load("").List;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate()
    {
        if (Path.Length == 0)
            yield return new("path", "is empty; the name of a CSV file is needed.");
        if (Start is not null && OrderFile.ParseDate(Start) is null)
            yield return new("start", $"is '{Start}'; a date yyyy-MM-dd is needed.");
    }

    /// <summary>The orders themselves.</summary>
    /// <param name="folder">Where a relative path starts.</param>
    /// <exception cref="InvalidDefinitionException">The file has faults.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ListDemand Load(string folder)
    {
        var path = System.IO.Path.Combine(folder, Path);
        using var reader = new StreamReader(path);
        return new ListDemand
        {
            List = OrderFile.Read(path, reader, Start is null ? null : OrderFile.ParseDate(Start)),
        };
    }
}
