using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>A run, a sweep or a comparison on a shelf. It may be written, damaged or deleted at any moment.</summary>
/// <param name="id">By what it is asked for.</param>
/// <param name="place">Where it is.</param>
internal abstract class ShelfFolder(string id, ShelfPlace place)
{
    /// <summary>Where it is, as seen from the folder that is served.</summary>
    public string Name => place.Name;

    protected ShelfPlace Place => place;

    /// <summary>Its files that may be read, in the order in which they are offered; the report is the first.</summary>
    protected abstract IReadOnlyList<string> Files { get; }

    /// <summary>The file without which it would not be one.</summary>
    protected abstract string Mark { get; }

    /// <summary>Its row in the list; where it cannot be read, the row says why.</summary>
    public ShelfRow Row()
    {
        try
        {
            return Read();
        }
        catch (Exception failure) when (Shelf.IsOfAFolder(failure))
        {
            return new ShelfRow
            {
                Id = id,
                Name = Name,
                Begun = place.Written(Mark),
                Status = ShelfRow.Unreadable,
                Problem = Without(failure.Message),
            };
        }
    }

    /// <summary>How it stands now; where it cannot be read, it says why.</summary>
    public ShelfState State()
    {
        try
        {
            return Look() with { Links = Links() };
        }
        catch (Exception failure) when (Shelf.IsOfAFolder(failure))
        {
            return new ShelfState
            {
                Title = Name,
                Status = ShelfRow.Unreadable,
                Sentences = [Without(failure.Message)],
                Links = Links(),
            };
        }
    }

    /// <summary>One of its files; null where it has none of this name.</summary>
    public FileStream? Open(string name) => Files.Contains(name, StringComparer.Ordinal) ? place.Open(name) : null;

    protected abstract ShelfRow Read();

    protected abstract ShelfState Look();

    /// <summary>A row with what all have in common.</summary>
    protected ShelfRow RowOf(string status, DateTime begun) =>
        new()
        {
            Id = id,
            Name = Name,
            Status = status,
            Begun = begun,
            Report = place.Has(Files[0]) ? AddressOf(Files[0]) : null,
        };

    protected string AddressOf(string name) => $"/folder/{id}/{name}";

    protected static string Time(DateTime time) =>
        time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    private List<ShelfLink> Links() => [.. Files.Where(place.Has).Select(name => new ShelfLink(name, AddressOf(name)))];

    /// <summary>A message without the folder that it is about.</summary>
    private string Without(string message) =>
        message.Replace(place.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}

/// <summary>A row of the list.</summary>
internal sealed record ShelfRow
{
    public const string Unreadable = "cannot be read";

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    /// <summary>Whether something is going on in it.</summary>
    public bool IsActive { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    public required DateTime Begun { get; init; }

    /// <summary>What it is of: the experiment or the sweep.</summary>
    public string Subject { get; init; } = "";

    public string Preset { get; init; } = "";

    public string Seed { get; init; } = "";

    public string Controllers { get; init; } = "";

    /// <summary>The best goal of the test, with whose it is.</summary>
    public string Best { get; init; } = "";

    /// <summary>The address of its report; null where it has none.</summary>
    public string? Report { get; init; }

    /// <summary>Why it cannot be read; null where it can.</summary>
    public string? Problem { get; init; }
}

/// <summary>How a run, sweep or comparison stands.</summary>
internal sealed record ShelfState
{
    public required string Title { get; init; }

    public string Subtitle { get; init; } = "";

    public required string Status { get; init; }

    /// <summary>What is to be said of it.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>Whether it is under way and has a report at its end.</summary>
    public bool EndsWithReport { get; init; }

    /// <summary>The address of the report; null where there is none.</summary>
    public string? Report { get; init; }

    public IReadOnlyList<ShelfTask> Tasks { get; init; } = [];

    public IReadOnlyList<ShelfCurve> Curves { get; init; } = [];

    public IReadOnlyList<ShelfLink> Links { get; init; } = [];
}

/// <summary>A part of the work.</summary>
/// <param name="Name">What.</param>
/// <param name="Status">How it stands, in words.</param>
/// <param name="Done">Steps that are done.</param>
/// <param name="Steps">All of its steps.</param>
/// <param name="News">What it did last.</param>
internal sealed record ShelfTask(string Name, string Status, int Done, int Steps, string News);

/// <summary>The learning curves of a controller.</summary>
/// <param name="Controller">Whose.</param>
/// <param name="XTitle">What is counted.</param>
/// <param name="YTitle">What is measured.</param>
/// <param name="YScale"><c>linear</c>, or <c>log</c> where else small ones are not seen.</param>
/// <param name="Caption">What is shown, with the last numbers; read out where it cannot be seen.</param>
/// <param name="Lines">A training each, and its validations.</param>
internal sealed record ShelfCurve(
    string Controller,
    string XTitle,
    string YTitle,
    string YScale,
    string Caption,
    IReadOnlyList<ShelfLine> Lines
);

/// <summary>A line of a chart.</summary>
internal sealed record ShelfLine(string Name, bool IsMarked, IReadOnlyList<int> X, IReadOnlyList<double> Y);

/// <summary>A file to open.</summary>
internal sealed record ShelfLink(string Text, string Address);
