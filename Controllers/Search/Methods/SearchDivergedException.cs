namespace ProcessChain;

/// <summary>A search cannot go on: the objective is not finite, or falls without end.</summary>
internal sealed class SearchDivergedException(string message) : Exception(message);
