namespace ProcessChain.Experiments;

/// <summary>One thing that is wrong with a definition file, and where.</summary>
/// <param name="File">The file, as it was named by the caller.</param>
/// <param name="Line">The line, from 1; 0 where no line is to blame, as for a file that does not exist.</param>
/// <param name="Key">The path of the key, e.g. <c>chain.reward.totalCostFactor</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public readonly record struct DefinitionFault(string File, int Line, string Key, string Message)
{
    /// <summary>The fault as <c>file:line: key: message</c>.</summary>
    public override string ToString() =>
        string.Concat(File, Line > 0 ? $":{Line}" : "", ": ", Key.Length > 0 ? $"{Key}: " : "", Message);
}
