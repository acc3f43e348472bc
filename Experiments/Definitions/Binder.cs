using System.Reflection;

namespace ProcessChain.Experiments;

/// <summary>Makes definition records out of nodes. What cannot be made becomes a fault and keeps its default.</summary>
internal sealed class Binder(DefinitionKinds kinds, FaultList faults)
{
    private const string SystemKey = "system";

    /// <summary>The type of the system with which kinds have to go; null while it is not known. That which was read last is meant.</summary>
    private Type? system;

    /// <summary>The paths of the keys whose values are tagged <c>!assumed</c>.</summary>
    public SortedSet<string> Assumed { get; } = new(StringComparer.Ordinal);

    /// <summary>The experiment that a file describes: first its system, because that decides what kinds mean.</summary>
    /// <param name="type">The type of the experiment.</param>
    /// <param name="file">The file as a mapping.</param>
    public object BindExperiment(Type type, MapNode file)
    {
        var isGiven = file.Entries.Any(entry => NearWord.IsNear(entry.Key, SystemKey));
        if (!isGiven && RecordShape.Of(type) is var shape)
            system = shape.Settings.FirstOrDefault(s => IsSame(s.Key, SystemKey))?.Get(shape.Default)?.GetType();
        return BindRecord(type, file, "", out _);
    }

    /// <summary>The record that a whole file describes, of the family from which its key <c>kind</c> chooses; null where it has faults.</summary>
    /// <param name="family">The type that all of them have.</param>
    /// <param name="file">The file as a mapping.</param>
    public object? BindOneOf(Type family, MapNode file) => BindKind(family, file, "");

    /// <summary>The record that a mapping describes.</summary>
    /// <param name="type">The type of the record.</param>
    /// <param name="map">The mapping.</param>
    /// <param name="path">The path of the mapping in its file.</param>
    /// <param name="complete">Whether it has every value that has no default; those it has not are null.</param>
    public object BindRecord(Type type, MapNode map, string path, out bool complete)
    {
        var shape = RecordShape.Of(type);
        var preset = PresetOf(shape, map, path);
        var record = preset ?? shape.New();
        var unset = shape.Settings.Where(s => s.IsRequired && preset is null).ToList();
        foreach (var entry in map.Entries.OrderBy(entry => DecidesKinds(shape, entry) ? 0 : 1))
        {
            var key = Setting.PathOf(path, entry.Key);
            Note(key, entry);
            if (shape.IsSelector(entry.Key))
                continue;
            if (shape.Settings.FirstOrDefault(s => IsSame(s.Key, entry.Key)) is not { } setting)
                faults.Add(entry.Line, key, shape.AdviceFor(entry.Key));
            else if (TryBind(setting, entry, key, out var value))
            {
                setting.Set(record, value);
                unset.Remove(setting);
            }
        }
        foreach (var setting in unset.Where(s => map.Find(s.Key) is null))
            faults.Add(faults.LineOf(path), Setting.PathOf(path, setting.Key), "is missing.");
        complete = unset.Count == 0;
        return record;
    }

    private object? PresetOf(RecordShape shape, MapNode map, string path)
    {
        if (shape.Presets.Count == 0 || map.Find(RecordShape.PresetKey) is not { } chosen)
            return null;
        var name = (chosen.Value as WordNode)?.Text ?? "";
        if (shape.Presets.ContainsKey(name))
            return shape.CopyOf(name);
        RefuseWord(chosen, Setting.PathOf(path, RecordShape.PresetKey), shape.Presets.Keys);
        return null;
    }

    private void Note(string key, Entry entry)
    {
        faults.Locate(key, entry.Line);
        if (entry.Value.Assumed)
            Assumed.Add(key);
    }

    private bool TryBind(Setting setting, Entry entry, string path, out object? value)
    {
        value = null;
        if (IsNoValue(setting, entry.Value))
            return true;
        value = BindValue(Nullable.GetUnderlyingType(setting.Type) ?? setting.Type, entry.Value, path);
        return value is not null;
    }

    private static bool IsNoValue(Setting setting, Node value) =>
        value is WordNode word
        && (setting.CanBeOptimal ? IsSame(word.Text, OrOptimalAttribute.Word) : setting.AllowsNull && word.IsNull);

    private object? BindValue(Type type, Node node, string path)
    {
        if (ScalarText.Knows(type))
            return BindScalar(type, node, path);
        if (type.IsValueType)
            return BindTuple(type, node, path);
        if (type.IsGenericType)
            return BindGeneric(type, node, path);
        if (node is not MapNode map)
            return Refuse(node, path, "a mapping of keys to values is needed.");
        if (type.IsAbstract)
            return BindKind(type, map, path);
        var record = BindRecord(type, map, path, out var complete);
        return complete ? record : null;
    }

    private object? BindScalar(Type type, Node node, string path)
    {
        if (node is not WordNode word)
            return Refuse(node, path, type == typeof(string) ? "a text is needed." : "a single value is needed.");
        var (value, needed) = ScalarText.Parse(type, word);
        return value ?? Refuse(node, path, needed);
    }

