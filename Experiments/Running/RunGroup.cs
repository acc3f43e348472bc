using System.Runtime.ExceptionServices;

namespace ProcessChain.Experiments;

/// <summary>Several runs at a time, which share threads: where one has nothing left to begin, the others go on.</summary>
internal static class RunGroup
{
    /// <summary>Does all that is left to do in each run.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="options">How; its threads are those of all of them together.</param>
    /// <param name="progressOf">Who is told how a run gets on.</param>
    /// <param name="stop">Stops all of them.</param>
    /// <returns>The results of each.</returns>
    /// <exception cref="OperationCanceledException">They were stopped; what was finished is saved.</exception>
    public static ExperimentSummary[] Finish(
        IReadOnlyList<ExperimentRun> runs,
        RunOptions options,
        Func<ExperimentRun, IRunProgress> progressOf,
        CancellationToken stop
    )
    {
        var share = runs.Count > 1 ? new ThreadShare(Math.Max(1, options.Jobs)) : null;
        var shared = options with { Share = share };
        var summaries = new ExperimentSummary[runs.Count];
        var failures = new Exception?[runs.Count];
        var threads = Enumerable.Range(0, runs.Count).Select(i => new Thread(() => Finish(i))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (failures.OfType<Exception>().FirstOrDefault() is { } first)
            ExceptionDispatchInfo.Throw(first);
        return summaries;

        void Finish(int i)
        {
            try
            {
                summaries[i] = runs[i].Finish(shared with { Progress = progressOf(runs[i]) }, stop);
            }
#pragma warning disable CA1031 // Whatever it is, the other runs go on, and it is thrown at the end.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                failures[i] = failure;
            }
        }
    }
}
