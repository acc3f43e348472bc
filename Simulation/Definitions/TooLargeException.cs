namespace ProcessChain;

/// <summary>Numbers of a definition, each of them valid, have together come to more than can be counted.</summary>
internal sealed class TooLargeException : InvalidOperationException
{
    /// <summary>An exception without details.</summary>
    public TooLargeException() { }

    /// <param name="message">Which numbers, and what to make smaller.</param>
    public TooLargeException(string message)
        : base(message) { }

    /// <summary>An exception with a message of the caller's and its cause.</summary>
    public TooLargeException(string message, Exception innerException)
        : base(message, innerException) { }
}
