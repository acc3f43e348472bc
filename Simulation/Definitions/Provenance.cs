namespace ProcessChain;

/// <summary>Where the default of a setting comes from: a paper's section, a specification, a library's documented default.</summary>
/// <param name="reference">The source, as a reader would look it up.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SourceAttribute(string reference) : Attribute
{
    /// <summary>The source, as a reader would look it up.</summary>
    public string Reference => reference;
}

/// <summary>The default of a setting is our assumption, because the source does not tell. Marked so wherever it is shown.</summary>
/// <param name="reason">Why this value.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AssumedAttribute(string reason) : Attribute
{
    /// <summary>Why this value.</summary>
    public string Reason => reason;
}
