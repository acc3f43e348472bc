namespace ProcessChain.Experiments;

/// <summary>The faults found so far in one file, and the lines on which its keys stand.</summary>
internal sealed class FaultList(string file)
{
    /// <summary>More faults than this help nobody.</summary>
    public const int Most = 1000;

    private readonly List<DefinitionFault> faults = [];
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    public string File => file;

    public bool Any => faults.Count > 0;

    public void Add(int line, string key, string message)
    {
        if (faults.Count < Most)
            keys.Add(key);
        Keep(new DefinitionFault(file, line, key, message));
    }

    /// <summary>Takes over the faults of another file.</summary>
    public void AddFrom(InvalidDefinitionException other)
    {
        foreach (var fault in other.Faults)
            Keep(fault);
    }

    /// <summary>Remembers on which line a key stands.</summary>
    public void Locate(string key, int line) => lines[key] = line;

    /// <summary>Whether a fault was found at exactly this key.</summary>
    public bool Has(string key) => keys.Contains(key);

    /// <summary>Whether a fault was found at this key, above it or below it.</summary>
    public bool Touches(string key) => keys.Any(k => IsWithin(k, key)) || Ancestors(key).Any(keys.Contains);

    /// <summary>Whether it may be unknown which names stand below a key: a fault was found at it, above it, or at one of the names.</summary>
    public bool TouchesNames(string key) =>
        Ancestors(key).Any(keys.Contains) || keys.Any(k => IsWithin(k, key) && k.IndexOf('.', key.Length + 1) < 0);

    /// <summary>The line of a key, or of the nearest key above it that the file gives.</summary>
    public int LineOf(string key) =>
        Ancestors(key).Select(k => lines.GetValueOrDefault(k)).FirstOrDefault(l => l > 0, 1);

    /// <summary>The exception that tells all faults, by line.</summary>
    public InvalidDefinitionException ToException() =>
        new(
            faults
                .Distinct()
                .OrderBy(f => string.Equals(f.File, file, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(f => f.Line)
                .ToList()
        );

    private static bool IsWithin(string key, string owner) =>
        key.StartsWith(owner, StringComparison.Ordinal)
        && (key.Length == owner.Length || key[owner.Length] is '.' or '[');

    private static IEnumerable<string> Ancestors(string key)
    {
        while (key.Length > 0)
        {
            yield return key;
            key = key[..Math.Max(0, key.LastIndexOfAny(['.', '[']))];
        }
    }

    /// <summary>Adds a fault that was found elsewhere.</summary>
    public void Keep(DefinitionFault fault)
    {
        if (faults.Count < Most)
            faults.Add(fault);
    }
}
