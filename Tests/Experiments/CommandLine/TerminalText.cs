using System.Text.RegularExpressions;

namespace ProcessChain.Tests;

/// <summary>What stands on a terminal after a program has written to it.</summary>
internal static partial class TerminalText
{
    /// <summary>The lines that are left. A program may go up and clear what is below, and nothing else.</summary>
    public static string Of(string written)
    {
        var lines = new List<string> { "" };
        var text = KeypadMode().Replace(written.Replace("\r", ""), "");
        foreach (var token in Tokens().Matches(text).Select(match => match.Value))
        {
            if (token == "\n")
                lines.Add("");
            else if (token.StartsWith('\e'))
                lines.RemoveRange(lines.Count - 1 - int.Parse(token[2..^4]), int.Parse(token[2..^4]));
            else
                lines[^1] += token;
        }
        Assert.That(string.Concat(lines), Does.Not.Contain('\e'));
        return string.Join('\n', lines);
    }

    /// <summary>What .NET writes so that keys are read as it expects.</summary>
    [GeneratedRegex(@"\e\[\?1[hl]\e[=>]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex KeypadMode();

    [GeneratedRegex(
        "\n|\e\\[[0-9]+A\e\\[J|\e?[^\n\e]+",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Tokens();
}
