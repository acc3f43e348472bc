namespace ProcessChain;

/// <summary>Guesses what was meant by a word that is not known.</summary>
internal static class NearWord
{
    private const int Longest = 64;

    /// <summary>A sentence that lists the words allowed, and first the one most like the given word if any is.</summary>
    public static string Advice(string word, IEnumerable<string> allowed)
    {
        var words = allowed.ToList();
        var near = Find(word, words);
        return (near is null ? "" : $"did you mean {near}? ") + $"Allowed: {string.Join(", ", words)}.";
    }

    /// <summary>Whether a word is another one, or may have been meant to be.</summary>
    public static bool IsNear(string word, string other)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Find(word, [other]) is not null;
    }

    private static string? Find(string word, List<string> words)
    {
        if (word.Length > Longest)
            return null;
        var most = Math.Max(1, word.Length / 4);
        return words.Where(w => DistanceOf(word, w) <= most).MinBy(w => DistanceOf(word, w));
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment).</summary>
    private static int DistanceOf(string a, string b)
    {
        bool Same(int i, int j) => char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        for (var j = 0; j <= b.Length; j++)
        {
            if (i == 0 || j == 0)
            {
                distance[i, j] = i + j;
                continue;
            }
            var changed = 1 + Math.Min(distance[i - 1, j], distance[i, j - 1]);
            changed = Math.Min(changed, distance[i - 1, j - 1] + (Same(i, j) ? 0 : 1));
            var swapped = i > 1 && j > 1 && Same(i, j - 1) && Same(i - 1, j);
            distance[i, j] = swapped ? Math.Min(changed, distance[i - 2, j - 2] + 1) : changed;
        }
        return distance[a.Length, b.Length];
    }
}
