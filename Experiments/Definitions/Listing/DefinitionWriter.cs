using System.Text;

namespace ProcessChain.Experiments;

/// <summary>
/// Writes an experiment as YAML with every key, so that <see cref="DefinitionReader"/> reads an equal one from it even where defaults
/// have changed since. Comments tell which values are from a source, which are assumed, and which are from a preset.
/// </summary>
internal static class DefinitionWriter
{
    private const int Indent = 2;
    private const int LongestLine = 100;

    /// <summary>The definition as YAML; equal definitions give equal text, with line feeds on every system.</summary>
    /// <exception cref="ArgumentException">A definition that is chosen by kind has none.</exception>
    public static string Write(ExperimentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        using var culture = new InvariantCulture();
        var text = new StringBuilder();
        foreach (var line in SettingLines.Of(definition))
            Write(text, line);
        return text.ToString();
    }

    /// <summary>What a record has that is not by default, as YAML.</summary>
    /// <param name="record">A record that a definition can have.</param>
    public static string WriteGiven(object record)
    {
        using var culture = new InvariantCulture();
        var text = new StringBuilder();
        var isGiven = false;
        foreach (var line in SettingLines.OfRecord(record))
        {
            if (line.Depth == 0)
                isGiven = line.Provenance == Provenance.Given;
            if (isGiven)
                Write(text, line);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, SettingLine line)
    {
        text.Append(' ', Indent * line.Depth).Append(line.Key);
        if (line.Key is not "-")
            text.Append(':');
        if (line.IsTagged)
            text.Append(" !assumed");
        if (line.IsList)
            WriteList(text, line);
        else if (line.Items.Count > 0)
            text.Append(' ').Append(line.Items[0]);
        var word = line.Provenance switch
        {
            Provenance.Assumed => "assumed",
            Provenance.Source => "source",
            Provenance.Preset => "preset",
            _ => null,
        };
        if (word is not null)
            text.Append("  # ").Append(word).Append(": ").Append(line.Reference.ReplaceLineEndings(" "));
        text.Append('\n');
    }

    private static void WriteList(StringBuilder text, SettingLine line)
    {
        text.Append(" [");
        var column = Indent * line.Depth + line.Key.Length;
        foreach (var (index, item) in line.Items.Index())
        {
            column += item.Length + 2;
            if (index > 0)
                text.Append(column > LongestLine ? "," : ", ");
            if (column > LongestLine)
            {
                column = Indent * (line.Depth + 1);
                text.Append('\n').Append(' ', column);
                column += item.Length + 2;
            }
            text.Append(item);
        }
        text.Append(']');
    }
}
