namespace ProcessChain.Experiments;

/// <summary>Keys as a reader wants them: the fewest last parts of a path that tell it from the others.</summary>
internal static class ShortNames
{
    /// <param name="paths">E.g. <c>controllers.learner.learningRate</c>; different from each other.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> paths) => [.. paths.Select(path => Of(path, paths))];

    private static string Of(string path, IReadOnlyList<string> paths)
    {
        var parts = path.Split('.');
        for (var count = 1; count < parts.Length; count++)
        {
            var ending = string.Join('.', parts[^count..]);
            if (paths.Count(other => other == ending || other.EndsWith($".{ending}", StringComparison.Ordinal)) == 1)
                return ending;
        }
        return path;
    }
}
