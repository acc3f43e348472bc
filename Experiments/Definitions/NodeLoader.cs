using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ProcessChain.Experiments;

/// <summary>Reads YAML text into nodes, without the parts of YAML that definitions have no use for.</summary>
internal sealed class NodeLoader
{
    private const int Deepest = 32;
    private const int MostKeys = 10_000;
    private readonly Parser parser;
    private readonly FaultList faults;
    private readonly string[] lines;

    private NodeLoader(string text, FaultList faults)
    {
        parser = new Parser(new StringReader(text));
        this.faults = faults;
        lines = text.ReplaceLineEndings("\n").Split('\n');
    }

    /// <summary>The one document of the text; null when it has none or breaks the syntax, which is among the faults then.</summary>
    public static Node? Load(string text, FaultList faults)
    {
        var loader = new NodeLoader(text, faults);
        try
        {
            return loader.LoadDocument();
        }
        catch (YamlException e)
        {
            faults.Add(loader.LineOf(e), "", $"the YAML syntax is broken: {e.Message}");
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 18.1 ends so where a key inside brackets goes on in the next line, and on a tag that is no URI.
            faults.Add(
                loader.LineOf(loader.Start),
                "",
                "the YAML syntax is broken: is a bracket or brace not closed here, or a tag (!…) written wrongly?"
            );
            return null;
        }
    }

    private Node? LoadDocument()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return null;
        var node = LoadNode("", 0);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
            faults.Add(LineOf(second.Start), "", "a second document begins here; one is allowed.");
        return node;
    }

    private Node LoadNode(string path, int depth)
    {
        if (depth > Deepest)
            throw new YamlException(Start, Start, $"values are nested more than {Deepest} deep.");
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            faults.Add(
                LineOf(alias.Start),
                path,
                $"is the alias *{alias.Value}; aliases are not supported, write the value out."
            );
            return new WordNode(LineOf(alias.Start), Assumed: false, "", Quoted: false);
        }
        var opening = parser.Current as NodeEvent ?? throw new YamlException(Start, Start, "a value is expected.");
        var assumed = CheckProperties(opening, path);
        var line = LineOf(opening.Start);
        return parser.Consume<NodeEvent>() switch
        {
            Scalar scalar => new WordNode(line, assumed, scalar.Value, scalar.Style != ScalarStyle.Plain),
            SequenceStart => new ListNode(line, assumed, LoadItems(path, depth)),
            _ => new MapNode(line, assumed, LoadEntries(path, depth)),
        };
    }

    private List<Node> LoadItems(string path, int depth)
    {
        var items = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            var item = LoadNode($"{path}[{items.Count}]", depth + 1);
            if (item.Assumed)
                faults.Add(item.Line, path, "has the tag !assumed on one item; it can stand before the whole list.");
            items.Add(item);
        }
        return items;
    }

    private List<Entry> LoadEntries(string path, int depth)
    {
        var entries = new List<Entry>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var line = LineOf(Start);
            if (entries.Count == MostKeys)
                throw new YamlException(Start, Start, $"a mapping has more than {MostKeys} keys.");
            if (LoadNode(path, depth + 1) is not WordNode { IsNull: false } key)
            {
                faults.Add(line, path, "has a key that is not a word.");
                LoadNode(path, depth + 1);
                continue;
            }
            var keyPath = path.Length == 0 ? key.Text : $"{path}.{key.Text}";
            var value = LoadNode(keyPath, depth + 1);
            if (!key.Quoted && key.Text is "<<")
                faults.Add(line, path, "has a merge key <<; merge keys are not supported, write the values out.");
            else if (!seen.TryAdd(key.Text, line))
                faults.Add(line, keyPath, $"stands a second time; it is in line {seen[key.Text]} already.");
            else
                entries.Add(new Entry(key.Text, line, value));
        }
        return entries;
    }

    private bool CheckProperties(NodeEvent node, string path)
    {
        if (!node.Anchor.IsEmpty)
            faults.Add(LineOf(node.Start), path, $"has the anchor &{node.Anchor}; anchors are not supported.");
        if (node.Tag.IsEmpty)
            return false;
        var assumed = !node.Tag.IsNonSpecific && node.Tag.Value is "!assumed";
        if (!assumed)
            faults.Add(LineOf(node.Start), path, $"has the tag {node.Tag}; the only tag allowed is !assumed.");
        return assumed;
    }

    private Mark Start => parser.Current?.Start ?? Mark.Empty;

    /// <summary>The parser blames an indenting tab on the line above.</summary>
    private int LineOf(YamlException e)
    {
        var tab = e.Message.Contains("tab", StringComparison.Ordinal)
            ? Array.FindIndex(lines, line => line.TrimStart(' ').StartsWith('\t'))
            : -1;
        return tab >= 0 ? tab + 1 : LineOf(e.Start);
    }

    /// <summary>The line of a mark; the parser places what is missing at the end of the text in a line behind the last.</summary>
    private int LineOf(Mark mark) => (int)Math.Clamp(mark.Line, 1, lines.Length);
}
