namespace ProcessChain.Experiments;

/// <summary>
/// How the settings of a learner are tuned: the key <c>tuning</c> of a sweep. Candidates are compared by the mean over several trainings
/// on validation days, which come from a seed of their own; the best one is then set beside the start in the test of the definition.
/// </summary>
internal sealed record TuningDefinition
{
    /// <summary>The learner whose keys vary; candidates are compared by its goal.</summary>
    public string Controller { get; init; } = "";

    /// <summary>How candidates are chosen; there are as many as <c>sweep.samples</c>.</summary>
    public TuningMethod Method { get; init; } = TuningMethod.SuccessiveHalving;

    /// <summary>η: with successive halving, one in so many candidates goes on from a rung to the next; 2 to 100.</summary>
    [Source("Li et al., Hyperband, JMLR 18(185), 2018: 3 or 4")]
    [Range(2, 100)]
    public int Reduction { get; init; } = 3;

    /// <summary>λ: with CMA-ES, the candidates of a round, 3 or more; 0: 4 + ⌊3 ln n⌋ for n keys.</summary>
    [Source("Hansen, arXiv:1604.00772, table 1")]
    [Range(3, 10_000, OrZero = true)]
    public int Population { get; init; }

    /// <summary>How often a candidate is trained in a round, with seeds of its own; their mean counts.</summary>
    [Assumed("one training tells of its seed as much as of its settings")]
    [Range(1, EpisodeNumbers.MostTrainings)]
    public int Trainings { get; init; } = 3;

    /// <summary>Validation episodes of a training, 2 or more.</summary>
    [Assumed("enough to tell per cents apart")]
    [Range(2, 1_000_000)]
    public int Episodes { get; init; } = 20;

    /// <summary>Periods of a validation episode, 1 to a million; left out: as in the test.</summary>
    [Range(1, Limits.Days)]
    public int? Periods { get; init; }

    /// <summary>The root of all chance of candidates, their trainings and validation days; another one than the definition's own, so that the test shares no day with them.</summary>
    public long Seed { get; init; } = 1_000_001;

    /// <summary>How often the start and the best candidate are trained for the test; 2 to 1000.</summary>
    [Assumed("the fewest for an interval worth the name")]
    [Range(2, EpisodeNumbers.MostTrainings)]
    public int Confirm { get; init; } = 5;

    /// <summary>The name of the learner with the best candidate's settings.</summary>
    internal string Tuned => $"{Controller}-tuned";

    /// <summary>What is run of a candidate.</summary>
    /// <param name="experiment">The definition with its values.</param>
    public ExperimentDefinition Judged(ExperimentDefinition experiment) =>
        new()
        {
            Name = experiment.Name,
            Title = experiment.Title,
            Preset = experiment.Preset,
            System = experiment.System,
            Controllers = new(
                experiment
                    .Controllers.Where(entry => entry.Key == Controller)
                    .Select(entry => KeyValuePair.Create(entry.Key, Trained(entry.Value, Trainings)))
            ),
            Baseline = Controller,
            Training = experiment.Training,
            Test = new TestBudget
            {
                Episodes = Episodes,
                Periods = Periods ?? experiment.Test.Periods,
                DetailedEpisodes = 0,
            },
            Bounds = new(),
            Seed = Seed,
            TrainingSeeds = Trainings,
        };

    /// <summary>A learner that is trained so often.</summary>
    private static ControllerDefinition Trained(ControllerDefinition controller, int trainings) =>
        controller is LearningDefinition learner ? learner with { Trainings = trainings } : controller;

    /// <summary>What tells whether the best candidate is better than the start: both, trained anew, in the test of the definition.</summary>
    /// <param name="start">The definition at its start.</param>
    /// <param name="best">The definition with the best candidate's values.</param>
    public ExperimentDefinition Confirmation(ExperimentDefinition start, ExperimentDefinition best) =>
        start with
        {
            Controllers = new(
                start
                    .Controllers.Select(entry =>
                        entry.Key == Controller ? KeyValuePair.Create(entry.Key, Trained(entry.Value, Confirm)) : entry
                    )
                    .Append(
                        KeyValuePair.Create(
                            Tuned,
                            Trained(best.Controllers.First(entry => entry.Key == Controller).Value, Confirm)
                        )
                    )
            ),
            Baseline = Controller,
        };

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="experiment">The definition at its start.</param>
    /// <param name="keys">The paths of the keys that vary.</param>
    public IEnumerable<Fault> Validate(ExperimentDefinition experiment, IEnumerable<string> keys)
    {
        var learners = experiment
            .Controllers.Where(entry => entry.Value is LearningDefinition)
            .Select(entry => entry.Key)
            .ToList();
        if (!learners.Contains(Controller, StringComparer.Ordinal))
            return
            [
                new(
                    "tuning.controller",
                    $"is '{Controller}', which is no learner of this definition; {NearWord.Advice(Controller, learners)}"
                ),
            ];
        return [.. OfKeys(keys), .. OfSettings(experiment).Select(fault => fault.Below("tuning"))];
    }

    private IEnumerable<Fault> OfKeys(IEnumerable<string> keys)
    {
        var owner = $"controllers.{Controller}.";
        return keys.Where(key => !key.StartsWith(owner, StringComparison.Ordinal))
            .Select(key => new Fault(key, $"varies; only keys of the learner that is tuned can, {owner}…"));
    }

    private IEnumerable<Fault> OfSettings(ExperimentDefinition experiment)
    {
        if (experiment.Controllers.Contains(Tuned))
            yield return new("controller", $"would become '{Tuned}', which is a controller already.");
        if (Seed == experiment.Seed)
            yield return new("seed", $"is {Seed}, as the seed of the test; another one is needed.");
        foreach (var fault in experiment.System.Horizon.Check(Periods))
            yield return fault;
    }
}

/// <summary>How candidates are chosen.</summary>
internal enum TuningMethod
{
    /// <summary>
    /// All candidates are drawn at once; after each rung the best go on to the next, where they may spend more (Jamieson &amp; Talwalkar,
    /// AISTATS 2016).
    /// </summary>
    SuccessiveHalving,

    /// <summary>Each round is drawn from a normal distribution that has learned from the rounds before (Hansen, arXiv:1604.00772).</summary>
    CmaEs,
}
