namespace ProcessChain;

/// <summary>
/// A setting of a rule that may be left to be computed: the word <c>optimal</c> in definition files, null in programs.
/// <see cref="IOptimisable"/> tells what is computed.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OrOptimalAttribute : Attribute
{
    /// <summary>How a definition file says it.</summary>
    public const string Word = "optimal";
}
