namespace ProcessChain.Experiments;

/// <summary>
/// The points of a sweep: every sample of the values that are drawn with every combination of those that are listed, so that
/// points with the same sample differ in nothing else. The first sample comes first with all combinations; among these the last
/// key of the file changes fastest.
/// </summary>
internal sealed class SweepSpace
{
    /// <summary>More points than this are a mistake.</summary>
    public const int MostPoints = 100_000;

    private readonly MapNode root;
    private readonly double[]?[] shares;

    /// <param name="root">A definition with sets of values.</param>
    /// <param name="sampling">How values are drawn.</param>
    public SweepSpace(MapNode root, SweepSampling sampling)
    {
        this.root = root;
        Keys = [.. KeysIn(root, "")];
        IsSampled = Keys.Any(key => key.Set is SampledNode);
        shares = [.. Keys.Select(key => key.Set is SampledNode ? sampling.SharesOf(key.Path) : null)];
        Samples = IsSampled ? sampling.Samples ?? 0 : 1;
    }

    /// <summary>The keys that vary, in the order of the file.</summary>
    public IReadOnlyList<SweptKey> Keys { get; }

    /// <summary>Whether any value is drawn.</summary>
    public bool IsSampled { get; }

    /// <summary>How often values are drawn; 1 where none are.</summary>
    public int Samples { get; }

    /// <summary>How many points there are.</summary>
    public double Count => Keys.Aggregate((double)Samples, (count, key) => count * SizeOf(key));

    /// <summary>The values of a point, one for each of the keys.</summary>
    /// <param name="number">From 0.</param>
    public IReadOnlyList<Node> ValuesOf(int number)
    {
        var values = new Node[Keys.Count];
        for (var i = Keys.Count - 1; i >= 0; i--)
        {
            if (Keys[i].Set is not GridNode grid)
                continue;
            values[i] = grid.At(number % grid.Items.Count);
            number /= grid.Items.Count;
        }
        for (var i = 0; i < values.Length; i++)
            values[i] ??= ((SampledNode)Keys[i].Set).At(shares[i]![number]);
        return values;
    }

    /// <summary>The definition with these values.</summary>
    public MapNode With(IReadOnlyList<Node> values)
    {
        var next = 0;
        return (MapNode)Filled(root, values, ref next);
    }

    private static int SizeOf(SweptKey key) => key.Set is GridNode grid ? grid.Items.Count : 1;

    private static IEnumerable<SweptKey> KeysIn(Node node, string path) =>
        node switch
        {
            SetNode set => [new(path, set)],
            ListNode list => list.Items.SelectMany((item, i) => KeysIn(item, $"{path}[{i}]")),
            MapNode map => map.Entries.SelectMany(entry => KeysIn(entry.Value, Setting.PathOf(path, entry.Key))),
            _ => [],
        };

    private static Node Filled(Node node, IReadOnlyList<Node> values, ref int next)
    {
        switch (node)
        {
            case SetNode:
                return values[next++];
            case ListNode list:
                var items = new List<Node>(list.Items.Count);
                foreach (var item in list.Items)
                    items.Add(Filled(item, values, ref next));
                return list with { Items = items };
            case MapNode map:
                var entries = new List<Entry>(map.Entries.Count);
                foreach (var entry in map.Entries)
                    entries.Add(entry with { Value = Filled(entry.Value, values, ref next) });
                return map with { Entries = entries };
            default:
                return node;
        }
    }
}

/// <summary>A key that a sweep varies.</summary>
/// <param name="Path">Its path, e.g. <c>controllers.learner.learningRate</c>.</param>
/// <param name="Set">Its values.</param>
internal readonly record struct SweptKey(string Path, SetNode Set);
