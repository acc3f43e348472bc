namespace ProcessChain.Experiments;

/// <summary>The phase an episode belongs to.</summary>
internal enum Phase
{
    /// <summary>It prepares the training; nothing is learned.</summary>
    WarmUp,

    /// <summary>The controller learns and explores.</summary>
    Training,

    /// <summary>The controller is frozen and meets demand that no training has seen.</summary>
    Test,
}

/// <summary>One episode of one controller: a row of <c>episodes.csv</c>.</summary>
/// <param name="figures">How many figures the system has.</param>
internal sealed class EpisodeRow(int figures)
{
    public string Controller { get; set; } = "";

    /// <summary>The seed of its training; null for a controller that is not trained.</summary>
    public long? TrainingSeed { get; set; }

    public Phase Phase { get; set; }

    /// <summary>The number within training or test, from 1.</summary>
    public int Episode { get; set; }

    /// <summary>In the order of <see cref="SystemDefinition.Figures"/>.</summary>
    public double[] Figures { get; set; } = new double[figures];
}

/// <summary>One period of a test episode: a row of <c>periods.csv</c>.</summary>
/// <param name="flows">How many flows are told.</param>
internal sealed class PeriodRow(int flows)
{
    public string Controller { get; set; } = "";

    /// <summary>The seed of its training; null for a controller that is not trained.</summary>
    public long? TrainingSeed { get; set; }

    /// <summary>The number of the test episode, from 1.</summary>
    public int Episode { get; set; }

    /// <summary>From 0.</summary>
    public int Period { get; set; }

    /// <summary>In the order of <see cref="PeriodTable.Flows"/>.</summary>
    public double[] Flows { get; } = new double[flows];
}

/// <summary>One iteration of a training: a row of <c>learning.csv</c>.</summary>
internal sealed class LearningRow
{
    public string Controller { get; set; } = "";

    public long TrainingSeed { get; set; }

    /// <summary>What came of it, without figures.</summary>
    public TrainingIteration Iteration { get; set; }
}

/// <summary>A bound, in the long run or in one test episode: a row of <c>bounds.csv</c>.</summary>
internal sealed class BoundRow
{
    /// <summary>Its name in the definition.</summary>
    public string Bound { get; set; } = "";

    public BoundRowKind Kind { get; set; }

    /// <summary>The test episode, from 1; null in the long run.</summary>
    public int? Episode { get; set; }

    public double Lower { get; set; } = double.NaN;

    public double Upper { get; set; } = double.NaN;

    /// <summary>Why it is not the optimum, and what holds for it.</summary>
    public string Note { get; set; } = "";
}

/// <summary>What a row of <c>bounds.csv</c> tells.</summary>
internal enum BoundRowKind
{
    /// <summary>The mean of such numbers over the episodes is a bound; a single one may say nothing.</summary>
    Episode,

    /// <summary>The optimum in the long run.</summary>
    Optimum,

    /// <summary>A bound in the long run.</summary>
    Bound,

    /// <summary>The provable bound in the long run beside what was told before.</summary>
    LowerBound,

    /// <summary>The best value known in the long run, quoted from elsewhere.</summary>
    Known,

    /// <summary>Nothing is known.</summary>
    None,
}

/// <summary>A training with one of many seeds: a row of <c>spread.csv</c>.</summary>
internal sealed class SpreadRow
{
    /// <summary>The number of the training, from 1.</summary>
    public int Training { get; set; }

    public long TrainingSeed { get; set; }

    /// <summary>The goal of its agent, mean over the test episodes.</summary>
    public double Goal { get; set; }
}
