namespace ProcessChain;

/// <summary>
/// What other settings may hold depends on this one, e.g. how many values they have. Where it is wrong itself, readers of
/// definitions do not tell faults of others that may only follow from it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DecidesOthersAttribute : Attribute;
