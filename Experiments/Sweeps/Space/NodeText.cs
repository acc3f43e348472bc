namespace ProcessChain.Experiments;

/// <summary>A part of a definition in one line.</summary>
internal static class NodeText
{
    public static string Of(Node node) =>
        node switch
        {
            WordNode word => word.Text,
            ListNode list => $"[{string.Join(", ", list.Items.Select(Of))}]",
            MapNode map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Of(entry.Value)}"))} }}",
            _ => node.Description,
        };
}
