namespace ProcessChain.Experiments;

/// <summary>Computes what a bound allows in the first test episodes.</summary>
internal sealed class BoundRunner(SupplyExperiment experiment, BoundUnit unit, TestDemand demand, RunTask task)
{
    /// <exception cref="OperationCanceledException">It was stopped; it begins anew when the run is taken up again.</exception>
    public void Run()
    {
        task.Progress.Began(unit, 0);
        var solve = BoundSolver.Of(experiment, unit.Bound, task.Stop);
        var rows = new List<BoundRow>();
        for (var episode = 1; episode <= unit.Episodes; episode++)
        {
            task.Stop.ThrowIfCancellationRequested();
            rows.Add(new BoundRow(Setting.KeyOf($"{unit.Bound}"), episode, solve(demand.PathOf(episode))));
            task.Progress.StepEnded(unit, $"reward {rows[^1].Reward:0.0}");
        }
        AtomicFile.WriteText(
            task.Folder.Part(unit, "bounds"),
            writer =>
            {
                using var table = Csv.Writer(writer);
                rows.ForEach(row => row.Write(table));
            }
        );
        AtomicFile.WriteText(task.Folder.EpisodesPart(unit), "");
    }
}
