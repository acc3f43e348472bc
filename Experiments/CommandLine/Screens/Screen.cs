using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace ProcessChain.Experiments;

/// <summary>Where people read. Nothing is told by colours, so that it reads on dark and on light.</summary>
/// <param name="Writer">Where text goes.</param>
/// <param name="Width">Characters in a line.</param>
/// <param name="CanRedraw">Whether it is a terminal on which lines can be drawn over.</param>
internal sealed partial record Screen(TextWriter Writer, int Width, bool CanRedraw)
{
    /// <summary>Wide enough for everything.</summary>
    public const int Unlimited = 10_000;

    private const char Together = '\u00a0';

    /// <summary>A terminal as wide as it is; a file or a pipe as wide as the variable COLUMNS says, else without a limit.</summary>
    public static Screen Current =>
        Console.IsOutputRedirected
            ? new(Console.Out, WidthOfFiles(), CanRedraw: false)
            : new(
                Console.Out,
                AnsiConsole.Profile.Width,
                AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true }
            );

    /// <summary>Writes sentences, each from the beginning of a line.</summary>
    public void Say(params IEnumerable<string> sentences)
    {
        foreach (var line in sentences.SelectMany(sentence => Lines(sentence, Width)))
            Writer.WriteLine(line);
    }

    /// <summary>Writes what terms mean, below one another.</summary>
    public void Explain(IReadOnlyList<(string Term, string Meaning)> entries)
    {
        var indent = entries.Max(entry => entry.Term.Length) + 2;
        foreach (var (term, meaning) in entries)
        foreach (var (i, line) in Lines(meaning, Width - indent).Index())
            Writer.WriteLine((i == 0 ? term : "").PadRight(indent) + line);
    }

    /// <summary>The lines of a sentence. They end between words, but never between a number and what belongs to it.</summary>
    public static IEnumerable<string> Lines(string sentence, int width)
    {
        var words = WithinNumber().Replace(sentence, $"{Together}");
        string? line = null;
        foreach (var word in words.Split(' '))
        {
            var longer = line is null ? word : $"{line} {word}";
            if (longer.Length > width && !string.IsNullOrWhiteSpace(line))
            {
                yield return line.Replace(Together, ' ');
                longer = word;
            }
            line = longer;
        }
        yield return line!.Replace(Together, ' ');
    }

    [GeneratedRegex(
        @" (?=[±%])|(?<=±) |(?<=\d) (?=(s|min|h)\b)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WithinNumber();

    private static int WidthOfFiles() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out var columns)
        && columns > 0
            ? Math.Min(columns, Unlimited)
            : Unlimited;
}
