using System.Collections.Concurrent;
using System.Reflection;

namespace ProcessChain.Experiments;

/// <summary>What a definition file can say about a record of one type.</summary>
internal sealed class RecordShape
{
    public const string KindKey = "kind";
    public const string PresetKey = "preset";

    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new();

    private RecordShape(Type type)
    {
        Type = type;
        Default = New();
        Kind = type.GetCustomAttribute<KindAttribute>(inherit: false)?.Name;
        Presets = type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == type)
            .ToDictionary(p => Setting.KeyOf(p.Name), p => p.GetValue(null)!, StringComparer.Ordinal);
        Settings = type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(p => p.SetMethod is { IsPublic: true } or { IsAssembly: true } && !IsCarriedAsTags(p))
            .Select(p => new Setting(p))
            .Where(s => !IsSelector(s.Key))
            .ToList();
    }

    public Type Type { get; }

    /// <summary>The word that chooses this type; null where no choice is needed.</summary>
    public string? Kind { get; }

    /// <summary>Ready-made records that the key <c>preset</c> can choose: the public static properties of the type itself.</summary>
    public IReadOnlyDictionary<string, object> Presets { get; }

    /// <summary>The properties that can be set, in the order of their declaration, those of the type itself first.</summary>
    public IReadOnlyList<Setting> Settings { get; }

    public static RecordShape Of(Type type) => Known.GetOrAdd(type, static t => new RecordShape(t));

    /// <summary>Whether a key chooses the type or its preset, and is no setting.</summary>
    public bool IsSelector(string key) =>
        (key is KindKey && Kind is not null) || (key is PresetKey && Presets.Count > 0);

    /// <summary>All keys that a file may give.</summary>
    public IEnumerable<string> Keys =>
        new[] { KindKey, PresetKey }.Where(IsSelector).Concat(Settings.Select(s => s.Key));

    /// <summary>What to write instead of a key that is none of these.</summary>
    public string AdviceFor(string key) =>
        Type.GetCustomAttributes<FormerAttribute>().FirstOrDefault(former => former.Key == key) is { } former
            ? $"is now {former.Now}"
            : $"is unknown; {NearWord.Advice(key, Keys)}";

    /// <summary>A record with every default; what is required is null in it.</summary>
    public object Default { get; }

    /// <summary>A record of its own with every default.</summary>
    public object New() => Activator.CreateInstance(Type)!;

    /// <summary>The preset that a record was made from; null where it does not tell one of these.</summary>
    public string? PresetOf(object record) =>
        Type.GetProperty("Preset")?.GetValue(record) is string preset && Presets.ContainsKey(preset) ? preset : null;

    /// <summary>A record of its own with the values of a preset.</summary>
    public object CopyOf(string preset) =>
        Type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance)!.Invoke(Presets[preset], null)!;

    private static bool IsCarriedAsTags(PropertyInfo property) =>
        property.DeclaringType == typeof(ExperimentDefinition) && property.Name is nameof(ExperimentDefinition.Assumed);
}
