namespace ProcessChain;

/// <summary>A search cannot go on: the objective is not finite, or falls without end.</summary>
/// <param name="message">What happened, where, and what to do.</param>
internal sealed class SearchDivergedException(string message) : Exception(message);
