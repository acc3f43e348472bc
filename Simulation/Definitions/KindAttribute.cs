namespace ProcessChain;

/// <summary>The word by which a definition file chooses this type, in the key <c>kind</c>.</summary>
/// <param name="name">In camelCase, e.g. <c>makeToOrder</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KindAttribute(string name) : Attribute
{
    /// <summary>In camelCase, e.g. <c>makeToOrder</c>.</summary>
    public string Name => name;

    /// <summary>The family of systems that a controller or a bound is for; null: all.</summary>
    public Type? For { get; init; }
}
