using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace ProcessChain.Experiments;

/// <summary>
/// ASP.NET Core, which this program does not ask .NET for when it starts, as only the server needs it: it is looked for beside the
/// .NET that runs, as installations have it, unless it is in the program's own file.
/// </summary>
internal static class AspNetCore
{
    private const string Framework = "Microsoft.AspNetCore.App";
    private const string NeededFirst = "Microsoft.AspNetCore.Server.Kestrel.Core";

    private static readonly Lazy<bool> IsThere = new(Find);

    /// <summary>Where frameworks lie; empty for a program that brings its own .NET.</summary>
    private static string Frameworks =>
        Path.GetDirectoryName(Path.GetDirectoryName(RuntimeEnvironment.GetRuntimeDirectory().TrimEnd('/', '\\'))) ?? "";

    /// <summary>Makes it usable; must be called before any code with its types.</summary>
    /// <exception cref="InvalidInputException">It is not installed.</exception>
    public static void Require()
    {
        if (!IsThere.Value)
            throw new InvalidInputException(
                $"serve: needs ASP.NET Core {Environment.Version.ToString(2)}, and {Frameworks} has no {Framework}. Install the SDK or "
                    + "the ASP.NET Core runtime of .NET; all other commands do without."
            );
    }

    private static bool Find()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Folder() is { } folder && Path.Combine(folder, name.Name + ".dll") is var path && File.Exists(path)
                ? context.LoadFromAssemblyPath(path)
                : null;
        try
        {
            Assembly.Load(NeededFirst);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>That of this very version, or the latest that fits.</summary>
    private static string? Folder()
    {
        var all = new DirectoryInfo(Path.Combine(Frameworks, Framework));
        if (Frameworks.Length == 0 || !all.Exists)
            return null;
        var running = Environment.Version;
        return all.EnumerateDirectories()
            .Select(folder => (Path: folder.FullName, Version: Version.TryParse(folder.Name, out var it) ? it : new()))
            .Where(found => found.Version.ToString(2) == running.ToString(2))
            .OrderBy(found => found.Version == running)
            .ThenBy(found => found.Version)
            .LastOrDefault()
            .Path;
    }
}
