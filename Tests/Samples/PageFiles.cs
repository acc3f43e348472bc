using System.Text.RegularExpressions;

namespace ProcessChain.Tests;

/// <summary>What a page of the documentation tells to write and to run.</summary>
/// <param name="page">Its path in the checkout.</param>
internal sealed partial class PageFiles(string page)
{
    private readonly string text = File.ReadAllText(Path.Combine(Checkout.Root, page));

    /// <summary>The blocks of code of a language, in their order.</summary>
    public IEnumerable<string> Blocks(string language) =>
        Block().Matches(text).Where(block => block.Groups["language"].Value == language).Select(CodeOf);

    /// <summary>The files that have a name above their block.</summary>
    public IEnumerable<(string Name, string Content)> Files() =>
        NamedBlock().Matches(text).Select(block => (block.Groups["name"].Value, CodeOf(block)));

    /// <summary>The commands after a sentence, one for each line.</summary>
    public IEnumerable<string> CommandsAfter(string sentence) =>
        text[text.IndexOf(sentence, StringComparison.Ordinal)..]
            .Split('\n')
            .SkipWhile(line => !line.StartsWith("    ", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal))
            .Select(line => line.Trim());

    /// <summary>All commands of the page that run something, in their order.</summary>
    public IEnumerable<string> Commands() =>
        text.Split('\n')
            .Where(line =>
                line.StartsWith("    dotnet ", StringComparison.Ordinal)
                || line.StartsWith("    python3 ", StringComparison.Ordinal)
            )
            .Select(line => line.Trim());

    private static string CodeOf(Match block) => block.Groups["code"].Value;

    [GeneratedRegex(
        @"```(?<language>\w+)\n(?<code>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Block();

    [GeneratedRegex(
        @"\*\*(?<name>[\w.]+)\*\*[^`]*```\w+\n(?<code>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex NamedBlock();
}
