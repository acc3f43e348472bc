using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace ProcessChain.Experiments;

/// <summary>
/// Reads a sweep: a definition file in which any value may be a set of values, and that may have the keys <c>sweep</c> and
/// <c>tuning</c>. All its points are read, so that what is wrong with any of them is told before anything is run.
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
    ) => space.At(Bind(space.With(space.ValuesOf(index)), preset, kinds, faults));

    /// <summary>The experiment that a definition without sets describes; what is wrong with it is among the faults.</summary>
    public static ExperimentDefinition Bind(MapNode root, string preset, DefinitionKinds kinds, FaultList faults) =>
        DefinitionReader.Bind(root, kinds, faults) with
        {
            Preset = preset,
        };

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
        var sampling = Settings<SweepSampling>(root, SweepKey, kinds, faults) ?? new SweepSampling();
        var tuning = Settings<TuningDefinition>(root, TuningChecks.Key, kinds, faults);
        var definition = root.Without(SweepKey, TuningChecks.Key);
        if (tuning is not null && !faults.Any)
            new TuningChecks(tuning, sampling, faults).Check(SweepSpace.KeysIn(definition));
        if (faults.Any)
            return null;
        return tuning is null
            ? Product(definition, sampling, faults)
            : Candidates(definition, tuning, sampling, chosen, kinds, faults);
    }

    /// <summary>What a key of the file sets; null where it is left out.</summary>
    private static T? Settings<T>(MapNode root, string key, DefinitionKinds kinds, FaultList faults)
        where T : class, new()
    {
        if (root.Find(key) is not { } given)
            return null;
        faults.Locate(key, given.Line);
        if (given.Value is not MapNode map)
        {
            faults.Add(given.Line, key, $"is {given.Value.Description}; a mapping of keys to values is needed.");
            return new T();
        }
        var bound = new Binder(kinds, faults).BindRecord(typeof(T), map, key, out _);
        foreach (var fault in Ranges.Check(bound).Select(fault => fault.Below(key)))
            faults.Add(faults.LineOf(fault.Key), fault.Key, fault.Message);
        return (T)bound;
    }

    private static CandidateSpace Candidates(
        MapNode definition,
        TuningDefinition tuning,
        SweepSampling sampling,
        string preset,
        DefinitionKinds kinds,
        FaultList faults
    )
    {
        var space = new CandidateSpace(definition, tuning, sampling);
        var start = Bind(space.DefinitionOf(candidate: null), preset, kinds, faults);
        if (faults.Any)
            return space;
        foreach (var fault in tuning.Validate(start, space.Keys.Select(key => key.Path)))
            faults.Add(faults.LineOf(fault.Key), fault.Key, fault.Message);
        return space;
    }

    private static ProductSpace Product(MapNode definition, SweepSampling sampling, FaultList faults)
    {
        var space = new ProductSpace(definition, sampling);
        foreach (var key in space.Keys.Where(key => key.Set is RungsNode || key.Set.Start is not null))
            faults.Add(
                key.Set.Line,
                key.Path,
                "has 'rungs' or a 'start', which are for tunings: the key 'tuning' is missing."
            );
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
        if (!faults.Any && space.Count > SweepSpace.MostPoints)
            faults.Add(1, "", $"has {Product(space)} points; at most {SweepSpace.MostPoints} are allowed.");
        return space;
    }

    private static string Product(ProductSpace space) =>
        string.Join(
            " × ",
            space
                .Keys.Where(key => key.Set is GridNode)
                .Select(key => $"{((GridNode)key.Set).Items.Count} ({key.Path})")
                .Prepend($"{space.Samples} (samples)")
                .Skip(space.IsSampled ? 0 : 1)
        );

    /// <summary>The points that differ; what is wrong with any is among the faults.</summary>
    public static List<SweepPoint> PointsOf(SweepSpace space, string preset, DefinitionKinds kinds, FaultList faults)
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
