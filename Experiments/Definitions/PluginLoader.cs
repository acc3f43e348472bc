using System.Reflection;
using System.Runtime.Loader;

namespace ProcessChain.Experiments;

/// <summary>Loads assemblies that a user names, and takes up the kinds in them: systems, demands, controllers, bounds.</summary>
internal static class PluginLoader
{
    private static readonly string?[] Shared = Array.ConvertAll(
        new[] { typeof(SystemDefinition), typeof(ControllerDefinition), typeof(ExperimentDefinition) },
        type => type.Assembly.GetName().Name
    );

    /// <summary>
    /// Loads exactly the assembly named, with what it depends on from its own folder; ProcessChain's assemblies are those of this
    /// program. Code in it runs with the rights of this program.
    /// </summary>
    /// <param name="kinds">What the key <c>kind</c> can choose without it.</param>
    /// <param name="path">The assembly's file.</param>
    /// <returns>The same kinds, and those of the assembly: public records with a <see cref="KindAttribute"/>.</returns>
    /// <exception cref="InvalidInputException">There is no such assembly, it was built for another version, or has no kinds.</exception>
    public static DefinitionKinds Load(DefinitionKinds kinds, string path)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
            throw new InvalidInputException($"{path}: does not exist.");
        try
        {
            var full = Path.GetFullPath(path);
            var types = new Context(full).LoadFromAssemblyPath(full).GetExportedTypes().Where(IsKind).ToList();
            return types.Count > 0
                ? types.Aggregate(kinds, (all, type) => all.With(type))
                : throw new InvalidInputException($"{path}: has no public type with the attribute [Kind].");
        }
        catch (ArgumentException reason)
        {
            throw new InvalidInputException($"{path}: {reason.Message}", reason);
        }
        catch (Exception reason)
            when (reason
                    is IOException
                        or UnauthorizedAccessException
                        or BadImageFormatException
                        or TypeLoadException
                        or InvalidOperationException
                        or ReflectionTypeLoadException
            )
        {
            throw new InvalidInputException($"{path}: cannot be loaded as a plug-in: {reason.Message}", reason);
        }
    }

    private static bool IsKind(Type type) => type.IsDefined(typeof(KindAttribute), inherit: false);

    /// <summary>Resolves ProcessChain to the running program, and everything else to the plug-in's own folder.</summary>
    private sealed class Context(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
    {
        private readonly AssemblyDependencyResolver resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            Shared.Contains(assemblyName.Name, StringComparer.Ordinal) ? null
            : resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found)
            : null;
    }
}
