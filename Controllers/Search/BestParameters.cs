using System.Runtime.CompilerServices;

namespace ProcessChain;

/// <summary>The best whole numbers for a rule's settings, by its exact cost in the long run.</summary>
internal static class BestParameters
{
    private static readonly ConditionalWeakTable<SystemDefinition, Dictionary<RuleDefinition, RuleDefinition>> Known =
    [];

    /// <summary>Why they cannot be found; nothing where they can.</summary>
    /// <param name="system">A valid system.</param>
    public static IEnumerable<Fault> Validate(SystemDefinition system) =>
        PolicyModel.Validate(system).ToList() is { Count: > 0 } faults ? faults
        : system is IFiniteSystem ? ExactSolution.Validate(system, PolicyModel.MostStates)
        : [];

    /// <summary>
    /// The rule with the numbers that cost least. It is kept as long as the system is in use, so that they are searched for once;
    /// who asks meanwhile waits.
    /// </summary>
    /// <param name="rule">The rule, whose numbers may be open.</param>
    /// <param name="system">A valid system.</param>
    /// <param name="ranges">Among which numbers each of its parameters is searched for.</param>
    /// <param name="all">Whether all of them are tried; else descents from a few of them are enough.</param>
    /// <typeparam name="TRule">The kind of rule.</typeparam>
    public static RuleDefinition Of<TRule>(
        TRule rule,
        SupplyDefinition system,
        IReadOnlyList<WholeRange> ranges,
        bool all = false
    )
        where TRule : RuleDefinition, ITunable
    {
        var known = Known.GetOrCreateValue(system);
        lock (known)
        {
            if (!known.TryGetValue(rule, out var best))
                known[rule] = best = Search(rule, system, ranges, all);
            return best;
        }
    }

    private static RuleDefinition Search(
        ITunable rule,
        SupplyDefinition system,
        IReadOnlyList<WholeRange> ranges,
        bool all
    )
    {
        var descents = new NeighbourhoodDefinition
        {
            Lower = new([.. ranges.Select(range => range.Least)]),
            Upper = new([.. ranges.Select(range => range.Most)]),
        };
        var widest = (int)
            Math.Min(ranges.Max(range => range.Most - range.Least), NeighbourhoodDefinition.MostStarts - 1);
        var search = (all ? descents with { Starts = widest + 1 } : descents).Create(seed: 0);
        var middle = ranges.Select(range => Math.Floor((range.Least + range.Most) / 2)).ToArray();
        return rule.With([.. search.Minimise(CostAt, middle).Point]);

        double CostAt(ReadOnlySpan<double> point) =>
            Math.Min(PolicyModel.Cost(system, rule.With(point)).Middle, double.MaxValue);
    }
}

/// <summary>Whole numbers among which one is searched for.</summary>
/// <param name="Least">The least of them.</param>
/// <param name="Most">The greatest of them.</param>
internal readonly record struct WholeRange(double Least, double Most)
{
    /// <summary>The given number alone; where none is given, all between two others.</summary>
    public static WholeRange OrGiven(int? given, double least, double most) =>
        given is { } number ? new(number, number) : new(least, most);
}
