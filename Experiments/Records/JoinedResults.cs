namespace ProcessChain.Experiments;

/// <summary>All that a run has computed, joined once: what summaries and reports are made of.</summary>
internal sealed record JoinedResults
{
    public required ExperimentDefinition Experiment { get; init; }

    /// <summary>The controllers and trainings that have finished, in the order of the definition.</summary>
    public required IReadOnlyList<UnitResults> Units { get; init; }

    /// <summary>The bounds.</summary>
    public required IReadOnlyList<BoundRow> Bounds { get; init; }

    /// <summary>A training with many seeds, by number; empty where the definition asks for none.</summary>
    public required IReadOnlyList<SpreadRow> Spread { get; init; }

    /// <summary>What failed, in the order of the definition.</summary>
    public required IReadOnlyList<RunFailure> Failures { get; init; }

    /// <summary>How long trainings and computations took on this machine, seconds, by unit.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    /// <summary>The finished units of a controller: one, or one for each training.</summary>
    public IEnumerable<UnitResults> Of(string controller) =>
        Units.Where(unit => string.Equals(unit.Unit.Controller, controller, StringComparison.Ordinal));
}

/// <summary>What a controller, or one of its trainings, has come to.</summary>
internal sealed record UnitResults
{
    public required ControllerUnit Unit { get; init; }

    /// <summary>The test episodes.</summary>
    public required EpisodeFigures Test { get; init; }

    /// <summary>The warm-up and training episodes, where an iteration of the training is one episode; else none.</summary>
    public required EpisodeFigures Trained { get; init; }

    /// <summary>The iterations of its training; empty for a controller that is not trained.</summary>
    public required IReadOnlyList<TrainingIteration> Learning { get; init; }

    /// <summary>
    /// The mean of the flows of <see cref="OverTime"/> in each of its stretches, of every test episode that is told period by period;
    /// empty where the definition asks for none.
    /// </summary>
    public IReadOnlyList<double[]> Stretches { get; init; } = [];

    /// <summary>
    /// The flows of <see cref="SteadyState"/> in each period of the first test episode; empty where the definition asks for none.
    /// </summary>
    public IReadOnlyList<double> Periods { get; init; } = [];

    /// <summary>What its training took on this machine; NaN for a controller that is not trained.</summary>
    public required double Seconds { get; init; }
}

/// <summary>The figures of several episodes, by their numbers from 1 without a gap.</summary>
/// <param name="figures">How many figures the system has.</param>
internal sealed class EpisodeFigures(int figures)
{
    private readonly List<double> values = [];

    /// <summary>How many episodes.</summary>
    public int Count => values.Count / figures;

    /// <summary>A figure of an episode.</summary>
    /// <param name="episode">The number of the episode, from 1.</param>
    /// <param name="figure">Its index among the <see cref="SystemDefinition.Figures"/>.</param>
    public double this[int episode, int figure] => values[((episode - 1) * figures) + figure];

    /// <summary>Adds the next episode.</summary>
    public void Add(ReadOnlySpan<double> episode)
    {
        foreach (var value in episode)
            values.Add(value);
    }

    /// <summary>A figure of every episode.</summary>
    public double[] Column(int figure)
    {
        var column = new double[Count];
        for (var i = 0; i < column.Length; i++)
            column[i] = values[(i * figures) + figure];
        return column;
    }
}
