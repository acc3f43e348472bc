using System.Collections;
using System.Reflection;

namespace ProcessChain.Experiments;

/// <summary>The file of an assembly outside ProcessChain from which kinds of a definition are.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Hash">SHA-256 of the file; empty where the assembly is in no file.</param>
public sealed record PluginFile(string Name, string Hash)
{
    private static readonly HashSet<Assembly> Ours =
    [
        typeof(SystemDefinition).Assembly,
        typeof(ControllerDefinition).Assembly,
        typeof(ExperimentDefinition).Assembly,
    ];

    /// <summary>Those from which the kinds in a definition are, by name.</summary>
    internal static IReadOnlyList<PluginFile> UsedBy(ExperimentDefinition experiment)
    {
        var assemblies = new HashSet<Assembly>();
        Collect(experiment, assemblies);
        return [.. assemblies.Select(Of).OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <summary>The file of an assembly.</summary>
    internal static PluginFile Of(Assembly assembly) =>
        assembly.Location.Length == 0
            ? new PluginFile(assembly.GetName().Name ?? "", "")
            : new PluginFile(Path.GetFileName(assembly.Location), AtomicFile.HashOf(assembly.Location) ?? "");

    private static void Collect(object? value, HashSet<Assembly> assemblies)
    {
        if (value is null or string || value.GetType().IsPrimitive)
            return;
        if (value is IEnumerable list)
        {
            foreach (var item in list)
                Collect(item, assemblies);
        }
        else if (value.GetType() is { IsGenericType: true } pair && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            Collect(pair.GetProperty("Value")!.GetValue(value), assemblies);
        else if (!value.GetType().IsValueType)
            CollectRecord(value, assemblies);
    }

    private static void CollectRecord(object record, HashSet<Assembly> assemblies)
    {
        if (!Ours.Contains(record.GetType().Assembly))
            assemblies.Add(record.GetType().Assembly);
        foreach (var setting in RecordShape.Of(record.GetType()).Settings)
            Collect(setting.Get(record), assemblies);
    }
}
