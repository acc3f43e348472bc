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

    /// <summary>Insertions, deletions and replacements between two words (Levenshtein).</summary>
    private static int DistanceOf(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                var replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[^1];
    }
}
