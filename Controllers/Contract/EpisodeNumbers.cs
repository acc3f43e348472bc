namespace ProcessChain;

/// <summary>
/// The numbers of the episodes of each phase. They never overlap, so that no phase sees the customer orders of another:
/// training 1, 2, …, validation 1 000 001, …, test 2 000 001, ….
/// </summary>
internal static class EpisodeNumbers
{
    private const long FirstValidation = 1_000_000;
    private const long FirstTest = 2_000_000;

    /// <summary>The most trainings of a controller: with more, two experiments could share a training seed.</summary>
    public const int MostTrainings = 1000;

    /// <summary>The seed of the r-th training of an experiment, no other's where seeds are below 9 · 10¹⁵ in size.</summary>
    /// <param name="experimentSeed">The experiment's seed.</param>
    /// <param name="training">1 to <see cref="MostTrainings"/>.</param>
    public static long TrainingSeed(long experimentSeed, int training) =>
        unchecked((experimentSeed * MostTrainings) + training);

    /// <summary>Which training of its experiment has the given seed, from 1, where the experiment's seed is below 9 · 10¹⁵ in size.</summary>
    public static int TrainingNumber(long trainingSeed)
    {
        var number = (int)(trainingSeed % MostTrainings);
        return number > 0 ? number : number + MostTrainings;
    }

    /// <summary>The seed of what is learned on another system before a training: another for each, and none of their own.</summary>
    public static long PretrainingSeed(long trainingSeed) =>
        new EpisodeSeed(trainingSeed, 0).Stream("startFrom").NextInt64();

    /// <summary>The e-th episode (from 1) of a training, warm-up episodes counted.</summary>
    public static EpisodeSeed Training(long trainingSeed, int episode) => new(trainingSeed, episode);

    /// <summary>The e-th validation episode (from 1) of an experiment: the same for all its trainings, so that they compare.</summary>
    public static EpisodeSeed Validation(long experimentSeed, int episode) =>
        new(experimentSeed, FirstValidation + episode);

    /// <summary>The e-th test episode (from 1) of an experiment: the same for all its controllers.</summary>
    public static EpisodeSeed Test(long experimentSeed, int episode) => new(experimentSeed, FirstTest + episode);
}
