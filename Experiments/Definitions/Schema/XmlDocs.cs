using System.Collections.Concurrent;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;

namespace ProcessChain.Experiments;

/// <summary>What the documentation files beside the assemblies say; nothing where there is no such file.</summary>
internal sealed class XmlDocs
{
    private readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> files = new();

    /// <summary>The summary of a type in one line; empty where there is none.</summary>
    public string Of(Type type) => TextOf(Find(type, $"T:{NameOf(type)}"));

    /// <summary>The summary of a property in one line, that of a base type where it refers to it; empty where there is none.</summary>
    public string Of(PropertyInfo property)
    {
        var owner = property.DeclaringType!;
        var member = Find(owner, $"P:{NameOf(owner)}.{property.Name}");
        if (member?.Element("inheritdoc") is not { } inherited)
            return TextOf(member);
        if ((string?)inherited.Attribute("cref") is { } reference)
            return TextOf(Find(owner, reference));
        var bases = owner.GetInterfaces().Prepend(owner.BaseType).OfType<Type>();
        return bases.Select(type => type.GetProperty(property.Name)).FirstOrDefault(p => p is not null) is { } above
            ? Of(above)
            : "";
    }

    private XElement? Find(Type type, string name) => files.GetOrAdd(type.Assembly, Load).GetValueOrDefault(name);

    /// <summary>Where an assembly lies; of one that is a part of a single file, where it would lie beside it.</summary>
    private static string PathOf(Assembly assembly) =>
        assembly.Location.Length > 0
            ? assembly.Location
            : Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.dll");

    private static IReadOnlyDictionary<string, XElement> Load(Assembly assembly)
    {
        var path = Path.ChangeExtension(PathOf(assembly), ".xml");
        try
        {
            return !File.Exists(path)
                ? new Dictionary<string, XElement>(StringComparer.Ordinal)
                : XDocument
                    .Load(path)
                    .Descendants("member")
                    .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);
        }
        catch (XmlException)
        {
            return new Dictionary<string, XElement>(StringComparer.Ordinal);
        }
    }

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string TextOf(XElement? member) =>
        member?.Element("summary") is { } summary
            ? string.Join(' ', string.Concat(summary.Nodes().Select(TextOf)).Split((char[]?)null, Words))
            : "";

    private const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries;

    private static string TextOf(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement element when (string?)element.Attribute("cref") is { } reference => WordOf(reference),
            XElement element when (string?)element.Attribute("name") is { } name => name,
            XElement element => string.Concat(element.Nodes().Select(TextOf)),
            _ => "",
        };

    /// <summary>What a reference to a part of the program is called in a definition file.</summary>
    private static string WordOf(string reference)
    {
        var name = reference[(reference.LastIndexOf('.') + 1)..];
        return reference.StartsWith("T:", StringComparison.Ordinal) ? name : Setting.KeyOf(name);
    }
}
