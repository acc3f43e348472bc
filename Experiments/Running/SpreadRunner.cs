using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace ProcessChain.Experiments;

/// <summary>Trains a controller with many seeds and tests every agent, on several threads.</summary>
internal sealed class SpreadRunner(SpreadUnit unit, RunTask task)
{
    private readonly ExperimentDefinition experiment = task.Experiment;
    private readonly IUnitOutput output = task.Store.Open(unit);

    /// <exception cref="OperationCanceledException">It was stopped; it begins anew when the run is taken up again.</exception>
    /// <exception cref="TrainingDivergedException">A training diverged; the first by number is told.</exception>
    /// <exception cref="SearchDivergedException">A search diverged; the first by number is told.</exception>
    public void Run()
    {
        task.Progress?.Began(unit.Id, 0);
        var watch = Stopwatch.StartNew();
        var rows = new SpreadRow[unit.Seeds];
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
                    task.Progress?.StepEnded(unit.Id, task.News("seeds", rows[i].Goal));
                }
                catch (Exception failure) when (ExperimentRunner.IsFailure(failure))
                {
                    failures[i] = failure;
                }
            }
        );
        if (Array.Find(failures, failure => failure is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
        output.WritePart(Tables.Spread, rows);
        output.Close(watch.Elapsed.TotalSeconds);
    }

    private SpreadRow RowOf(int training)
    {
        var seed = EpisodeNumbers.TrainingSeed(experiment.Seed, training);
        var goals = TestGoals.Of(experiment, AgentOf(seed), task.Demand, task.Stop);
        return new SpreadRow
        {
            Training = training,
            TrainingSeed = seed,
            Goal = goals.Sum() / experiment.Test.Episodes,
        };
    }

    private IController AgentOf(long seed)
    {
        var budget = experiment.BudgetOf(unit.Definition);
        var training = ValidatedTraining.Of(
            unit.Definition,
            new TrainingTask(experiment.System, budget, seed),
            experiment.Seed
        );
        while (training.FinishedIterations < unit.Definition.IterationsOf(budget))
            training.RunIteration(task.Stop);
        if (unit.Definition.LearnsInTest)
            return training.StillLearning();
        using var agent = new MemoryStream();
        training.SaveAgent(agent);
        agent.Position = 0;
        return unit.Definition.LoadAgent(experiment.System, agent);
    }
}
