using static System.FormattableString;

namespace ProcessChain.Experiments;

/// <summary>Whether a file was repeated.</summary>
/// <param name="Name">The path of the file in the folder of the run.</param>
/// <param name="IsIdentical">Whether it is the same, and the same as the record tells.</param>
/// <param name="Text">What was found, for people.</param>
internal sealed record FileComparison(string Name, bool IsIdentical, string Text)
{
    /// <param name="name">The path of the file in both folders.</param>
    /// <param name="original">What was recorded.</param>
    /// <param name="repeated">What was repeated.</param>
    /// <param name="hash">Its SHA-256 as the record tells; null where it does not.</param>
    public static FileComparison Of(string name, RunFolder original, RunFolder repeated, string? hash)
    {
        var (left, right) = (Path.Combine(original.Path, name), Path.Combine(repeated.Path, name));
        if (!File.Exists(left))
            return new(name, IsIdentical: false, $"{name}: is missing in the record.");
        if (!File.Exists(right))
            return new(name, IsIdentical: false, $"{name}: was not made by the repetition.");
        var recorded = AtomicFile.HashOf(left);
        if (recorded != AtomicFile.HashOf(right))
            return new(name, IsIdentical: false, Difference(name, left, right));
        return recorded == hash
            ? new(name, IsIdentical: true, $"{name}: identical.")
            : new(name, IsIdentical: false, $"{name}: was repeated, but the record tells another SHA-256 of it.");
    }

    public override string ToString() => Text;

    private static string Difference(string name, string recorded, string repeated)
    {
        if (Path.GetExtension(name) is not (".csv" or ".json"))
            return $"{name}: differs.";
        using var left = new StreamReader(recorded);
        using var right = new StreamReader(repeated);
        for (var line = 1; ; line++)
        {
            var (a, b) = (left.ReadLine(), right.ReadLine());
            if (a is null && b is null)
                return $"{name}: differs in the ends of its lines.";
            if (!string.Equals(a, b, StringComparison.Ordinal))
                return Invariant(
                    $"{name}:{line}: differs.\n  recorded: {a ?? "(no more lines)"}\n  repeated: {b ?? "(no more lines)"}"
                );
        }
    }
}
