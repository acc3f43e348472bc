using System.Collections;

namespace ProcessChain.Experiments;

/// <summary>Takes a definition apart into the lines of a file, in the order of declaration.</summary>
internal sealed class SettingLines
{
    private readonly HashSet<string> tagged;

    private SettingLines(IEnumerable<string> tagged) => this.tagged = new(tagged, StringComparer.Ordinal);

    public static IEnumerable<SettingLine> Of(ExperimentDefinition definition) =>
        new SettingLines(definition.Assumed).OfRecord(definition, "", 0);

    /// <summary>The lines of a record alone.</summary>
    public static IEnumerable<SettingLine> OfRecord(object record) => new SettingLines([]).OfRecord(record, "", 0);

    private IEnumerable<SettingLine> OfRecord(object record, string path, int depth)
    {
        var shape = RecordShape.Of(record.GetType());
        var preset = shape.PresetOf(record);
        foreach (var (key, word) in new[] { (RecordShape.KindKey, shape.Kind), (RecordShape.PresetKey, preset) })
        {
            if (word is not null && shape.IsSelector(key))
                yield return Leaf(new SettingLine(Setting.PathOf(path, key), depth, key), YamlText.Of(word));
        }
        foreach (var setting in shape.Settings)
        {
            var line = Explained(
                new SettingLine(Setting.PathOf(path, setting.Key), depth, setting.Key) { Allowed = setting.Allowed },
                setting,
                shape,
                record,
                preset
            );
            if (setting.CanBeOptimal && setting.Get(record) is null)
                yield return Leaf(line, OrOptimalAttribute.Word);
            else
            {
                foreach (var part in OfValue(line, setting.Type, setting.Get(record)))
                    yield return part;
            }
        }
    }

    private static SettingLine Explained(
        SettingLine line,
        Setting setting,
        RecordShape shape,
        object record,
        string? preset
    )
    {
        var value = setting.Get(record);
        if (Equals(value, setting.Get(shape.Default)))
        {
            return setting switch
            {
                { Assumption: { } reason } => line with { Provenance = Provenance.Assumed, Reference = reason },
                { Source: { } source } => line with { Provenance = Provenance.Source, Reference = source },
                _ => line with { Provenance = Provenance.Default },
            };
        }
        return preset is not null && Equals(value, setting.Get(shape.Presets[preset]))
            ? line with
            {
                Provenance = Provenance.Preset,
                Reference = preset,
            }
            : line;
    }

    private IEnumerable<SettingLine> OfValue(SettingLine bare, Type type, object? value)
    {
        var line = Tagged(bare);
        if (value is null || IsSingle(type))
            return [Leaf(line, YamlText.Of(value))];
        var elements = value is IEnumerable list ? list.Cast<object>().ToList() : null;
        if (elements is null && type.IsAbstract && RecordShape.Of(value.GetType()).Kind is null)
            throw new ArgumentException($"{line.Path}: {value.GetType()} needs the attribute [Kind] to be written.");
        if (elements is null)
            return OfRecord(value, line.Path, line.Depth + 1).Prepend(line);
        var element = type.GetGenericArguments()[0];
        if (type.GetGenericTypeDefinition() == typeof(Named<>))
            return elements.Count == 0
                ? [Leaf(line, "{}")]
                : elements.SelectMany(e => OfEntry(line, element, e)).Prepend(line);
        if (elements.Count == 0 || IsSingle(element))
            return [OfSingles(line, type, elements)];
        return elements
            .SelectMany((e, i) => OfValue(new SettingLine($"{line.Path}[{i}]", line.Depth + 1, "-"), element, e))
            .Prepend(line);
    }

    private IEnumerable<SettingLine> OfEntry(SettingLine owner, Type type, object entry)
    {
        var name = (string)entry.GetType().GetProperty("Key")!.GetValue(entry)!;
        var value = entry.GetType().GetProperty("Value")!.GetValue(entry);
        return OfValue(
            new SettingLine(Setting.PathOf(owner.Path, name), owner.Depth + 1, YamlText.Of(name)),
            type,
            value
        );
    }

    private static SettingLine OfSingles(SettingLine line, Type type, List<object> values) =>
        line with
        {
            Items = values.Select(YamlText.Of).DefaultIfEmpty("").ToList(),
            IsList = values.Count != 1 || type.GetGenericTypeDefinition() != typeof(PerElement<>),
        };

    private SettingLine Tagged(SettingLine line)
    {
        if (!tagged.Contains(line.Path))
            return line;
        return line.Provenance == Provenance.Assumed
            ? line with
            {
                IsTagged = true,
            }
            : line with
            {
                IsTagged = true,
                Provenance = Provenance.Assumed,
                Reference = "marked so in the definition",
            };
    }

    private SettingLine Leaf(SettingLine line, string text) => Tagged(line with { Items = [text] });

    private static bool IsSingle(Type type) => type.IsValueType || type == typeof(string);
}
