namespace ProcessChain;

/// <summary>How many values a list allows.</summary>
/// <param name="least">The fewest.</param>
/// <param name="most">The most.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CountAttribute(int least, int most = int.MaxValue) : Attribute
{
    /// <summary>The fewest values.</summary>
    public int Least => least;

    /// <summary>The most values.</summary>
    public int Most => most;

    /// <summary>What is allowed, as the end of a sentence, e.g. <c>1 to 100 are allowed.</c></summary>
    public string Sentence =>
        Most == int.MaxValue
            ? $"at least {Least} {(Least == 1 ? "is" : "are")} needed."
            : $"{Least} to {Most} are allowed.";
}
