using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace ProcessChain.Experiments;

/// <summary>
/// Reads a sweep: a definition file in which any value may be a set of values, and that may have the key <c>sweep</c>. All its
/// points are read, so that what is wrong with any of them is told before anything is run.
/// </summary>
internal static class SweepReader
{
    private const string SweepKey = "sweep";

    /// <summary>The sweep that a user means.</summary>
    /// <param name="source">A built-in one's name, or a file; relative paths within it start from its folder.</param>
    /// <param name="preset">The preset to take; null for the default one of the file, if it has presets.</param>
    /// <param name="kinds">What the key <c>kind</c> can choose.</param>
    /// <exception cref="InvalidInputException">There is none, or something is wrong with it. All faults are told at once.</exception>
    public static SweepPlan Open(string source, string? preset, DefinitionKinds kinds) =>
        ReadText(SweepCatalogue.TextOf(source), source, preset, kinds);

    /// <summary>The sweep that a text defines.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="name">What to call the text in faults; relative paths within it start from the folder of this name.</param>
    /// <param name="preset">The preset to take; null for the default one of the file, if it has presets.</param>
    /// <param name="kinds">What the key <c>kind</c> can choose.</param>
    /// <exception cref="InvalidDefinitionException">Something is wrong with it. All faults are told at once.</exception>
    public static SweepPlan ReadText(string text, string name, string? preset, DefinitionKinds kinds) =>
        ReadText(text, name, preset, kinds, ids: []);

    /// <summary>The sweep that a text defines, whose points were read before: they are not read again.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="name">What to call the text in faults; relative paths within it start from the folder of this name.</param>
    /// <param name="preset">The preset to take; null for the default one of the file, if it has presets.</param>
    /// <param name="kinds">What the key <c>kind</c> can choose.</param>
    /// <param name="ids">The ids of the points; used where no two points are equal.</param>
    /// <exception cref="InvalidDefinitionException">Something is wrong with it. All faults are told at once.</exception>
    public static SweepPlan ReadText(
        string text,
        string name,
        string? preset,
        DefinitionKinds kinds,
        IReadOnlyList<string> ids
    )
    {
        using var culture = new InvariantCulture();
        var faults = new FaultList(name);
        var space = SpaceOf(text, preset, kinds, faults, out var chosen);
        if (space is null || faults.Any)
            throw faults.ToException();
        var isKnown = ids.Count == space.Count;
        var points = isKnown ? Different(space, [.. ids]) : PointsOf(space, chosen, kinds, faults);
        return faults.Any
            ? throw faults.ToException()
            : new SweepPlan(space, points, chosen, kinds, name, isRead: !isKnown);
    }

    /// <summary>The experiment at a place of the space; what is wrong with it is among the faults.</summary>
    public static ExperimentDefinition Bind(
        SweepSpace space,
        int index,
        string preset,
        DefinitionKinds kinds,
        FaultList faults
    ) => DefinitionReader.Bind(space.With(space.ValuesOf(index)), kinds, faults) with { Preset = preset };

    private static SweepSpace? SpaceOf(
        string text,
        string? preset,
        DefinitionKinds kinds,
        FaultList faults,
        out string chosen
    )
    {
        chosen = "";
        if (DefinitionReader.MappingOf(text, faults) is not { } file)
            return null;
        var root = DefinitionReader.Overlaid((MapNode)new SetReader(faults).Read(file, ""), preset, faults, out chosen);
        var sampling = SamplingOf(root.Find(SweepKey), kinds, faults);
        if (faults.Any)
            return null;
        var space = new SweepSpace(root.Without(SweepKey), sampling);
        Check(space, sampling, faults);
        return space;
    }

    private static SweepSampling SamplingOf(Entry? given, DefinitionKinds kinds, FaultList faults)
    {
        if (given is null)
            return new SweepSampling();
        faults.Locate(SweepKey, given.Line);
        if (given.Value is not MapNode map)
        {
            faults.Add(given.Line, SweepKey, $"is {given.Value.Description}; a mapping of keys to values is needed.");
            return new SweepSampling();
        }
        var bound = new Binder(kinds, faults).BindRecord(typeof(SweepSampling), map, SweepKey, out _);
        foreach (var fault in Ranges.Check(bound).Select(fault => fault.Below(SweepKey)))
            faults.Add(faults.LineOf(fault.Key), fault.Key, fault.Message);
        return (SweepSampling)bound;
    }

    private static void Check(SweepSpace space, SweepSampling sampling, FaultList faults)
    {
        var drawn = space.Keys.FirstOrDefault(key => key.Set is SampledNode);
        if (space.IsSampled && sampling.Samples is null)
            faults.Add(
                drawn.Set.Line,
                drawn.Path,
                "is drawn at random, but the number of samples is missing: sweep: { samples: … }."
            );
        else if (!space.IsSampled && sampling.Samples is not null)
            faults.Add(
                faults.LineOf($"{SweepKey}.samples"),
                $"{SweepKey}.samples",
                "is given, but no key is drawn at random (choice, uniform, logUniform)."
            );
        if (space.Count > SweepSpace.MostPoints)
            faults.Add(1, "", $"has {Product(space)} points; at most {SweepSpace.MostPoints} are allowed.");
    }

    private static string Product(SweepSpace space) =>
        string.Join(
            " × ",
            space
                .Keys.Where(key => key.Set is GridNode)
                .Select(key => $"{((GridNode)key.Set).Items.Count} ({key.Path})")
                .Prepend($"{space.Samples} (samples)")
                .Skip(space.IsSampled ? 0 : 1)
        );

    private static List<SweepPoint> PointsOf(SweepSpace space, string preset, DefinitionKinds kinds, FaultList faults)
    {
        var ids = new string?[(int)space.Count];
        var wrong = new InvalidDefinitionException?[ids.Length];
        InParallel(
            ids.Length,
            i =>
            {
                var own = new FaultList(faults.File);
                var experiment = Bind(space, i, preset, kinds, own);
                if (own.Any)
                    wrong[i] = own.ToException();
                else
                    ids[i] = SweepPoint.IdOf(experiment);
            }
        );
        foreach (var fault in wrong.OfType<InvalidDefinitionException>().SelectMany(each => each.Faults).Distinct())
            faults.Keep(fault);
        return Different(space, ids);
    }

    private static List<SweepPoint> Different(SweepSpace space, string?[] ids)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var points = new List<SweepPoint>();
        foreach (var (index, id) in ids.Index())
        {
            if (id is not null && known.Add(id))
                points.Add(new(index, points.Count + 1, id, [.. space.ValuesOf(index).Select(NodeText.Of)]));
        }
        return points;
    }

    private static void InParallel(int count, Action<int> work)
    {
        try
        {
            Parallel.For(0, count, work);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
