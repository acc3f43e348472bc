using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace ProcessChain.Experiments;

/// <summary>Does all units of an experiment that are not finished, several side by side.</summary>
internal sealed class ExperimentRunner(RunTask task)
{
    private readonly ConcurrentBag<Exception> errors = [];

    /// <summary>Whether an exception is a result of a controller, not an error of the program or of its surroundings.</summary>
    public static bool IsFailure(Exception reason) =>
        reason
            is TrainingDivergedException
                or SearchDivergedException
                or InfeasibleActionException
                or OnnxOutputException;

    /// <summary>Runs on as many threads as the options say; their number decides nothing but the time.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; what was finished is saved.</exception>
    /// <exception cref="InvalidInputException">A checkpoint cannot be taken up.</exception>
    public void Run()
    {
        var units = WorkUnit.Of(task.Experiment).Where(unit => !task.Store.IsFinished(unit)).ToList();
        task.Progress?.Planned([.. units.Select(unit => new PlannedUnit(unit.Id, StepsOf(unit)))]);
        var queue = new ConcurrentQueue<WorkUnit>(units.OrderByDescending(WorkOf));
        var jobs = Math.Max(1, task.Options.Jobs);
        var each = task with { Workers = Math.Max(1, jobs / Math.Max(1, queue.Count)) };
        // Where runs share threads one more waits than can be under way, so that the longest that is left is always asked for.
        var workers = task.Options.Share is null ? jobs : jobs + 1;
        // This thread is one of them: a thread of its own for each point of a sweep takes longer than a small point.
        var threads = Enumerable
            .Range(1, Math.Max(0, Math.Min(workers, queue.Count) - 1))
            .Select(_ => new Thread(() => Work(queue, each)) { IsBackground = true })
            .ToList();
        threads.ForEach(thread => thread.Start());
        Work(queue, each);
        threads.ForEach(thread => thread.Join());
        task.Stop.ThrowIfCancellationRequested();
        if (!errors.IsEmpty)
            ExceptionDispatchInfo.Throw(errors.OfType<InvalidInputException>().FirstOrDefault() ?? errors.First());
    }

    /// <summary>How much work a unit is, to begin with the longest: trainings by their decisions, then what takes a solver.</summary>
    private double WorkOf(WorkUnit unit)
    {
        const double Training = 1e18;
        const double Solver = 1e17;
        var experiment = task.Experiment;
        if (unit is not ControllerUnit controller)
            return Solver;
        if (controller.Definition is not LearningDefinition learning)
            return (double)experiment.Test.EpisodesAtMost * experiment.TestPeriods;
        var budget = experiment.BudgetOf(learning);
        var periods = (double)learning.IterationsOf(budget) * budget.PeriodsOf(experiment.System);
        return Training + (periods * experiment.System.DecisionsPerPeriod);
    }

    private int StepsOf(WorkUnit unit) =>
        unit switch
        {
            ControllerUnit controller => ControllerRunner.StepsOf(task.Experiment, controller),
            BoundUnit bound => BoundRunner.StepsOf(task.Experiment, bound),
            SpreadUnit spread => spread.Seeds,
            _ => 1,
        };

    private void Work(ConcurrentQueue<WorkUnit> queue, RunTask each)
    {
        while (!task.Stop.IsCancellationRequested && queue.TryDequeue(out var unit))
            Do(unit, each);
    }

    private void Do(WorkUnit unit, RunTask each)
    {
        try
        {
            using var turn = task.Options.Share?.Enter(WorkOf(unit), task.Stop);
            Run(unit, each);
            task.Progress?.Ended(unit.Id, failure: null);
        }
        catch (OperationCanceledException) when (task.Stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (IsFailure(failure))
        {
            task.Store.Fail(unit, failure.Message);
            task.Progress?.Ended(unit.Id, failure.Message);
        }
#pragma warning disable CA1031 // Whatever it is, the other units go on, and Run throws it at the end.
        catch (Exception error)
#pragma warning restore CA1031
        {
            errors.Add(error);
            task.Progress?.Ended(unit.Id, error.Message);
        }
    }

    private static void Run(WorkUnit unit, RunTask each)
    {
        switch (unit)
        {
            case ControllerUnit controller:
                new ControllerRunner(controller, each).Run();
                break;
            case BoundUnit bound:
                new BoundRunner(bound, each).Run();
                break;
            case SpreadUnit spread:
                new SpreadRunner(spread, each).Run();
                break;
        }
    }
}