    /// <summary>A small struct is written as the list of its parts, e.g. [low, high].</summary>
    private object? BindTuple(Type type, Node node, string path)
    {
        var constructor = type.GetConstructors()[0];
        var parts = constructor.GetParameters();
        if (node is not ListNode list || list.Items.Count != parts.Length)
            return Refuse(node, path, $"[{string.Join(", ", parts.Select(p => Setting.KeyOf(p.Name!)))}] is needed.");
        var values = list.Items.Zip(parts, (item, part) => BindValue(part.ParameterType, item, path)).ToArray();
        return values.Contains(null) ? null : constructor.Invoke(values);
    }

    private object? BindGeneric(Type type, Node node, string path)
    {
        var shape = type.GetGenericTypeDefinition();
        var method =
            shape == typeof(PerElement<>) ? nameof(BindPerElement)
            : shape == typeof(Several<>) ? nameof(BindSeveral)
            : shape == typeof(Named<>) ? nameof(BindNamed)
            : throw new NotSupportedException($"{path}: definition files have no form for {type}.");
        return typeof(Binder)
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(type.GetGenericArguments())
            .Invoke(this, BindingFlags.DoNotWrapExceptions, null, [node, path], null);
    }

    private PerElement<T>? BindPerElement<T>(Node node, string path)
        where T : struct, IEquatable<T>
    {
        var items = node is ListNode list ? list.Items : [node];
        if (items.Count > 0)
            return BindItems<T>(items, path) is { } values ? new PerElement<T>(values) : null;
        Refuse(node, path, "one value, or one for each element, is needed.");
        return null;
    }

    private Several<T>? BindSeveral<T>(Node node, string path)
        where T : notnull
    {
        if (node is ListNode list)
            return BindItems<T>(list.Items, path) is { } values ? new Several<T>(values) : null;
        Refuse(node, path, "a list is needed.");
        return null;
    }

    private T[]? BindItems<T>(IReadOnlyList<Node> items, string path)
    {
        var values = new List<T>(items.Count);
        foreach (var (index, item) in items.Index())
        {
            var key = $"{path}[{index}]";
            faults.Locate(key, item.Line);
            if (BindValue(typeof(T), item, key) is T value)
                values.Add(value);
        }
        return values.Count == items.Count ? values.ToArray() : null;
    }

    private Named<T>? BindNamed<T>(Node node, string path)
        where T : notnull
    {
        if (node is not MapNode map)
        {
            Refuse(node, path, "a mapping of names to values is needed.");
            return null;
        }
        var values = new List<KeyValuePair<string, T>>();
        foreach (var entry in map.Entries)
        {
            var key = Setting.PathOf(path, entry.Key);
            Note(key, entry);
            if (!DefinitionName.IsValid(entry.Key))
                faults.Add(entry.Line, key, $"is not a name; {DefinitionName.Rule}");
            else if (BindValue(typeof(T), entry.Value, key) is T value)
                values.Add(new(entry.Key, value));
        }
        return new Named<T>(values);
    }

    private object? BindKind(Type family, MapNode map, string path)
    {
        var names = kinds.NamesFor(family, system).ToList();
        if (map.Find(RecordShape.KindKey) is not { } kind)
        {
            faults.Add(faults.LineOf(path), path, $"has no key kind. Allowed: {string.Join(", ", names)}.");
            return null;
        }
        var word = (kind.Value as WordNode)?.Text ?? "";
        if (system is null && kinds.DependsOnSystem(family, word))
            return null; // The fault is the system's.
        if (kinds.Find(family, word, system) is { } type)
        {
            var value = BindValue(type, map, path);
            if (typeof(SystemDefinition).IsAssignableFrom(type))
                system = type;
            return value switch
            {
                FileDemand file => OrdersOfFile.Take(file, path, faults, Assumed),
                AgentDefinition agent => AgentOfRun.Take(agent, path, kinds, faults),
                IModelOfFile model => ModelOfFile.Take(model, path, faults),
                _ => value,
            };
        }
        RefuseKind(family, kind, word, Setting.PathOf(path, RecordShape.KindKey), names);
        return null;
    }

    private void RefuseKind(Type family, Entry entry, string word, string path, IReadOnlyList<string> allowed)
    {
        var others = string.Join(" and ", kinds.SystemsOf(family, word));
        if (others.Length == 0)
            RefuseWord(entry, path, allowed);
        else
            faults.Add(
                entry.Value.Line,
                path,
                $"is {word}, which controls systems of the kind {others}; this one is {DefinitionKinds.NameOf(system!)}. "
                    + $"Allowed: {string.Join(", ", allowed)}."
            );
    }

    private void RefuseWord(Entry entry, string path, IEnumerable<string> allowed) =>
        Refuse(entry.Value, path, NearWord.Advice((entry.Value as WordNode)?.Text ?? "", allowed));

    private object? Refuse(Node node, string path, string needed)
    {
        if (!faults.Has(path))
            faults.Add(node.Line, path, $"is {node.Description}; {needed}");
        return null;
    }

    /// <summary>Whether a key is that of a system: what kinds mean beside it depends on it.</summary>
    private static bool DecidesKinds(RecordShape shape, Entry entry) =>
        shape.Settings.Any(s => IsSame(s.Key, entry.Key) && typeof(SystemDefinition).IsAssignableFrom(s.Type));

    private static bool IsSame(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
