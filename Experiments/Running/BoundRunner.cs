using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary>Computes a bound: in the long run, or in the first test episodes.</summary>
internal sealed class BoundRunner(BoundUnit unit, RunTask task)
{
    private readonly ExperimentDefinition experiment = task.Experiment;
    private readonly IUnitOutput output = task.Store.Open(unit);

    /// <summary>How many steps the progress has.</summary>
    public static int StepsOf(ExperimentDefinition experiment, BoundUnit unit) =>
        unit.Definition is EpisodeBoundDefinition bound ? EpisodeBounds.CountOf(experiment, bound) : 1;

    /// <exception cref="OperationCanceledException">It was stopped; it begins anew when the run is taken up again.</exception>
    public void Run()
    {
        task.Progress?.Began(unit.Id, 0);
        var watch = Stopwatch.StartNew();
        var rows = unit.Definition switch
        {
            EpisodeBoundDefinition bound => OfEpisodes(bound).ToList(),
            LongRunBoundDefinition bound => OfLongRun(bound.Solve(experiment.System, task.Stop)).ToList(),
            _ => throw new InvalidOperationException($"{unit.Definition.GetType().Name} bounds nothing."),
        };
        output.WritePart(Tables.Bounds, rows);
        output.Close(watch.Elapsed.TotalSeconds);
    }

    private IEnumerable<BoundRow> OfEpisodes(EpisodeBoundDefinition bound)
    {
        foreach (var (i, value) in EpisodeBounds.Of(experiment, bound, task.Demand, task.Stop).Index())
        {
            task.Progress?.StepEnded(unit.Id, task.News("bound", value));
            yield return new BoundRow
            {
                Bound = unit.Name,
                Kind = BoundRowKind.Episode,
                Episode = i + 1,
                Lower = value,
                Upper = value,
            };
        }
    }

    private IEnumerable<BoundRow> OfLongRun(LongRunBound found)
    {
        yield return Row(
            found.Kind switch
            {
                BoundKind.Optimum => BoundRowKind.Optimum,
                BoundKind.Bound => BoundRowKind.Bound,
                BoundKind.Known => BoundRowKind.Known,
                _ => BoundRowKind.None,
            },
            found.Value,
            found.Note
        );
        if (found.Kind is BoundKind.Optimum or BoundKind.Bound)
            yield return Row(BoundRowKind.LowerBound, found.LowerBound, note: "");
        task.Progress?.StepEnded(unit.Id, task.News("bound", found.Value.Middle));
    }

    private BoundRow Row(BoundRowKind kind, Bracket bracket, string note) =>
        new()
        {
            Bound = unit.Name,
            Kind = kind,
            Lower = bracket.Lower,
            Upper = bracket.Upper,
            Note = note,
        };
}
