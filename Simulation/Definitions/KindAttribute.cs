namespace ProcessChain;

/// <summary>The word by which a definition file chooses this type, in the key <c>kind</c>.</summary>
/// <param name="name">In camelCase, e.g. <c>makeToOrder</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KindAttribute(string name) : Attribute
{
    /// <summary>In camelCase, e.g. <c>makeToOrder</c>.</summary>
    public string Name => name;

    /// <summary>
    /// The type of the systems that it goes with, which can be a base of several; null: with all. Types of one family can share a
    /// word where they go with different systems.
    /// </summary>
    public Type? For { get; init; }

    /// <summary>Whether it goes with systems of this type.</summary>
    /// <param name="system">The type of a system's definition; null where that is not known: it may.</param>
    public bool Fits(Type? system) => system is null || For is null || For.IsAssignableFrom(system);
}
