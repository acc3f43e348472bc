using System.Text;

namespace ProcessChain.Experiments;

/// <summary>
/// Reads an experiment from YAML: strictly, or not at all. Keys are the properties of <see cref="ExperimentDefinition"/>
/// and the records below it, in camelCase. Beside them a file may have <c>presets</c>, parts of a definition by name of which the
/// chosen one is laid over the rest, and <c>defaultPreset</c>, the one taken where the caller chooses none.
/// </summary>
public static class DefinitionReader
{
    private const string PresetsKey = "presets";
    private const string DefaultPresetKey = "defaultPreset";
    private const string PublishedKey = "published.";

    /// <summary>The parts of a definition that a fault in its system can make wrong.</summary>
    private static readonly string[] DependOnSystem =
    [
        "system",
        "controllers",
        "test",
        "training",
        "bounds",
        "metrics",
        "published",
        "overTime",
        "steadyState",
    ];

    private const int LongestText = 32 * 1024 * 1024;

    /// <summary>The experiment that a file defines.</summary>
    /// <param name="path">The file; relative paths within it start from its folder.</param>
    /// <param name="preset">The preset to take; null for the default one of the file, if it has presets.</param>
    /// <param name="kinds">What the key <c>kind</c> can choose; null for <see cref="DefinitionKinds.Standard"/>.</param>
    /// <exception cref="InvalidDefinitionException">Something is wrong with it. All faults are told at once.</exception>
    public static ExperimentDefinition ReadFile(string path, string? preset = null, DefinitionKinds? kinds = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ReadText(TextOf(path), path, preset, kinds);
    }

    /// <summary>The experiment that a text defines.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="name">What to call the text in faults; relative paths within it start from the folder of this name.</param>
    /// <param name="preset">The preset to take; null for the default one of the file, if it has presets.</param>
    /// <param name="kinds">What the key <c>kind</c> can choose; null for <see cref="DefinitionKinds.Standard"/>.</param>
    /// <exception cref="InvalidDefinitionException">Something is wrong with it. All faults are told at once.</exception>
    public static ExperimentDefinition ReadText(
        string text,
        string name,
        string? preset = null,
        DefinitionKinds? kinds = null
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        using var culture = new InvariantCulture();
        var faults = new FaultList(name);
        var definition = Read(text, preset, kinds ?? DefinitionKinds.Standard, faults);
        return definition is null || faults.Any ? throw faults.ToException() : definition;
    }

    /// <summary>The question to classical theory that a file holds.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDefinitionException">Something is wrong with it. All faults are told at once.</exception>
    internal static TheoryProblem ReadTheory(string path)
    {
        using var culture = new InvariantCulture();
        var faults = new FaultList(path);
        var problem = MappingOf(TextOf(path), faults) is { } file
            ? (TheoryProblem?)new Binder(DefinitionKinds.Theory, faults).BindOneOf(typeof(TheoryProblem), file)
            : null;
        foreach (var fault in problem?.Validate().Where(fault => !faults.Touches(fault.Key)).ToList() ?? [])
            faults.Add(faults.LineOf(fault.Key), fault.Key, fault.Message);
        return problem is null || faults.Any ? throw faults.ToException() : problem;
    }

    /// <summary>Real orders, as the demand of the kind <c>file</c> has them; the same in every episode.</summary>
    /// <param name="path">A CSV file with a column <c>date</c> (yyyy-MM-dd) or <c>day</c> (from 0), and a column <c>quantity</c>.</param>
    /// <param name="start">The date of day 0, yyyy-MM-dd; null: the earliest date in the file.</param>
    /// <exception cref="InvalidDefinitionException">The file has faults.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DemandDefinition ReadOrders(string path, string? start = null) =>
        new FileDemand { Path = path, Start = start }.Load("");

