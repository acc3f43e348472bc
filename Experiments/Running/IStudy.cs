using System.Threading;

namespace ProcessChain.Experiments;

/// <summary>What the run of an experiment consists of: one implementation for each kind of experiment.</summary>
internal interface IStudy
{
    /// <summary>The definition.</summary>
    IExperiment Experiment { get; }

    /// <summary>All units, in the order of the definition.</summary>
    IReadOnlyList<RunUnit> Units { get; }

    /// <summary>The tables and summaries that a repetition must give again.</summary>
    IEnumerable<string> ResultFiles(RunFolder folder);

    /// <summary>How much work a unit is, to begin with the longest.</summary>
    long WorkOf(RunUnit unit);

    /// <summary>How many steps a unit's progress has.</summary>
    int StepsOf(RunUnit unit);

    /// <summary>Does a unit and writes its part of the tables.</summary>
    void Do(RunUnit unit, RunTask task);

    /// <summary>Puts the parts together.</summary>
    /// <returns>What failed, and why.</returns>
    IReadOnlyDictionary<string, string> WriteResults(RunFolder folder, IRunProgress progress, CancellationToken stop);

    /// <summary>Writes the report of results that were written before.</summary>
    void WriteReport(RunFolder folder);
}

/// <summary>How a unit is to be done.</summary>
/// <param name="Folder">Where its results go.</param>
/// <param name="Progress">Is told how it gets on.</param>
/// <param name="CheckpointEvery">How much time passes at least between two checkpoints.</param>
/// <param name="Workers">Threads it may use, 1 or more.</param>
/// <param name="Stop">Stops it; what was finished is saved.</param>
internal sealed record RunTask(
    RunFolder Folder,
    IRunProgress Progress,
    TimeSpan CheckpointEvery,
    int Workers,
    CancellationToken Stop
);
