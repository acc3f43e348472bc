using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcessChain.Experiments;

/// <summary>
/// Finds the sets of values in a definition file, whatever keys they stand at: <c>{ grid: […] }</c>, <c>{ choice: […] }</c>,
/// <c>{ uniform: [low, high] }</c>, <c>{ logUniform: [low, high] }</c>, for a tuning <c>{ rungs: […] }</c> and beside any a
/// <c>start</c>, and ranges of whole numbers, <c>4..8</c>.
/// </summary>
internal sealed partial class SetReader(FaultList faults)
{
    private const string Grid = "grid";
    private const string Choice = "choice";
    private const string Uniform = "uniform";
    private const string LogUniform = "logUniform";
    private const string Rungs = "rungs";
    private const string Start = "start";

    /// <summary>The same with the sets as nodes of their own; the node itself where there is none in it.</summary>
    public Node Read(Node node, string path) =>
        node switch
        {
            WordNode word when ItemsOfRange(word, path) is { } items => new GridNode(word.Line, word.Assumed, items),
            ListNode list => ReadItems(list, path),
            MapNode { Entries: [{ Value: not MapNode } only] } map when IsSet(only.Key) => ReadSet(map, only, path),
            MapNode { Entries: [{ Value: not MapNode } first, { Key: Start } start] } map when IsSet(first.Key) =>
                ReadSet(map, first, path) is SetNode set ? set with { Start = start.Value } : map,
            MapNode map => ReadEntries(map, path),
            _ => node,
        };

    private static bool IsSet(string key) => key is Grid or Choice or Uniform or LogUniform or Rungs;

    private ListNode ReadItems(ListNode list, string path)
    {
        var items = list.Items.Select((item, i) => Read(item, $"{path}[{i}]")).ToList();
        return IsSame(items, list.Items) ? list : list with { Items = items };
    }

    private MapNode ReadEntries(MapNode map, string path)
    {
        var values = map.Entries.Select(entry => Read(entry.Value, Setting.PathOf(path, entry.Key))).ToList();
        return IsSame(values, map.Entries.Select(entry => entry.Value))
            ? map
            : map with
            {
                Entries = [.. map.Entries.Zip(values, (entry, value) => entry with { Value = value })],
            };
    }

    private static bool IsSame(IEnumerable<Node> read, IEnumerable<Node> given) =>
        read.Zip(given).All(pair => ReferenceEquals(pair.First, pair.Second));

    private Node ReadSet(MapNode map, Entry set, string path)
    {
        var assumed = map.Assumed || set.Value.Assumed;
        return set.Key switch
        {
            Grid when ItemsOf(set, path) is { } items => new GridNode(map.Line, assumed, items),
            Choice when ItemsOf(set, path) is { } items => new ChoiceNode(map.Line, assumed, items),
            Rungs when ItemsOf(set, path) is { } items => new RungsNode(map.Line, assumed, items),
            Uniform when EndsOf(set, path) is var (low, high) => new IntervalNode(map.Line, assumed, low, high, false),
            LogUniform when EndsOf(set, path) is var (low, high) => new IntervalNode(
                map.Line,
                assumed,
                low,
                high,
                true
            ),
            _ => map,
        };
    }

    /// <summary>The values of a list, and of the ranges in it.</summary>
    private List<Node>? ItemsOf(Entry set, string path)
    {
        IReadOnlyList<Node> given = set.Value is ListNode list ? list.Items : [set.Value];
        var items = new List<Node>();
        foreach (var item in given)
        {
            if (item is WordNode word && ItemsOfRange(word, path) is { } range)
                items.AddRange(range);
            else if (set.Value is ListNode && ReferenceEquals(Read(item, path), item))
                items.Add(item);
            else
                return Refuse(
                    set,
                    path,
                    set.Value is ListNode
                        ? $"has a set of values within '{set.Key}'; they cannot be nested."
                        : $"has {set.Value.Description} as '{set.Key}'; a list of values or a range is needed."
                );
        }
        return items.Count > 0 ? items : Refuse(set, path, $"has no value in '{set.Key}'.");
    }

    private (double Low, double High)? EndsOf(Entry set, string path)
    {
        if (
            set.Value is ListNode { Items: [WordNode low, WordNode high] }
            && ScalarText.Parse(typeof(double), low).Value is double least
            && ScalarText.Parse(typeof(double), high).Value is double most
            && least < most
            && (least > 0 || set.Key == Uniform)
        )
            return (least, most);
        var allowed = set.Key == Uniform ? "low < high" : "0 < low < high";
        faults.Add(set.Line, path, $"has {Text(set.Value)} as '{set.Key}'; [low, high] with {allowed} is needed.");
        return null;
    }

    private List<Node>? ItemsOfRange(WordNode word, string path)
    {
        if (word.Quoted || Range().Match(word.Text) is not { Success: true } range)
            return null;
        if (
            !long.TryParse(range.Groups["low"].Value, CultureInfo.InvariantCulture, out var low)
            || !long.TryParse(range.Groups["high"].Value, CultureInfo.InvariantCulture, out var high)
            || low > high
        )
        {
            faults.Add(word.Line, path, $"is {word.Description}; a range goes from its least to its largest number.");
            return [];
        }
        if ((decimal)high - low >= SweepSpace.MostPoints)
        {
            faults.Add(word.Line, path, $"is {word.Description}; at most {SweepSpace.MostPoints} points are allowed.");
            return [];
        }
        return
        [
            .. Enumerable
                .Range(0, (int)(high - low) + 1)
                .Select(i => new WordNode(
                    word.Line,
                    word.Assumed,
                    (low + i).ToString(CultureInfo.InvariantCulture),
                    Quoted: false
                )),
        ];
    }

    private List<Node>? Refuse(Entry set, string path, string fault)
    {
        faults.Add(set.Line, path, fault);
        return null;
    }

    private static string Text(Node node) => node is ListNode ? NodeText.Of(node) : node.Description;

    [GeneratedRegex(
        @"\A(?<low>-?\d+)\.\.(?<high>-?\d+)\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Range();
}
