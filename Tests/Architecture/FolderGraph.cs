using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ProcessChain.Tests;

/// <summary>Which folder of a project uses which, read from its compiled code.</summary>
internal sealed partial class FolderGraph
{
    private readonly Dictionary<string, string> folders = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string From, string To), SortedSet<string>> arrows = [];

    /// <param name="project">The project's folder, whose subfolders are the nodes.</param>
    /// <param name="assembly">What was compiled from it.</param>
    public FolderGraph(string project, string assembly)
    {
        foreach (var file in Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories))
            Locate(Path.GetRelativePath(project, file).Replace('\\', '/'), File.ReadAllText(file));
        using var compiled = AssemblyDefinition.ReadAssembly(assembly);
        foreach (var type in compiled.MainModule.GetTypes())
        {
            foreach (var used in UsedBy(type))
                Draw(type, used);
        }
    }

    /// <summary>Each arrow between two folders, with the types that draw it.</summary>
    public IEnumerable<string> Arrows =>
        arrows.Select(arrow => $"{arrow.Key.From} → {arrow.Key.To}: {string.Join(", ", arrow.Value)}");

    /// <summary>The folders that a folder uses.</summary>
    public IEnumerable<string> UsedBy(string folder) => arrows.Keys.Where(a => a.From == folder).Select(a => a.To);

    /// <summary>The folders that have code.</summary>
    public IEnumerable<string> Folders => folders.Values.Distinct(StringComparer.Ordinal);

    /// <summary>The arrows that lie on circles, with what draws them.</summary>
    public IEnumerable<string> Circles() =>
        arrows
            .Where(arrow => Reaches(arrow.Key.To, arrow.Key.From))
            .Select(arrow => $"{arrow.Key.From} → {arrow.Key.To}: {string.Join(", ", arrow.Value)}");

    private bool Reaches(string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out var folder))
        {
            if (folder == to)
                return true;
            foreach (var used in UsedBy(folder).Where(seen.Add))
                next.Enqueue(used);
        }
        return false;
    }

    private void Locate(string file, string text)
    {
        if (file.StartsWith("bin/", StringComparison.Ordinal) || file.StartsWith("obj/", StringComparison.Ordinal))
            return;
        var folder = Path.GetDirectoryName(file)!.Replace('\\', '/');
        foreach (Match declared in Declaration().Matches(text))
            folders.TryAdd(declared.Groups["name"].Value, folder);
    }

    private void Draw(TypeDefinition user, TypeReference used)
    {
        if (FolderOf(user) is not { } from || FolderOf(used) is not { } to || from == to)
            return;
        if (!arrows.TryGetValue((from, to), out var by))
            arrows.Add((from, to), by = new(StringComparer.Ordinal));
        by.Add($"{NameOf(user)} ({NameOf(used)})");
    }

    private string? FolderOf(TypeReference type) =>
        type.Scope is ModuleDefinition ? folders.GetValueOrDefault(NameOf(type)) : null;

    /// <summary>The name of the outermost type as its declaration has it.</summary>
    private static string NameOf(TypeReference type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type.GetElementType().Name.Split('`')[0];
    }

    private static IEnumerable<TypeReference> UsedBy(TypeDefinition type)
    {
        IEnumerable<TypeReference?> direct =
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType),
            .. type.CustomAttributes.Select(a => a.AttributeType),
            .. type.Methods.SelectMany(UsedBy),
        ];
        return direct.OfType<TypeReference>().SelectMany(Parts);
    }

    private static IEnumerable<TypeReference> UsedBy(MethodDefinition method)
    {
        IEnumerable<TypeReference> signature = [method.ReturnType, .. method.Parameters.Select(p => p.ParameterType)];
        if (!method.HasBody)
            return signature;
        return
        [
            .. signature,
            .. method.Body.Variables.Select(v => v.VariableType),
            .. method.Body.Instructions.SelectMany(UsedBy),
        ];
    }

    private static IEnumerable<TypeReference> UsedBy(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            GenericInstanceMethod generic => [generic.DeclaringType, .. generic.GenericArguments],
            MemberReference member => [member.DeclaringType],
            _ => [],
        };

    /// <summary>A type, its arguments and its elements.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type switch
        {
            GenericParameter => [],
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
            TypeSpecification specification => Parts(specification.ElementType),
            _ => [type],
        };

    [GeneratedRegex(
        @"^(public |internal |sealed |static |abstract |readonly |partial |ref |file )*(class|struct|interface|enum|record struct|record class|record|delegate [\w<>\[\]?]+) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Declaration();
}
