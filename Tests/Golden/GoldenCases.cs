using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>
/// Where golden cases are: the folder that comes with the tests, or the one that PROCESSCHAIN_GOLDEN names (absolute, or
/// relative to the top of the checkout).
/// </summary>
internal static class GoldenCases
{
    private const string Variable = "PROCESSCHAIN_GOLDEN";

    /// <summary>The golden folder in use.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>One test case for each matching file, named after it; where the folder is missing, one skipped case that says so.</summary>
    public static IEnumerable<TestCaseData> Files(string folder, string pattern = "*.json")
    {
        var path = Path.Combine(Root, folder);
        if (!Directory.Exists(path))
            return [Missing($"the folder {path} is missing")];
        var files = Directory.GetFiles(path, pattern).Order(StringComparer.Ordinal).ToList();
        return files.Count == 0
            ? [Missing($"{path} holds no file {pattern}")]
            : files.Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileName(file)));
    }

    /// <summary>One test case for each of the <c>instances</c> that the matching files hold, with its JSON.</summary>
    /// <param name="folder">A folder of golden cases.</param>
    /// <param name="pattern">Which of its files.</param>
    /// <param name="name">What an instance is called, from its JSON and its number in the file, from 0.</param>
    public static IEnumerable<TestCaseData> Instances(
        string folder,
        string pattern,
        Func<JsonElement, int, string[]> name
    ) =>
        Files(folder, pattern)
            .SelectMany(file =>
                file.Arguments[0] is string { Length: > 0 } path
                    ? JsonDocument
                        .Parse(File.ReadAllText(path))
                        .RootElement.GetProperty("instances")
                        .EnumerateArray()
                        .Select((instance, i) => new TestCaseData(instance).SetArgDisplayNames(name(instance, i)))
                    : [file]
            );

    /// <summary>One skipped case that says what is missing.</summary>
    public static TestCaseData Missing(string what) =>
        new TestCaseData("").SetArgDisplayNames("missing").Ignore($"No golden cases: {what}.");

    private static string FindRoot()
    {
        var given = System.Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(given))
            return Path.Combine(AppContext.BaseDirectory, "Golden");
        return Path.GetFullPath(given, Checkout.Root);
    }
}
