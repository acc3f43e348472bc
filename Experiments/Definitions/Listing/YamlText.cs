using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace ProcessChain.Experiments;

/// <summary>Single values as YAML writes them, so that they read back equal.</summary>
internal static class YamlText
{
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-"
    );
    private static readonly SearchValues<string> Reserved = SearchValues.Create(
        ["null", "true", "false", "yes", "no", "on", "off", "y", "n"],
        StringComparison.OrdinalIgnoreCase
    );

    public static string Of(object? value) =>
        value switch
        {
            null => "~",
            string text => IsWord(text) ? text : Quoted(text),
            bool flag => flag ? "true" : "false",
            Enum word => Setting.KeyOf($"{word}"),
            int or long or double => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
            _ => $"[{string.Join(", ", PartsOf(value).Select(Of))}]",
        };

    private static IEnumerable<object?> PartsOf(object tuple) =>
        tuple
            .GetType()
            .GetConstructors()[0]
            .GetParameters()
            .Select(part => tuple.GetType().GetProperty(part.Name!)!.GetValue(tuple));

    private static bool IsWord(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && !text.AsSpan().ContainsAnyExcept(WordCharacters)
        && !Reserved.Contains(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c == '\n')
                quoted.Append("\\n");
            else if (IsPlain(c))
                quoted.Append(c);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }
        return quoted.Append('"').ToString();
    }

    private static bool IsPlain(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse
            );
}
