using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>A page of sections, each of sentences, a table and charts; it opens without a network.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Subtitle">What it is made of.</param>
/// <param name="Sections">One below the other.</param>
internal sealed record SheetPage(string Title, string Subtitle, IReadOnlyList<SheetSection> Sections)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonNumber() },
    };

    /// <summary>The whole page.</summary>
    public string Html() => ReportWriter.Page("sheet.html", Title, "", JsonSerializer.Serialize(this, Json));
}

/// <summary>A section of a page.</summary>
/// <param name="Id">Its name for links.</param>
/// <param name="Title">Its heading.</param>
internal sealed record SheetSection(string Id, string Title)
{
    /// <summary>What it tells.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>What is not certain of it.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Its table; null for none.</summary>
    public SheetTable? Table { get; init; }

    /// <summary>Its charts.</summary>
    public IReadOnlyList<SheetFigure> Figures { get; init; } = [];
}

/// <summary>A table.</summary>
/// <param name="Headings">The headings, that of the names among them.</param>
/// <param name="Rows">The cells; the first of a row is its name.</param>
internal sealed record SheetTable(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A chart.</summary>
/// <param name="Name">The name of its files.</param>
/// <param name="Kind"><c>intervals</c>, <c>curves</c>, <c>heat</c> or <c>parallel</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Caption">How it is to be read; read out where it cannot be seen.</param>
/// <param name="Series">What it shows.</param>
internal sealed record SheetFigure(
    string Name,
    string Kind,
    string Title,
    string Caption,
    IReadOnlyList<SheetSeries> Series
)
{
    public string XTitle { get; init; } = "";

    public string YTitle { get; init; } = "";

    /// <summary><c>linear</c>, <c>log</c> or <c>category</c>.</summary>
    public string XScale { get; init; } = "linear";

    /// <summary>The same across.</summary>
    public string YScale { get; init; } = "linear";

    /// <summary>What the colours of a map tell.</summary>
    public string ValueTitle { get; init; } = "";

    /// <summary>Whether less of it is better.</summary>
    public bool IsLessBetter { get; init; }

    /// <summary>How large a cell of a map is, in pixels.</summary>
    public int Cell { get; init; } = 12;

    /// <summary>The names of parallel axes, each with its ends.</summary>
    public IReadOnlyList<string> Axes { get; init; } = [];
}

/// <summary>A series of a chart: a value for each place, which is told by numbers or by names.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">The values.</param>
internal sealed record SheetSeries(string Name, IReadOnlyList<double> Values)
{
    /// <summary>Half the widths of their intervals; may be empty.</summary>
    public IReadOnlyList<double> Intervals { get; init; } = [];

    /// <summary>The places as numbers; empty where they are names.</summary>
    public IReadOnlyList<double> X { get; init; } = [];

    /// <summary>The places of a map across.</summary>
    public IReadOnlyList<double> Y { get; init; } = [];

    /// <summary>The places as names.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The places of a map across.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>Whether neighbours are joined by lines.</summary>
    public bool IsJoined { get; init; }
}
