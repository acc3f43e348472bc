using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>Single values: read from a word, with a message when it does not fit.</summary>
internal static class ScalarText
{
    public static bool Knows(Type type) =>
        type.IsEnum
        || type == typeof(string)
        || type == typeof(int)
        || type == typeof(long)
        || type == typeof(double)
        || type == typeof(bool);

    /// <summary>The value of a word, or null with what is needed instead.</summary>
    public static (object? Value, string Needed) Parse(Type type, WordNode word)
    {
        if (type == typeof(string))
            return (word.IsNull ? null : word.Text, "a text is needed.");
        if (type.IsEnum)
            return ParseEnum(type, word);
        var text = word.Quoted ? "" : word.Text;
        if (type == typeof(bool))
            return (
                text switch
                {
                    "true" => true,
                    "false" => false,
                    _ => null,
                },
                "true or false is needed."
            );
        if (type == typeof(double))
            return ParseDouble(text);
        return type == typeof(int)
            ? ParseWhole(text, int.MinValue, int.MaxValue, static n => (int)n)
            : ParseWhole(text, long.MinValue, long.MaxValue, static n => n);
    }

    private static (object? Value, string Needed) ParseEnum(Type type, WordNode word)
    {
        var names = Enum.GetNames(type);
        var name = Array.Find(names, n => string.Equals(Setting.KeyOf(n), word.Text, StringComparison.Ordinal));
        return (name is null ? null : Enum.Parse(type, name), NearWord.Advice(word.Text, names.Select(Setting.KeyOf)));
    }

    /// <summary>A number, or so many per cent: <c>1 %</c> is 0.01, to the last bit.</summary>
    private static (object? Value, string Needed) ParseDouble(string text)
    {
        var digits = text.EndsWith('%') ? $"{text[..^1].TrimEnd()}e-2" : text;
        var isNumber = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return (isNumber && double.IsFinite(number) ? number : null, "a finite number is needed.");
    }

    private static (object? Value, string Needed) ParseWhole(
        string text,
        long least,
        long most,
        Func<long, object> cast
    )
    {
        var isWhole = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        return (
            isWhole && number >= least && number <= most ? cast(number) : null,
            $"a whole number from {least} to {most} is needed."
        );
    }
}
