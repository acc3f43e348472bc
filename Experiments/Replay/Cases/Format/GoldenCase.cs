using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>A golden case: a system, every action, and (if its file tells) what came of them elsewhere.</summary>
internal abstract record GoldenCase
{
    /// <summary>Why it cannot be simulated; nothing where it can.</summary>
    public abstract IEnumerable<Fault> Validate();

    /// <summary>Plays it.</summary>
    /// <returns>What comes of it, by the names of its file.</returns>
    public abstract JsonElement Play();

    /// <summary>What its file tells of that; null for nothing.</summary>
    public abstract JsonElement? Told();
}
