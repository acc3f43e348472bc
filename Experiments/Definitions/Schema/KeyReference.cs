using System.Collections;
using System.Text;

namespace ProcessChain.Experiments;

/// <summary>
/// Tells as Markdown every key that a definition file can have: what it means, what is allowed, its default and its source. From
/// the same declarations as validation and <see cref="DefinitionSchema"/>.
/// </summary>
internal sealed class KeyReference(DefinitionKinds kinds)
{
    private static readonly (string Title, Type Family)[] Families =
    [
        ("Systems", typeof(SystemDefinition)),
        ("Demand", typeof(DemandDefinition)),
        ("Controllers", typeof(ControllerDefinition)),
        ("Methods of search", typeof(SearchDefinition)),
        ("Forecasts", typeof(ForecastDefinition)),
        ("Bounds", typeof(BoundDefinition)),
    ];

    private readonly XmlDocs docs = new();
    private readonly StringBuilder text = new();
    private readonly Queue<Type> parts = [];
    private readonly HashSet<Type> told = [];

    /// <summary>The whole reference.</summary>
    public string Write()
    {
        Line("# Keys of definition files\n");
        Line(
            "Made by `processchain keys`. `processchain keys KIND` tells one kind; `processchain show` tells the values of an experiment."
        );
        Line(
            "A value *per element* is one number for all, or a list with one for each. Left out, a key has its default."
        );
        Tell(typeof(ExperimentDefinition), "## An experiment");
        Line(
            "| `presets` | Parts of a definition by name (`dry`, `short`, `full`), laid over the rest by `--preset`. | | | |"
        );
        Line("| `defaultPreset` | The preset that is used where none is named. | | | |");
        foreach (var (title, family) in Families)
        {
            Line($"\n## {title}");
            foreach (var type in kinds.TypesOf(family))
                Tell(type, $"### `{DefinitionKinds.NameOf(type)}`");
        }
        Line("\n## Parts");
        TellParts();
        return text.ToString();
    }

    /// <summary>The kinds of this name, with their parts; null where there is none.</summary>
    public string? Write(string kind)
    {
        var types = kinds.TypesOf(typeof(object)).Where(type => DefinitionKinds.NameOf(type) == kind).ToList();
        if (types.Count == 0)
            return null;
        foreach (var type in types)
            Tell(type, $"# `{kind}`");
        TellParts();
        return text.ToString().TrimStart('\n');
    }

    private void TellParts()
    {
        while (parts.TryDequeue(out var part))
            Tell(part, $"### {part.Name}");
    }

    private void Tell(Type type, string heading)
    {
        var shape = RecordShape.Of(type);
        Line($"\n{heading}\n");
        Line(docs.Of(type));
        if (shape.Presets.Count > 0)
            Line($"\nPresets: {string.Join(", ", shape.Presets.Keys.Select(Code))}.");
        if (shape.Settings.Count == 0)
            return;
        Line("\n| key | meaning | allowed | default | source |\n|---|---|---|---|---|");
        foreach (var setting in shape.Settings)
            Line(
                $"| `{setting.Key}` | {Cell(docs.Of(setting.Property))} | {Cell(AllowedIn(setting))} | {Cell(DefaultOf(setting, shape))} | {Cell(SourceOf(setting))} |"
            );
    }

    private string AllowedIn(Setting setting) =>
        ValuesOf(Nullable.GetUnderlyingType(setting.Type) ?? setting.Type, setting.Allowed);

    private string ValuesOf(Type type, string allowed)
    {
        if (type.IsGenericType)
            return ListOf(type.GetGenericTypeDefinition(), ValuesOf(type.GetGenericArguments()[0], allowed));
        if (allowed.Length > 0)
            return allowed;
        if (type.IsEnum)
            return string.Join(", ", Enum.GetNames(type).Select(name => Code(Setting.KeyOf(name))));
        if (ScalarText.Knows(type))
            return type == typeof(bool) ? "`true`, `false`"
                : type == typeof(string) ? "text"
                : "a number";
        if (type.IsValueType)
            return $"[{string.Join(", ", type.GetConstructors()[0].GetParameters().Select(part => Setting.KeyOf(part.Name!)))}]";
        if (Families.FirstOrDefault(family => family.Family.IsAssignableFrom(type)).Title is { } title)
            return Link($"one of {title.ToLowerInvariant()}", title);
        if (told.Add(type))
            parts.Enqueue(type);
        return Link($"keys of {type.Name}", type.Name);
    }

    private static string ListOf(Type form, string values) =>
        form == typeof(PerElement<>) ? $"{values}; per element"
        : form == typeof(Named<>) ? $"by name: {values}"
        : $"a list: {values}";

    private static string Link(string words, string heading) =>
        $"[{words}](#{heading.ToLowerInvariant().Replace(' ', '-')})";

    private static string DefaultOf(Setting setting, RecordShape shape)
    {
        if (setting.IsRequired)
            return "required";
        return setting.Get(shape.Default) switch
        {
            null => "",
            string value => value,
            IEnumerable list when !list.Cast<object>().Any() => "",
            IEnumerable list => string.Join(", ", list.Cast<object>()),
            Enum word => Code(Setting.KeyOf($"{word}")),
            bool flag => flag ? "`true`" : "`false`",
            var value when ScalarText.Knows(value.GetType()) || value.GetType().IsValueType => $"{value}",
            var value when RecordShape.Of(value.GetType()).Kind is { } kind => Code(kind),
            _ => "",
        };
    }

    private static string SourceOf(Setting setting) =>
        setting.Source ?? (setting.Assumption is { } assumption ? $"assumed: {assumption}" : "");

    private static string Code(string word) => $"`{word}`";

    private static string Cell(string words) => words.Replace("|", "\\|", StringComparison.Ordinal);

    private void Line(string line) => text.Append(line).Append('\n');
}
