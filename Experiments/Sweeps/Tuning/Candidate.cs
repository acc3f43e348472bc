namespace ProcessChain.Experiments;

/// <summary>Settings that are tried.</summary>
/// <param name="Rung">What they may spend, from 0.</param>
/// <param name="Shares">Of each key that is drawn, the share of its probability below its value.</param>
internal sealed record Candidate(int Rung, IReadOnlyList<double> Shares);

/// <summary>A candidate with what came of it.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Cost">The mean of its trainings, less is better; infinite where one of them failed.</param>
internal readonly record struct JudgedCandidate(Candidate Candidate, double Cost);
