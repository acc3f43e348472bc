using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>One property of a definition record, as definition files see it.</summary>
internal sealed class Setting(PropertyInfo property)
{
    public string Key { get; } = KeyOf(property.Name);

    public Type Type => property.PropertyType;

    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    public bool AllowsNull { get; } =
        new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;

    /// <summary>Whether the word <c>optimal</c> is a value, which a record has as null.</summary>
    public bool CanBeOptimal { get; } = property.IsDefined(typeof(OrOptimalAttribute));

    public string? Source { get; } = property.GetCustomAttribute<SourceAttribute>()?.Reference;

    public string? Assumption { get; } = property.GetCustomAttribute<AssumedAttribute>()?.Reason;

    /// <summary>Which numbers are allowed; null where none is told.</summary>
    public RangeAttribute? Range { get; } = property.GetCustomAttribute<RangeAttribute>(inherit: true);

    /// <summary>How many values a list allows; null where none is told.</summary>
    public CountAttribute? Count { get; } = property.GetCustomAttribute<CountAttribute>(inherit: true);

    /// <summary>Which numbers are allowed, in a few words; empty where none is told.</summary>
    public string Allowed =>
        (Range?.Allowed(Type != typeof(double) && !Type.GetGenericArguments().Contains(typeof(double))) ?? "")
        + (CanBeOptimal ? $", or {OrOptimalAttribute.Word}" : "");

    public PropertyInfo Property => property;

    /// <summary>Whether what other settings may hold depends on it.</summary>
    public bool DecidesOthers { get; } = property.IsDefined(typeof(DecidesOthersAttribute));

    public object? Get(object owner) => property.GetValue(owner);

    public void Set(object owner, object? value) => property.SetValue(owner, value);

    /// <summary>The word that a definition file uses for a name of the program.</summary>
    public static string KeyOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>The path of a key below the object at <paramref name="owner"/>.</summary>
    public static string PathOf(string owner, string key) => owner.Length == 0 ? key : $"{owner}.{key}";
}
