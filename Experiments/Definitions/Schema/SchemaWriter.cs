using System.Collections;
using System.Text.Json.Nodes;

namespace ProcessChain.Experiments;

/// <summary>Makes a JSON Schema of definition records; each type is described once and referred to.</summary>
internal sealed class SchemaWriter(DefinitionKinds kinds)
{
    /// <summary>Shares may be written in per cent.</summary>
    private const string PerCent = "^[0-9.]+ ?%$";

    private const string Definitions = "definitions";
    private readonly XmlDocs docs = new();
    private readonly JsonObject definitions = [];

    /// <summary>The schema of files that hold an experiment of one of the types, with or without presets.</summary>
    public JsonObject Write(params IReadOnlyList<Type> experiments)
    {
        var forms = experiments.Select(type => (JsonNode?)ExperimentOf(type)).ToArray();
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "An experiment of ProcessChain",
            ["anyOf"] = new JsonArray(forms),
            [Definitions] = definitions,
        };
    }

    /// <summary>An experiment whose presets may hold what is required.</summary>
    private JsonObject ExperimentOf(Type type)
    {
        var schema = RecordOf(type);
        var properties = (JsonObject)schema["properties"]!;
        var keys = properties.Select(property => (JsonNode?)property.Key).ToArray();
        properties["defaultPreset"] = new JsonObject { ["type"] = "string" };
        properties["presets"] = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = new JsonObject
            {
                ["type"] = new JsonArray("object", "null"),
                ["propertyNames"] = new JsonObject { ["enum"] = new JsonArray(keys) },
            },
        };
        if (schema["required"] is { } required)
        {
            schema.Remove("required");
            schema["anyOf"] = new JsonArray(
                new JsonObject { ["required"] = required },
                new JsonObject { ["required"] = new JsonArray("presets") }
            );
        }
        return schema;
    }

    private JsonObject RecordOf(Type type)
    {
        var shape = RecordShape.Of(type);
        var properties = new JsonObject();
        if (shape.Kind is { } kind)
            properties[RecordShape.KindKey] = new JsonObject { ["const"] = kind };
        if (shape.Presets.Count > 0)
            properties[RecordShape.PresetKey] = WordsOf(shape.Presets.Keys);
        foreach (var setting in shape.Settings)
            properties[setting.Key] = SettingOf(setting, shape);
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        Describe(schema, docs.Of(type));
        var required = shape.Settings.Where(s => s.IsRequired && shape.Presets.Count == 0).Select(s => s.Key);
        if (required.Concat(shape.Kind is null ? [] : [RecordShape.KindKey]).ToList() is { Count: > 0 } keys)
            schema["required"] = ArrayOf(keys);
        return schema;
    }

    private JsonObject SettingOf(Setting setting, RecordShape shape)
    {
        var schema = ValueOf(Nullable.GetUnderlyingType(setting.Type) ?? setting.Type, setting);
        if (setting.CanBeOptimal)
            schema = AnyOf(schema, new JsonObject { ["const"] = OrOptimalAttribute.Word });
        else if (setting.AllowsNull)
            schema = AnyOf(schema, new JsonObject { ["type"] = "null" });
        // A reference has no neighbours in draft 7.
        if (schema.ContainsKey("$ref"))
            schema = new JsonObject { ["allOf"] = new JsonArray(schema) };
        var (source, assumption) = (setting.Source, setting.Assumption);
        Describe(
            schema,
            docs.Of(setting.Property),
            source is null ? "" : $"Source: {source}.",
            assumption is null ? "" : $"Assumed: {assumption}."
        );
        if (DefaultOf(setting.Get(shape.Default)) is { } value)
            schema["default"] = value;
        return schema;
    }

    private JsonObject ValueOf(Type type, Setting? setting)
    {
        if (type.IsEnum)
            return WordsOf(Enum.GetNames(type).Select(Setting.KeyOf));
        if (ScalarText.Knows(type))
            return ScalarOf(type, setting?.Range);
        if (type.IsValueType)
            return TupleOf(type, setting);
        if (type.IsGenericType)
            return ListOf(type, setting);
        return type.IsAbstract ? AnyOf(kinds.TypesOf(type).Select(Reference).ToArray()) : Reference(type);
    }

    private static JsonObject ScalarOf(Type type, RangeAttribute? range)
    {
        var schema = new JsonObject
        {
            ["type"] =
                type == typeof(string) ? "string"
                : type == typeof(bool) ? "boolean"
                : type == typeof(double) ? "number"
                : "integer",
        };
        if (range is null)
            return schema;
        if (double.IsFinite(range.Least))
            schema[range.AboveLeast ? "exclusiveMinimum" : "minimum"] = range.Least;
        if (double.IsFinite(range.Most))
            schema[range.BelowMost ? "exclusiveMaximum" : "maximum"] = range.Most;
        List<JsonNode?> forms = [schema];
        if (range.OrZero)
            forms.Insert(0, new JsonObject { ["const"] = 0 });
        if (type == typeof(double) && range is { Least: >= 0, Most: <= 1 })
            forms.Add(new JsonObject { ["type"] = "string", ["pattern"] = PerCent });
        return forms.Count > 1 ? AnyOf([.. forms]) : schema;
    }

    private JsonObject TupleOf(Type type, Setting? setting)
    {
        var parts = type.GetConstructors()[0].GetParameters();
        return new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonArray(parts.Select(part => (JsonNode?)ValueOf(part.ParameterType, setting)).ToArray()),
            ["minItems"] = parts.Length,
            ["maxItems"] = parts.Length,
        };
    }

    private JsonObject ListOf(Type type, Setting? setting)
    {
        var (form, element) = (type.GetGenericTypeDefinition(), type.GetGenericArguments()[0]);
        if (form == typeof(Named<>))
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = ValueOf(element, setting) };
        var list = new JsonObject { ["type"] = "array", ["items"] = ValueOf(element, setting) };
        var isPerElement = form == typeof(PerElement<>);
        if (setting?.Count is { } count)
            (list["minItems"], list["maxItems"]) = (count.Least, count.Most);
        else if (isPerElement)
            list["minItems"] = 1;
        return isPerElement ? AnyOf(ValueOf(element, setting), list) : list;
    }

    private JsonObject Reference(Type type)
    {
        if (!definitions.ContainsKey(type.Name))
        {
            definitions[type.Name] = null;
            definitions[type.Name] = RecordOf(type);
        }
        return new JsonObject { ["$ref"] = $"#/{Definitions}/{type.Name}" };
    }

    private static JsonObject AnyOf(params JsonNode?[] schemas) => new() { ["anyOf"] = new JsonArray(schemas) };

    private static JsonObject WordsOf(IEnumerable<string> words) => new() { ["enum"] = ArrayOf(words) };

    private static JsonArray ArrayOf(IEnumerable<string> words) => new(words.Select(word => (JsonNode?)word).ToArray());

    private static void Describe(JsonObject schema, params IEnumerable<string> sentences)
    {
        var text = string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
        if (text.Length > 0)
            schema["description"] = text;
    }

    /// <summary>A default that is a single value or a list of them; null for all others.</summary>
    private static JsonNode? DefaultOf(object? value) =>
        value switch
        {
            string text => text,
            bool flag => flag,
            int number => number,
            long number => number,
            double number => number,
            Enum word => Setting.KeyOf($"{word}"),
            IntRange range => new JsonArray(range.Low, range.High),
            IEnumerable list when list.Cast<object>().Select(DefaultOf).ToArray() is var items => ListOf(list, items),
            _ => null,
        };

    private static JsonNode? ListOf(IEnumerable list, JsonNode?[] items) =>
        items.Contains(null) || items.Length == 0 ? null
        : items.Length == 1 && list.GetType().GetGenericTypeDefinition() == typeof(PerElement<>) ? items[0]
        : new JsonArray(items);
}
