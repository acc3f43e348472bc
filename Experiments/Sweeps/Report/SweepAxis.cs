using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>A key that a sweep varies, as an axis of charts.</summary>
internal sealed class SweepAxis
{
    /// <summary>So many times the lowest, the highest value asks for a logarithmic scale.</summary>
    private const double Wide = 50;

    private const int LongNumber = 8;

    private readonly int place;
    private readonly bool isNumber;
    private readonly List<string> texts;

    /// <param name="key">The path of the key.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="place">Its place among the keys that vary.</param>
    /// <param name="points">The points that are shown.</param>
    public SweepAxis(string key, string name, int place, IEnumerable<SweepPoint> points)
    {
        this.place = place;
        (Key, Name) = (key, name);
        var found = points.Select(point => point.Values[place]).Distinct(StringComparer.Ordinal).ToList();
        isNumber = found.TrueForAll(text => SweepPoints.NumberOf(text) is not null);
        texts = isNumber ? [.. found.OrderBy(text => SweepPoints.NumberOf(text))] : found;
    }

    /// <summary>The path of the key.</summary>
    public string Key { get; }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>How many values it has.</summary>
    public int Count => texts.Count;

    /// <summary><c>linear</c>, <c>log</c> or <c>category</c>.</summary>
    public string Scale =>
        !isNumber ? "category"
        : IsLogarithmic ? "log"
        : "linear";

    /// <summary>Its name, with its lowest and highest value.</summary>
    public string Title => $"{Name} ({Short(texts[0])} … {Short(texts[^1])})";

    /// <summary>What it is at a point, as the file writes it.</summary>
    public string TextAt(SweepPoint point) => point.Values[place];

    /// <summary>The same, numbers of many digits rounded to four.</summary>
    public string ShortTextAt(SweepPoint point) => Short(TextAt(point));

    /// <summary>The number that it is at a point; NaN where it is none.</summary>
    public double NumberAt(SweepPoint point) =>
        isNumber ? SweepPoints.NumberOf(TextAt(point)) ?? double.NaN : double.NaN;

    /// <summary>Where its value at a point lies between its lowest, 0, and its highest, 1.</summary>
    public double ShareAt(SweepPoint point)
    {
        if (Count == 1)
            return 0.5;
        if (!isNumber)
            return (double)texts.IndexOf(TextAt(point)) / (Count - 1);
        double Scaled(double value) => IsLogarithmic ? Math.Log(value) : value;
        var (low, high) = (Scaled(NumberOf(0)), Scaled(NumberOf(Count - 1)));
        return (Scaled(NumberAt(point)) - low) / (high - low);
    }

    /// <summary>The points by the value that it has there, lowest first.</summary>
    public IEnumerable<(string Text, double Number, List<SweepEntry> Entries)> Groups(IEnumerable<SweepEntry> entries)
    {
        var groups = entries.ToLookup(entry => TextAt(entry.Point), StringComparer.Ordinal);
        return texts
            .Where(groups.Contains)
            .Select(text => (text, isNumber ? SweepPoints.NumberOf(text)!.Value : double.NaN, groups[text].ToList()));
    }

    private static string Short(string text) =>
        text.Length > LongNumber && SweepPoints.NumberOf(text) is { } number
            ? number.ToString("G4", CultureInfo.InvariantCulture)
            : text;

    private bool IsLogarithmic => isNumber && NumberOf(0) > 0 && NumberOf(Count - 1) > Wide * NumberOf(0);

    private double NumberOf(int value) => SweepPoints.NumberOf(texts[value])!.Value;
}
