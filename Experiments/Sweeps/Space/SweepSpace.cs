namespace ProcessChain.Experiments;

/// <summary>A definition in which some keys have sets of values, and the points that are taken of it.</summary>
/// <param name="root">The definition.</param>
internal abstract class SweepSpace(MapNode root)
{
    /// <summary>More points than this are a mistake.</summary>
    public const int MostPoints = 100_000;

    /// <summary>The definition, with sets of values.</summary>
    protected MapNode Root => root;

    /// <summary>The keys that vary, in the order of the file.</summary>
    public IReadOnlyList<SweptKey> Keys { get; } = [.. KeysIn(root)];

    /// <summary>How many points there are.</summary>
    public abstract double Count { get; }

    /// <summary>The values of a point, one for each of the keys.</summary>
    /// <param name="number">From 0.</param>
    public abstract IReadOnlyList<Node> ValuesOf(int number);

    /// <summary>What is run at a point whose definition is this one.</summary>
    public virtual ExperimentDefinition At(ExperimentDefinition experiment) => experiment;

    /// <summary>The definition with these values.</summary>
    /// <param name="values">One for each of the keys; null leaves the key out, so that it has its default.</param>
    public MapNode With(IReadOnlyList<Node?> values)
    {
        var next = 0;
        return (MapNode)Filled(root, values, ref next)!;
    }

    /// <summary>The keys of a definition that have sets of values.</summary>
    public static IEnumerable<SweptKey> KeysIn(MapNode definition) => KeysIn(definition, "");

    private static IEnumerable<SweptKey> KeysIn(Node node, string path) =>
        node switch
        {
            SetNode set => [new(path, set)],
            ListNode list => list.Items.SelectMany((item, i) => KeysIn(item, $"{path}[{i}]")),
            MapNode map => map.Entries.SelectMany(entry => KeysIn(entry.Value, Setting.PathOf(path, entry.Key))),
            _ => [],
        };

    private static Node? Filled(Node node, IReadOnlyList<Node?> values, ref int next)
    {
        switch (node)
        {
            case SetNode:
                return values[next++];
            case ListNode list:
                var items = new List<Node>(list.Items.Count);
                foreach (var item in list.Items)
                {
                    if (Filled(item, values, ref next) is { } filled)
                        items.Add(filled);
                }
                return list with { Items = items };
            case MapNode map:
                var entries = new List<Entry>(map.Entries.Count);
                foreach (var entry in map.Entries)
                {
                    if (Filled(entry.Value, values, ref next) is { } filled)
                        entries.Add(entry with { Value = filled });
                }
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
