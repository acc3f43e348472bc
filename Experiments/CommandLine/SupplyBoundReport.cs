using System.Diagnostics;
using System.Threading;

namespace ProcessChain.Experiments;

/// <summary>What no controller of an inventory can surpass in the test episodes, on the screen and in a file.</summary>
internal static class SupplyBoundReport
{
    private const int UsualEpisodes = 1000;

    /// <param name="experiment">Its system must be of the kind inventory.</param>
    /// <param name="episodes">How many of the test episodes; null: all, but at most 1000.</param>
    /// <param name="path">A JSON file for the results; null for none.</param>
    /// <exception cref="InvalidInputException">The system has no such bound, or has not so many test episodes.</exception>
    public static void Solve(SupplyExperiment experiment, int? episodes, string? path)
    {
        OutputFolder.RefuseExisting(path);
        if (experiment.System is not InventoryDefinition)
            throw new InvalidInputException(
                $"{experiment.Name}: there is no bound: only systems of the kind inventory have one."
            );
        if (episodes > experiment.Test.Episodes)
            throw new InvalidInputException(
                $"--episodes: is {episodes}; {experiment.Name} has {experiment.Test.Episodes} test episodes."
            );
        if (path is not null)
            OutputFolder.CreateFor(path);
        var count = episodes ?? Math.Min(UsualEpisodes, experiment.Test.Episodes);
        var demand = new TestDemand(experiment);
        var paths = Enumerable.Range(1, count).Select(demand.PathOf).ToList();
        using var signals = new StopSignals();
        var hindsight = Timed("Hindsight", experiment, SupplyBound.Hindsight, paths, signals.Token);
        var relaxation = Timed("Information relaxation", experiment, SupplyBound.Relaxation, paths, signals.Token);
        Console.Out.WriteLine(
            $"Upper bounds on any controller's mean reward; means of {count} test episodes, ± 95 % confidence."
        );
        if (path is not null)
            JsonFile.Write(
                path,
                new
                {
                    experiment = experiment.Name,
                    seed = experiment.Seed,
                    episodes = count,
                    hindsight,
                    informationRelaxation = relaxation,
                }
            );
    }

    private static Estimate Timed(
        string title,
        SupplyExperiment experiment,
        SupplyBound bound,
        List<int[]> paths,
        CancellationToken stop
    )
    {
        var watch = Stopwatch.StartNew();
        var found = Estimate.Of(paths.Select(BoundSolver.Of(experiment, bound, stop)));
        Console.Out.WriteLine(
            $"{title}: {found.Mean:0.00} ± {found.Ci95:0.00} an episode, {watch.Elapsed.TotalSeconds:0.0} s"
        );
        return found;
    }
}
