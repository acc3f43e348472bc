namespace ProcessChain.Experiments;

/// <summary>A comparison on a shelf.</summary>
internal sealed class ComparisonOnShelf(string id, ShelfPlace place) : ShelfFolder(id, place)
{
    /// <summary>The file that makes a folder a comparison.</summary>
    public const string Page = "comparison.html";

    private const string Status = "comparison";

    protected override string Mark => Page;

    protected override IReadOnlyList<string> Files { get; } = [Page, "comparison.csv"];

    protected override ShelfRow Read() => RowOf(Status, Place.Written(Page)) with { Subject = Name };

    protected override ShelfState Look() =>
        new()
        {
            Title = Name,
            Status = Status,
            Report = AddressOf(Page),
        };
}
