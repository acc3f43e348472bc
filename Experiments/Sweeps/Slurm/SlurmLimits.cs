using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcessChain.Experiments;

/// <summary>What a cluster allows, as <c>scontrol show config</c> tells it.</summary>
/// <param name="MostTasks">How many tasks an array may have.</param>
/// <param name="IsKnown">Whether the cluster was asked.</param>
internal sealed partial record SlurmLimits(int MostTasks, bool IsKnown)
{
    /// <summary>MaxArraySize where nobody has changed it: indices from 0 to 1000.</summary>
    private const int UsualArraySize = 1001;

    /// <summary>Those of a cluster that nobody has changed.</summary>
    public static SlurmLimits Unknown { get; } = new(UsualArraySize, IsKnown: false);

    /// <summary>Those that the answer of <c>scontrol show config</c> names.</summary>
    public static SlurmLimits Parse(string configuration)
    {
        var named = Limit()
            .Matches(configuration)
            .Select(match =>
                int.TryParse(match.Groups["most"].Value, CultureInfo.InvariantCulture, out var most) ? most : 0
            )
            .Where(most => most > 0)
            .ToList();
        return new SlurmLimits(named.Count == 0 ? UsualArraySize : named.Min(), IsKnown: true);
    }

    [GeneratedRegex(
        @"(^(MaxArraySize|MaxJobCount)\s*=\s*|\bmax_array_tasks=)(?<most>\d+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Limit();
}
