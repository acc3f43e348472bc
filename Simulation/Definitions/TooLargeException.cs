namespace ProcessChain;

/// <summary>Numbers of a definition, each of them valid, have together come to more than can be counted.</summary>
internal sealed class TooLargeException : InvalidOperationException
{
    /// <param name="message">Which numbers, and what to make smaller.</param>
    public TooLargeException(string message)
        : base(message) { }
}
