using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace ProcessChain.Experiments;

/// <summary>Does all units of an experiment that are not finished, several side by side.</summary>
internal sealed class ExperimentRunner(IStudy study, RunFolder folder, IRunProgress progress, CancellationToken stop)
{
    /// <summary>How often trainings are saved where nobody says otherwise.</summary>
    public const int UsualSecondsBetweenCheckpoints = 15;

    private readonly ConcurrentBag<Exception> errors = [];

    /// <summary>How much time passes at least between two checkpoints of a training.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(UsualSecondsBetweenCheckpoints);

    /// <summary>Looks whether all checkpoints that would be taken up are whole and of this run.</summary>
    /// <exception cref="InvalidInputException">One is not.</exception>
    public static void CheckCheckpoints(IStudy study, RunFolder folder)
    {
        foreach (var unit in study.Units.Where(unit => !folder.IsFinished(unit)))
        {
            if (File.Exists(folder.Checkpoint(unit)))
                CheckpointFile.Check(folder.Checkpoint(unit), folder.CheckpointKey(unit));
        }
    }

    /// <summary>Runs on so many threads; their number decides nothing but the time.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; what was finished is saved.</exception>
    /// <exception cref="InvalidInputException">A checkpoint cannot be taken up.</exception>
    public void Run(int jobs)
    {
        var longestFirst = study.Units.Where(unit => !folder.IsFinished(unit)).OrderByDescending(study.WorkOf);
        var queue = new ConcurrentQueue<RunUnit>(longestFirst);
        var workers = Math.Max(1, jobs / Math.Max(1, queue.Count));
        var threads = Enumerable
            .Range(0, Math.Min(jobs, queue.Count))
            .Select(_ => new Thread(() => Work(queue, workers)) { IsBackground = true })
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        stop.ThrowIfCancellationRequested();
        if (!errors.IsEmpty)
            ExceptionDispatchInfo.Throw(errors.OfType<InvalidInputException>().FirstOrDefault() ?? errors.First());
    }

    private void Work(ConcurrentQueue<RunUnit> queue, int workers)
    {
        while (!stop.IsCancellationRequested && queue.TryDequeue(out var unit))
            Do(unit, workers);
    }

    private void Do(RunUnit unit, int workers)
    {
        try
        {
            File.Delete(folder.FailedPart(unit));
            study.Do(unit, new RunTask(folder, progress, CheckpointEvery, workers, stop));
            progress.Ended(unit, failure: null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
            when (failure is TrainingDivergedException or SearchDivergedException or InfeasibleActionException)
        {
            AtomicFile.WriteText(folder.FailedPart(unit), failure.Message);
            progress.Ended(unit, failure.Message);
        }
#pragma warning disable CA1031 // Whatever it is, the other units go on, and Run throws it at the end.
        catch (Exception error)
#pragma warning restore CA1031
        {
            errors.Add(error);
            progress.Ended(unit, error.Message);
        }
    }
}
