using System.Reflection;
using System.Text;

namespace ProcessChain;

/// <summary>
/// What a system is, before it runs: everything that experiments, controllers, tables and reports need to know of it. A new
/// kind of system is a record of this family and the <see cref="RunningSystem"/> that it creates.
/// </summary>
/// <remarks>Members but <see cref="Validate"/> may be asked of valid definitions only.</remarks>
public abstract record SystemDefinition
{
    /// <summary>The name of the stream of an episode from which all demand is drawn; controllers cannot have it.</summary>
    public const string DemandStream = "customer";

    /// <summary>What a controller decides.</summary>
    public abstract ActionSpace Actions { get; }

    /// <summary>All that can be observed, part by part.</summary>
    public abstract IReadOnlyList<ObservationPart> Observations { get; }

    /// <summary>The keys of those parts that a learning controller sees where it does not choose.</summary>
    public virtual IReadOnlyList<string> StandardObservation => [.. Observations.Select(part => part.Key)];

    /// <summary>What controllers are compared by: one of the <see cref="Figures"/>.</summary>
    public abstract Goal Goal { get; }

    /// <summary>How long an episode is, and whether it ends or is cut off.</summary>
    public abstract Horizon Horizon { get; }

    /// <summary>The figures of an episode.</summary>
    public abstract IReadOnlyList<Column> Figures { get; }

    /// <summary>The flows of a period.</summary>
    public abstract IReadOnlyList<FlowColumn> Flows { get; }

    /// <summary>The names of the elements of <see cref="TraceEvent"/>s, by number; empty where a system traces none.</summary>
    internal virtual IReadOnlyList<string> Elements => [];

    /// <summary>The law of the demand of each market; empty where nothing is demanded.</summary>
    public virtual IReadOnlyList<DemandDefinition> Demands => [];

    /// <summary>The system as a picture in reports; of a kind that draws none a box with its name.</summary>
    internal virtual SystemDrawing Drawing
    {
        get
        {
            var name = GetType().GetCustomAttribute<KindAttribute>(inherit: false)?.Name ?? GetType().Name;
            return SystemDrawing.Line($"the system {name}", [new(name)], []);
        }
    }

    /// <summary>How many inventory positions its view shows (<see cref="SystemView.Position"/>); where units are ordered in places, one for each.</summary>
    public virtual int Positions => 0;

    /// <summary>k: decisions in a period, 1 or more.</summary>
    public virtual int DecisionsPerPeriod => 1;

    /// <summary>Sizes by which learning controllers scale what they observe: a pure function of the laws of demand.</summary>
    internal virtual DemandScale DemandScale => DemandScale.Of(this);

    /// <summary>Everything that is wrong with this definition; nothing when it can be run.</summary>
    public virtual IEnumerable<Fault> Validate() => Ranges.Check(this);

    /// <summary>
    /// What keeps episodes from branching, with <see cref="RunningSystem.CopyFrom"/> and <see cref="RunningSystem.Redraw"/>: a law
    /// whose demand to come cannot be drawn from the middle of an episode, or a kind that copies no states. Nothing where they can.
    /// </summary>
    public virtual IEnumerable<Fault> ValidateBranching() => [new("", "copies no states: its episodes cannot branch.")];

    /// <summary>A system that must be reset before its first step.</summary>
    /// <param name="periods">Periods of an episode; those of the <see cref="Horizon"/> where it has its own.</param>
    public abstract RunningSystem Create(int periods);

    /// <summary>
    /// The system in the form that others are compared with and that traces events, where it has several: slower, and the same to
    /// the last bit.
    /// </summary>
    /// <param name="periods">As for <see cref="Create"/>.</param>
    internal virtual RunningSystem CreateReference(int periods) => Create(periods);

    /// <summary>
    /// The demand of an episode by period, as bounds and searches take it: <c>[period · markets + market]</c>, units. A system with
    /// several markets that draws them otherwise than one after the other overrides it.
    /// </summary>
    /// <param name="episode">All chance comes from its stream of demand.</param>
    /// <param name="periods">Periods of the episode.</param>
    /// <exception cref="InvalidOperationException">The orders of a period are more than can be counted.</exception>
    public virtual int[] PathOf(EpisodeSeed episode, int periods)
    {
        var (stream, units) = (episode.Stream(DemandStream), new int[periods * Demands.Count]);
        new DemandPath([.. Demands.Select(demand => demand.Orders(stream))]).CopyPeriods(units);
        return units;
    }

    /// <summary>The index of a figure among the <see cref="Figures"/>.</summary>
    /// <exception cref="ArgumentException">There is none of this key.</exception>
    public int FigureIndex(string key)
    {
        var index = Figures.Select(figure => figure.Key).ToList().IndexOf(key);
        return index >= 0 ? index : throw new ArgumentException($"There is no figure '{key}'.", nameof(key));
    }

    /// <summary>What is wrong with the law of a market's demand; the keys are those below it.</summary>
    /// <param name="demand">The law.</param>
    /// <param name="periods">Periods of an episode; null where experiments cut episodes off.</param>
    /// <param name="negativeDemand">Whether units may come back; null where the system has no such setting.</param>
    protected internal static IEnumerable<Fault> ValidateDemand(
        DemandDefinition demand,
        int? periods,
        bool? negativeDemand = null
    )
    {
        ArgumentNullException.ThrowIfNull(demand);
        var faults = (periods is { } count ? demand.Validate(count) : demand.Validate()).ToList();
        if (faults.Count == 0 && demand.Least < 0 && negativeDemand != true)
        {
            var remedy = negativeDemand is null ? "" : ", unless negativeDemand is true";
            faults.Add(new("", $"can be {demand.Least}; 0 or more is needed{remedy}."));
        }
        return faults;
    }

    /// <summary>The text of a definition tells its settings; what follows from them may be asked of valid ones only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