    /// <summary>The text of a definition file.</summary>
    /// <exception cref="InvalidDefinitionException">There is none, or it cannot be read.</exception>
    internal static string TextOf(string path)
    {
        if (Directory.Exists(path))
            throw Fault(path, "is a folder; a definition file is needed.");
        try
        {
            if (File.Exists(path) && !OrdinaryFile.HasText(path))
                throw Fault(path, "is empty, or a pipe or device; a definition file is needed.");
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            var text = new char[LongestText + 1];
            var length = reader.ReadBlock(text, 0, text.Length);
            return length <= LongestText
                ? new string(text, 0, length)
                : throw Fault(path, $"is longer than {LongestText} characters.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fault(path, "does not exist.");
        }
        catch (DecoderFallbackException)
        {
            throw Fault(path, "is no text in UTF-8.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Fault(path, $"cannot be read: {e.Message}");
        }
    }

    private static InvalidDefinitionException Fault(string path, string message) =>
        new([new DefinitionFault(path, 0, "", message)]);

    private static ExperimentDefinition? Read(string text, string? preset, DefinitionKinds kinds, FaultList faults) =>
        MappingOf(text, faults) is not { } file ? null
        : file.Find(PresetsKey) is null ? ReadPlain(file, preset, kinds, faults)
        : ReadPresets(file, preset, kinds, faults);

    /// <summary>The keys and values of a text; null where it has none, which is among the faults then.</summary>
    internal static MapNode? MappingOf(string text, FaultList faults)
    {
        var node = NodeLoader.Load(text, faults);
        if (node is not MapNode && !faults.Any)
            faults.Add(
                1,
                "",
                node is null or WordNode { IsNull: true }
                    ? "is empty."
                    : $"is {node.Description}; keys with values are needed."
            );
        return node as MapNode;
    }

    /// <summary>What a file says with the chosen one of its presets alone.</summary>
    /// <param name="file">The file.</param>
    /// <param name="preset">The preset to take; null for the default one of the file, if it has presets.</param>
    /// <param name="faults">Takes what is wrong with the presets.</param>
    /// <param name="chosen">The name of the preset; empty where the file has none.</param>
    internal static MapNode Overlaid(MapNode file, string? preset, FaultList faults, out string chosen)
    {
        chosen = "";
        if (file.Find(PresetsKey) is null)
            return WithoutPresets(file, preset, faults);
        if (PresetsOf(file, faults) is not { } map)
            return CommonPartOf(file);
        chosen = Choose(file, map, preset, faults);
        return map.Find(chosen) is { } entry ? Overlaid(CommonPartOf(file), entry, faults) : CommonPartOf(file);
    }

    private static ExperimentDefinition ReadPlain(
        MapNode file,
        string? preset,
        DefinitionKinds kinds,
        FaultList faults
    ) => Bind(WithoutPresets(file, preset, faults), kinds, faults);

    private static MapNode WithoutPresets(MapNode file, string? preset, FaultList faults)
    {
        if (file.Find(DefaultPresetKey) is { } useless)
            faults.Add(useless.Line, DefaultPresetKey, "is given, but the file has no presets.");
        if (preset is not null)
            faults.Add(1, PresetsKey, $"has no '{preset}': the file has no presets.");
        return file.Without(DefaultPresetKey);
    }

    private static MapNode CommonPartOf(MapNode file) =>
        file.Without(PresetsKey, DefaultPresetKey, RecordShape.PresetKey);

    /// <summary>The presets of a file that has them; null where what stands there is no mapping.</summary>
    private static MapNode? PresetsOf(MapNode file, FaultList faults)
    {
        if (file.Find(RecordShape.PresetKey) is { } fixedPreset)
            faults.Add(
                fixedPreset.Line,
                RecordShape.PresetKey,
                "cannot be given in a file with presets; defaultPreset can."
            );
        var presets = file.Find(PresetsKey)!;
        if (presets.Value is MapNode { Entries.Count: > 0 } map)
            return map;
        faults.Add(
            presets.Line,
            PresetsKey,
            $"is {presets.Value.Description}; names with parts of a definition are needed."
        );
        return null;
    }

    /// <summary>Reads the file with each of its presets, so that the faults of all of them are told, and returns the chosen one.</summary>
    private static ExperimentDefinition? ReadPresets(
        MapNode file,
        string? preset,
        DefinitionKinds kinds,
        FaultList faults
    )
    {
        var common = CommonPartOf(file);
        if (PresetsOf(file, faults) is not { } map)
            return Bind(common, kinds, faults);
        var chosen = Choose(file, map, preset, faults);
        ExperimentDefinition? result = null;
        foreach (var entry in map.Entries)
        {
            var definition = Bind(Overlaid(common, entry, faults), kinds, faults) with { Preset = entry.Key };
            if (string.Equals(entry.Key, chosen, StringComparison.Ordinal))
                result = definition;
        }
        return result;
    }

    private static string Choose(MapNode file, MapNode presets, string? preset, FaultList faults)
    {
        var names = presets.Entries.Select(e => e.Key).ToList();
        var standard = file.Find(DefaultPresetKey);
        var fallback = (standard?.Value as WordNode)?.Text;
        if (standard is not null && !names.Contains(fallback, StringComparer.Ordinal))
            faults.Add(
                standard.Line,
                DefaultPresetKey,
                $"is {standard.Value.Description}; {NearWord.Advice(fallback ?? "", names)}"
            );
        else if (preset is null && fallback is null)
            faults.Add(
                1,
                DefaultPresetKey,
                $"is missing, and no preset was chosen. Allowed: {string.Join(", ", names)}."
            );
        if (preset is not null && !names.Contains(preset, StringComparer.Ordinal))
            faults.Add(file.Find(PresetsKey)!.Line, PresetsKey, $"has no '{preset}'; {NearWord.Advice(preset, names)}");
        return preset ?? fallback ?? "";
    }

    private static MapNode Overlaid(MapNode common, Entry preset, FaultList faults)
    {
        var key = $"{PresetsKey}.{preset.Key}";
        if (!DefinitionName.IsValid(preset.Key))
            faults.Add(preset.Line, key, $"is not a name; {DefinitionName.Rule}");
        if (preset.Value is MapNode top)
            return common.OverlaidBy(top);
        if (preset.Value is not WordNode { IsNull: true })
            faults.Add(preset.Value.Line, key, $"is {preset.Value.Description}; a part of a definition is needed.");
        return common;
    }

    /// <summary>The experiment that a mapping describes; what is wrong with it is among the faults.</summary>
    internal static ExperimentDefinition Bind(MapNode root, DefinitionKinds kinds, FaultList faults)
    {
        var binder = new Binder(kinds, faults);
        var bound = (ExperimentDefinition)binder.BindExperiment(typeof(ExperimentDefinition), root);
        var definition = bound with
        {
            Name = bound.Name ?? "",
            Controllers = bound.Controllers ?? new(),
            Baseline = bound.Baseline ?? "",
            Assumed = new(binder.Assumed),
        };
        foreach (var fault in definition.Validate().Where(fault => !IsEcho(fault, definition, faults)).ToList())
            faults.Add(faults.LineOf(fault.Key), fault.Key, fault.Message);
        return definition;
    }

    /// <summary>Whether a fault may only follow from another: the value complained about is then a default or incomplete.</summary>
    private static bool IsEcho(Fault fault, ExperimentDefinition definition, FaultList faults) =>
        faults.Touches(fault.Key)
        || (fault.Named is { } names ? faults.TouchesNames(names) : IsEcho(fault.Key, definition, faults));

    private static bool IsEcho(string key, ExperimentDefinition definition, FaultList faults) =>
        (
            definition.System is null
            && key is "controllers" or "baseline" or "spread.controller" or "learningTarget.against"
        )
        || (key is "baseline" && faults.Touches($"controllers.{definition.Baseline}"))
        || (key is "spread.controller" && faults.Touches($"controllers.{definition.Spread?.Controller}"))
        || (key is "learningTarget.against" && faults.Touches($"controllers.{definition.LearningTarget?.Against}"))
        || (
            key.StartsWith(PublishedKey, StringComparison.Ordinal)
            && faults.Touches($"controllers.{key[PublishedKey.Length..]}")
        )
        || (DependsOnSystem(key) && IsInDoubt(definition.System, faults));

    /// <summary>Whether a fault in the system can make this setting wrong.</summary>
    private static bool DependsOnSystem(string key) =>
        DependOnSystem.Any(part => key.StartsWith(part, StringComparison.Ordinal));

    /// <summary>Whether the system is not the one that the file means, as far as others depend on it.</summary>
    private static bool IsInDoubt(SystemDefinition? system, FaultList faults) =>
        system is null
        || RecordShape
            .Of(system.GetType())
            .Settings.Where(setting => setting.DecidesOthers)
            .Select(setting => setting.Key)
            .Append(RecordShape.PresetKey)
            .Any(key => faults.Touches($"system.{key}"));
}
