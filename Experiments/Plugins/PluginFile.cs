using System.Reflection;

namespace ProcessChain.Experiments;

/// <summary>The file of an assembly outside ProcessChain from which kinds of a definition are.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Hash">SHA-256 of the file; empty where the assembly is in no file.</param>
internal sealed record PluginFile(string Name, string Hash)
{
    private static readonly HashSet<Assembly> Ours =
    [
        typeof(SystemDefinition).Assembly,
        typeof(ControllerDefinition).Assembly,
        typeof(ExperimentDefinition).Assembly,
    ];

    /// <summary>Those from which the kinds in a definition are, by name.</summary>
    internal static IReadOnlyList<PluginFile> UsedBy(ExperimentDefinition experiment) =>
        Of(DefinitionRecords.Of(experiment).Select(record => record.GetType()));

    /// <summary>Those from which some types are, by name; ProcessChain's own are none.</summary>
    internal static IReadOnlyList<PluginFile> Of(IEnumerable<Type> types) =>
        [
            .. types
                .Select(type => type.Assembly)
                .Distinct()
                .Where(assembly => !Ours.Contains(assembly))
                .Select(Of)
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];

    private static PluginFile Of(Assembly assembly) =>
        assembly.Location.Length == 0
            ? new PluginFile(assembly.GetName().Name ?? "", "")
            : new PluginFile(Path.GetFileName(assembly.Location), AtomicFile.HashOf(assembly.Location)!);
}
