using System.Text.RegularExpressions;

namespace ProcessChain.Experiments;

/// <summary>Names of experiments, controllers and presets: they become names of files, rows and seeds.</summary>
internal static partial class DefinitionName
{
    public const string Rule = "letters, digits and inner hyphens are allowed, at most 64.";

    private const int Longest = 64;

    public static bool IsValid(string name) => name.Length <= Longest && Pattern().IsMatch(name);

    [GeneratedRegex(@"\A[A-Za-z0-9](-?[A-Za-z0-9])*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
