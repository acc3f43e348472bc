namespace ProcessChain.Experiments;

/// <summary>Something the user gave is wrong. The message says what, where and what is allowed; the program ends with exit code 2.</summary>
public class InvalidInputException : Exception
{
    /// <summary>An exception without details.</summary>
    public InvalidInputException() { }

    /// <summary>What is wrong, where, and what is allowed.</summary>
    public InvalidInputException(string message)
        : base(message) { }

    /// <summary>What is wrong, where, and what is allowed, with the cause.</summary>
    public InvalidInputException(string message, Exception innerException)
        : base(message, innerException) { }
}
