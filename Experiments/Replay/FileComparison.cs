namespace ProcessChain.Experiments;

/// <summary>Whether a file was repeated line by line.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Lines">Lines that are identical, from the first.</param>
/// <param name="Recorded">The first line that differs, as recorded; null where the repetition has more lines or none differs.</param>
/// <param name="Repeated">The same line, as repeated; null where the record has more lines or none differs.</param>
internal sealed record FileComparison(string Name, int Lines, string? Recorded, string? Repeated)
{
    public bool IsIdentical => Recorded is null && Repeated is null;

    public static FileComparison Of(string recorded, string repeated)
    {
        var name = Path.GetFileName(recorded);
        if (!File.Exists(recorded))
            return new FileComparison(name, 0, "(the file is missing)", "(the file is there)");
        using var left = new StreamReader(recorded);
        using var right = new StreamReader(repeated);
        for (var lines = 0; ; lines++)
        {
            var (a, b) = (left.ReadLine(), right.ReadLine());
            if (!string.Equals(a, b, StringComparison.Ordinal) || a is null)
                return new FileComparison(name, lines, a, b);
        }
    }

    public override string ToString() =>
        IsIdentical
            ? $"{Name}: {Lines} lines identical."
            : $"{Name}:{Lines + 1}: differs.\n  recorded: {Recorded ?? "(no more lines)"}\n  repeated: {Repeated ?? "(no more lines)"}";
}
