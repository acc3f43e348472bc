using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace ProcessChain.Experiments;

/// <summary>Is told how a sweep gets on; by several threads.</summary>
internal interface ISweepProgress
{
    /// <param name="point">The point.</param>
    /// <param name="result">What it has come to.</param>
    void Ended(SweepPoint point, PointResult result);
}

/// <summary>Does some points of a sweep on this machine, several side by side. What was done is kept, whatever ends it.</summary>
/// <param name="folder">The sweep.</param>
/// <param name="options">How; nothing of it changes results.</param>
/// <param name="progress">Is told how it gets on.</param>
/// <param name="stop">Stops it within moments.</param>
internal sealed class SweepRunner(
    SweepFolder folder,
    SweepOptions options,
    ISweepProgress progress,
    CancellationToken stop
)
{
    private volatile ExceptionDispatchInfo? trouble;

    /// <summary>Does the points.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; what was finished is saved, and so are trainings under way.</exception>
    /// <exception cref="IOException">What a point has come to cannot be written: no further point is begun.</exception>
    public void Run(IReadOnlyCollection<SweepPoint> points)
    {
        var queue = new ConcurrentQueue<SweepPoint>(points);
        var gate = new MemoryGate(options.Memory);
        using var times = folder.TimesOf(options.Worker);
        var jobs = Math.Max(1, options.Jobs);
        var each = Math.Max(1, jobs / Math.Max(1, points.Count));
        var threads = Enumerable
            .Range(0, Math.Min(jobs, points.Count))
            .Select(_ => new Thread(() => Work(queue, gate, each, times)) { IsBackground = true })
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        trouble?.Throw();
        stop.ThrowIfCancellationRequested();
    }

    private void Work(ConcurrentQueue<SweepPoint> queue, MemoryGate gate, int jobs, PointTimes times)
    {
        while (!stop.IsCancellationRequested && trouble is null && !queue.IsEmpty)
        {
            using var room = gate.Enter();
            if (queue.TryDequeue(out var point) && Do(point, jobs, times) is { } result)
                progress.Ended(point, result);
        }
    }

    /// <summary>What a point comes to; null where it was stopped.</summary>
    private PointResult? Do(SweepPoint point, int jobs, PointTimes times)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var result = ResultOf(point, jobs);
            Save(point, result, watch, times);
            return trouble is null ? result : null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return PointResult.OfFailure($"A file could not be read or written: {failure.Message}");
        }
    }

    private void Save(SweepPoint point, PointResult result, Stopwatch watch, PointTimes times)
    {
        try
        {
            folder.Write(point, result);
            if (!result.HasFailed)
                folder.DeleteCheckpoints(point);
            times.Note(point, watch.Elapsed.TotalSeconds);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            trouble = ExceptionDispatchInfo.Capture(failure);
        }
    }

    private PointResult ResultOf(SweepPoint point, int jobs)
    {
        try
        {
            var experiment = folder.Plan.Open(point);
            var store = new PointStore(experiment, folder.CheckpointsOf(point), SweepFolder.KeyOf(point));
            if (WorkUnit.Of(experiment).Any(unit => unit.Training is not null))
                Directory.CreateDirectory(folder.CheckpointsOf(point));
            var run = new RunOptions { Jobs = jobs, CheckpointEvery = options.CheckpointEvery };
            new ExperimentRunner(new(WithoutPeriods(experiment), store, new(experiment), run, stop)).Run();
            return PointSummary.Of(store.Results());
        }
        catch (Exception failure)
            when (failure is not (IOException or UnauthorizedAccessException or OperationCanceledException))
        {
            return PointResult.OfFailure(
                failure switch
                {
                    InvalidInputException or TooLargeException => failure.Message,
                    OutOfMemoryException => "There was not enough memory: fewer --jobs, or more --memory.",
                    _ => $"{failure.GetType().Name}: {failure.Message}",
                }
            );
        }
    }

    /// <summary>A sweep tells no periods.</summary>
    private static ExperimentDefinition WithoutPeriods(ExperimentDefinition experiment) =>
        experiment with
        {
            Test = experiment.Test with { DetailedEpisodes = 0 },
        };
}

/// <summary>How a sweep is done; nothing of it changes results.</summary>
internal sealed record SweepOptions
{
    /// <summary>Threads, 1 or more.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Bytes of memory beyond which no further point is begun while others are under way.</summary>
    public long Memory { get; init; } = MemoryGate.Usual;

    /// <summary>How much time passes at least between two checkpoints of a training.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(RunOptions.UsualSecondsBetweenCheckpoints);

    /// <summary>Who does it: the name of its file of times.</summary>
    public string Worker { get; init; } = "local";
}
