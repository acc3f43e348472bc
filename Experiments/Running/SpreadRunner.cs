using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace ProcessChain.Experiments;

/// <summary>Trains a controller with many seeds and tests every agent, on several threads.</summary>
internal sealed class SpreadRunner(SupplyExperiment experiment, SpreadUnit unit, TestDemand demand, RunTask task)
{
    private readonly SupplyLearningDefinition definition = (SupplyLearningDefinition)
        experiment.Controllers.Single(entry => entry.Key == unit.Spread.Controller).Value;

    /// <exception cref="OperationCanceledException">It was stopped; it begins anew when the run is taken up again.</exception>
    /// <exception cref="TrainingDivergedException">A training diverged; the first by number is told.</exception>
    /// <exception cref="SearchDivergedException">A search diverged; the first by number is told.</exception>
    public void Run()
    {
        task.Progress.Began(unit, 0);
        var rows = new SpreadRow[unit.Spread.Seeds];
        var failures = new Exception?[rows.Length];
        Parallel.For(
            0,
            rows.Length,
            new ParallelOptions { MaxDegreeOfParallelism = task.Workers, CancellationToken = task.Stop },
            i =>
            {
                try
                {
                    rows[i] = RowOf(i + 1);
                    task.Progress.StepEnded(unit, $"seeds, reward {rows[i].Reward:0.0}");
                }
                catch (Exception failure) when (failure is TrainingDivergedException or SearchDivergedException)
                {
                    failures[i] = failure;
                }
            }
        );
        if (Array.Find(failures, failure => failure is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
        AtomicFile.WriteText(
            task.Folder.Part(unit, "spread"),
            writer =>
            {
                using var table = Csv.Writer(writer);
                Array.ForEach(rows, row => row.Write(table));
            }
        );
        AtomicFile.WriteText(task.Folder.EpisodesPart(unit), "");
    }

    private SpreadRow RowOf(int training)
    {
        var seed = EpisodeNumbers.TrainingSeed(experiment.Seed, training);
        var controller = Agent(seed);
        var system = experiment.System.Create();
        var sum = 0.0;
        for (var episode = 1; episode <= experiment.Test.Episodes; episode++)
        {
            var numbered = EpisodeNumbers.Test(experiment.Seed, episode);
            system.Play(controller, numbered, demand.PathOf(episode));
            sum += system.Figures.Reward;
        }
        return new SpreadRow(training, seed, sum / experiment.Test.Episodes);
    }

    private ISupplyController Agent(long seed)
    {
        var training = definition.Create(experiment.System, seed, workers: 1);
        while (training.FinishedIterations < training.Iterations)
            training.RunIteration(task.Stop);
        using var agent = new MemoryStream();
        training.SaveAgent(agent);
        agent.Position = 0;
        return definition.LoadAgent(experiment.System, agent);
    }
}
