namespace ProcessChain.Experiments;

/// <summary>A part of a definition file.</summary>
/// <param name="Line">The line it begins in, from 1.</param>
/// <param name="Assumed">Whether it is tagged <c>!assumed</c>.</param>
internal abstract record Node(int Line, bool Assumed)
{
    /// <summary>What stands there, in a few words for a message.</summary>
    public abstract string Description { get; }
}

internal sealed record WordNode(int Line, bool Assumed, string Text, bool Quoted) : Node(Line, Assumed)
{
    private const int LongestShown = 60;

    public bool IsNull => !Quoted && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Description =>
        IsNull ? "empty"
        : Text.Length > LongestShown ? $"'{Text[..LongestShown]}…'"
        : $"'{Text}'";
}

internal sealed record ListNode(int Line, bool Assumed, IReadOnlyList<Node> Items) : Node(Line, Assumed)
{
    public override string Description => $"a list of {Items.Count}";
}

internal sealed record MapNode(int Line, bool Assumed, IReadOnlyList<Entry> Entries) : Node(Line, Assumed)
{
    public override string Description => "a mapping";

    public Entry? Find(string key) =>
        Entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));

    public MapNode Without(params string[] keys) =>
        this with
        {
            Entries = Entries.Where(entry => !keys.Contains(entry.Key, StringComparer.Ordinal)).ToList(),
        };

    /// <summary>
    /// This mapping with another laid over it: mappings merge, everything else replaces. A null removes a mapping, and a
    /// mapping of another <c>kind</c> replaces one.
    /// </summary>
    public MapNode OverlaidBy(MapNode top)
    {
        var merged = Entries.ToList();
        var positions = merged.Index().ToDictionary(e => e.Item.Key, e => e.Index, StringComparer.Ordinal);
        foreach (var entry in top.Entries)
        {
            if (!positions.TryGetValue(entry.Key, out var position))
                merged.Add(entry);
            else
                merged[position] = Overlay(merged[position], entry);
        }
        merged.RemoveAll(entry => entry.IsRemoved);
        return new MapNode(top.Line, Assumed || top.Assumed, merged);
    }

    private static Entry Overlay(Entry below, Entry above) =>
        (below.Value, above.Value) switch
        {
            (MapNode, WordNode { IsNull: true }) => above with { IsRemoved = true },
            (MapNode map, MapNode top) when SameKind(map, top) => above with { Value = map.OverlaidBy(top) },
            _ => above,
        };

    private static bool SameKind(MapNode below, MapNode above) =>
        above.Find("kind")?.Value is not WordNode kind
        || (below.Find("kind")?.Value is WordNode old && string.Equals(old.Text, kind.Text, StringComparison.Ordinal));
}

/// <summary>A key of a mapping and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Line">The line of the key.</param>
/// <param name="Value">What it is set to.</param>
internal sealed record Entry(string Key, int Line, Node Value)
{
    public bool IsRemoved { get; init; }
}
