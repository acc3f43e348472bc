namespace ProcessChain;

/// <summary>How long a learning controller is trained.</summary>
public sealed record TrainingBudget
{
    // Within these, EpisodeNumbers of training and validation do not overlap.
    private const int MostEpisodes = 500_000;
    private const int MostValidations = 1_000_000;

    /// <summary>e: training episodes, the warm-up ones not counted; 1 to half a million.</summary>
    [Assumed("printed only inside the paper's figures")]
    [Range(1, MostEpisodes)]
    public int Episodes { get; init; } = 40;

    /// <summary>n_warm-up: episodes before them with random actions that fill the memory, without learning; 0 to half a million.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 6: training begins in episode 6")]
    [Range(0, MostEpisodes)]
    public int WarmUpEpisodes { get; init; } = 5;

    /// <summary>m: periods of a training episode, 1 to a million; left out: as many as the system's episodes have, 1000 where they have no end.</summary>
    [Assumed("m = 1000, as the text tells of the test; Fig. 8 raises it to 2000")]
    [Range(1, Limits.Days)]
    public int? Periods { get; init; }

    /// <summary>Episodes of their own after which the best agent so far is kept; 0: the last one is kept; at most a million.</summary>
    [Assumed("0: the paper tests the agent as training left it")]
    [Range(0, MostValidations)]
    public int ValidationEpisodes { get; init; }

    /// <summary>Iterations of the training between two validations; 1 or more.</summary>
    [Assumed("about 20 validations in a training")]
    [Range(1)]
    public int ValidateEvery { get; init; } = 5;

    /// <summary>Periods of a training episode of a system.</summary>
    public int PeriodsOf(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return system.Horizon.PeriodsOr(Periods);
    }

    /// <summary>Everything that is wrong with this budget.</summary>
    /// <param name="system">The system that is to be controlled; valid.</param>
    public IEnumerable<Fault> Validate(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return Ranges.Check(this).Concat(system.Horizon.Check(Periods));
    }
}
