namespace ProcessChain.Experiments;

/// <summary>What the source says beside what we got.</summary>
/// <param name="Claim">The source's claim.</param>
/// <param name="Ours">Our results, a sentence for each controller.</param>
/// <param name="Verdict">Whether they agree, as far as it can be computed.</param>
internal sealed record ClaimRow(string Claim, IReadOnlyList<string> Ours, string Verdict);
