namespace ProcessChain;

/// <summary>
/// One training of one learning controller, episode by episode. Between episodes it can be saved and taken up again, with
/// the same results as if it had never stopped.
/// </summary>
public sealed class TrainingRun
{
    private readonly LearningDefinition definition;
    private readonly EpisodeSetup setup;
    private readonly TrainingBudget budget;
    private readonly long seed;
    private readonly long experimentSeed;
    private readonly ITrainee trainee;
    private byte[]? best;
    private double bestCost = double.PositiveInfinity;

    /// <summary>A training that has not begun.</summary>
    /// <param name="definition">The learning controller.</param>
    /// <param name="setup">Chain and customer; the length of an episode is the budget's.</param>
    /// <param name="budget">How long to train.</param>
    /// <param name="seed">The training seed (see <see cref="EpisodeNumbers.TrainingSeed"/>).</param>
    /// <param name="experimentSeed">The experiment's seed; the validation episodes follow from it.</param>
    public TrainingRun(
        LearningDefinition definition,
        EpisodeSetup setup,
        TrainingBudget budget,
        long seed,
        long experimentSeed
    )
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(budget);
        this.definition = definition;
        this.setup = setup with { Days = budget.Days };
        this.budget = budget;
        this.seed = seed;
        this.experimentSeed = experimentSeed;
        trainee = definition.Create(setup.Chain, setup.Demand, budget, seed);
    }

    /// <summary>Episodes trained so far, warm-up ones counted.</summary>
    public int FinishedEpisodes { get; private set; }

    /// <summary>Episodes to train in all, warm-up ones counted.</summary>
    public int Episodes => budget.WarmUpEpisodes + budget.Episodes;

    /// <summary>Whether there is nothing left to train.</summary>
    public bool IsFinished => FinishedEpisodes == Episodes;

    /// <summary>
    /// The lowest cost in a validation so far, money per day: that of <see cref="Agent"/>; null before the first validation.
    /// </summary>
    public double? BestValidationCostPerDay => best is null ? null : bestCost;

    /// <summary>Trains one more episode and, when it is due, validates the agent.</summary>
    public TrainingEpisode RunEpisode()
    {
        if (IsFinished)
            throw new InvalidOperationException($"All {Episodes} episodes are trained.");
        var episode = FinishedEpisodes + 1;
        var figures = setup.Run(trainee, EpisodeNumbers.Training(seed, episode));
        FinishedEpisodes = episode;
        var isWarmUp = episode <= budget.WarmUpEpisodes;
        var validated = !isWarmUp && IsValidationDue() ? Validate() : (double?)null;
        return new TrainingEpisode(episode, isWarmUp, figures, validated);
    }

    /// <summary>The weights of the test agent: the best validated, or without validation those of now.</summary>
    public byte[] Agent() => best ?? CurrentAgent();

    /// <summary>Writes everything from which the training goes on exactly.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(FinishedEpisodes);
        writer.Write(bestCost);
        writer.Write(best?.Length ?? -1);
        writer.Write(best ?? []);
        trainee.Save(writer);
    }

    /// <summary>Takes up what <see cref="Save"/> wrote, in a run made with the same arguments.</summary>
    /// <exception cref="InvalidDataException">It belongs to another training or is damaged.</exception>
    /// <exception cref="EndOfStreamException">It is incomplete.</exception>
    public void Load(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var finished = reader.ReadInt32();
        if (finished < 0 || finished > Episodes)
            throw new InvalidDataException($"It says {finished} of {Episodes} episodes are trained.");
        FinishedEpisodes = finished;
        bestCost = reader.ReadDouble();
        var length = reader.ReadInt32();
        best = length < 0 ? null : reader.ReadBytes(length);
        trainee.Load(reader);
    }

    private bool IsValidationDue() =>
        budget.ValidationEpisodes > 0
        && (IsFinished || (FinishedEpisodes - budget.WarmUpEpisodes) % budget.ValidateEvery == 0);

    private double Validate()
    {
        var candidate = CurrentAgent();
        using var weights = new MemoryStream(candidate);
        var agent = definition.LoadAgent(setup.Chain, setup.Demand, weights);
        var cost = Enumerable
            .Range(1, budget.ValidationEpisodes)
            .Average(episode => setup.Run(agent, EpisodeNumbers.Validation(experimentSeed, episode)).CostPerDay);
        if (cost < bestCost)
            (best, bestCost) = (candidate, cost);
        return cost;
    }

    private byte[] CurrentAgent()
    {
        using var weights = new MemoryStream();
        trainee.SaveAgent(weights);
        return weights.ToArray();
    }
}

/// <summary>One episode of a training.</summary>
/// <param name="Episode">Its number, from 1, warm-up episodes counted.</param>
/// <param name="IsWarmUp">Whether it only filled the memory.</param>
/// <param name="Figures">The key figures of the exploring learner in it.</param>
/// <param name="ValidationCostPerDay">Cost of the frozen agent after it, mean over the validation episodes; null when none was due.</param>
public readonly record struct TrainingEpisode(
    int Episode,
    bool IsWarmUp,
    EpisodeFigures Figures,
    double? ValidationCostPerDay
);
