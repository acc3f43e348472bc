namespace ProcessChain;

/// <summary>
/// Proximal policy optimisation (Schulman et al. 2017) of a process chain: a softmax policy over the n+1 actions and a value
/// function that learn whenever enough decisions have been taken. Rewards are those of the days' ends; after an episode's last
/// day the value of the state counts. It has no memory to fill: in the warm-up the untrained policy acts. The defaults are those
/// of Stable-Baselines3 2.9 but for what is observed, the mask and the scaling of inputs and rewards.
/// </summary>
[Kind("ppo")]
public sealed record ChainPpoDefinition : LearningDefinition, IPpoSettings, IObservationSettings
{
    /// <summary>
    /// Our choice, found by experiments on the chain of Dittrich &amp; Fohlmeister (2021): large rollouts, advantages that look
    /// only a few days ahead, a learning rate that falls from a high one, and a little entropy. For about 300 episodes of 1000
    /// days; shorter trainings need smaller rollouts.
    /// </summary>
    public static ChainPpoDefinition Recommended { get; } =
        new()
        {
            Preset = "recommended",
            RowsPerUpdate = 8192,
            Minibatch = 256,
            Epochs = 6,
            LearningRate = 3e-3,
            FinalLearningRate = 1e-5,
            Gamma = 0.9,
            Lambda = 0.6,
            EntropyWeight = 0.003,
        };

    /// <summary>The preset these settings started from: <c>recommended</c>. Only a name; without effect.</summary>
    [Assumed("our own")]
    public string Preset { get; init; } = "";

    /// <inheritdoc cref="DeepQDefinition.ScaledInputs"/>
    [Assumed("networks learn best from numbers around 1")]
    public bool ScaledInputs { get; init; } = true;

    /// <inheritdoc cref="DeepQDefinition.CustomerOrderAge"/>
    [Assumed("the state without it does not tell when the next order is due")]
    public bool CustomerOrderAge { get; init; } = true;

    /// <inheritdoc cref="DeepQDefinition.IterationOfDay"/>
    [Assumed("the state without it does not tell how many decisions are left before night")]
    public bool IterationOfDay { get; init; } = true;

    /// <inheritdoc cref="DeepQDefinition.Mask"/>
    [Source("Huang et al. 2022, The 37 implementation details of PPO: invalid action masking is an option")]
    public ActionMask Mask { get; init; } = ActionMask.SupplierHasLot;

    /// <inheritdoc cref="PpoDefinition.Network"/>
    [Source("Stable-Baselines3: PyTorch; the arithmetic is the same")]
    public NetworkKind Network { get; init; } = NetworkKind.Own;

    /// <inheritdoc cref="PpoDefinition.HiddenLayers"/>
    [Source("Stable-Baselines3: 64, 64")]
    [Range(1, 4096, Unit = "neurons")]
    public Several<int> HiddenLayers { get; init; } = new(64, 64);

    /// <inheritdoc cref="PpoDefinition.Activation"/>
    [Source("Stable-Baselines3: tanh")]
    public Activation Activation { get; init; } = Activation.Tanh;

    /// <inheritdoc cref="PpoDefinition.Initialisation"/>
    [Source("Stable-Baselines3: ortho_init = True")]
    public PpoInitialisation Initialisation { get; init; } = PpoInitialisation.Orthogonal;

    /// <summary>Decisions from one update to the next, 2 to 10 000 000; they go on from one episode to the next.</summary>
    [Source("Stable-Baselines3: n_steps = 2048")]
    [Range(2, PpoSettingsValidation.MostRows)]
    public int RowsPerUpdate { get; init; } = 2048;

    /// <inheritdoc cref="PpoDefinition.Minibatch"/>
    [Source("Stable-Baselines3: batch_size = 64")]
    [Range(2, PpoSettingsValidation.MostRowsOfMinibatch, Unit = "rows")]
    public int Minibatch { get; init; } = 64;

    /// <inheritdoc cref="PpoDefinition.Epochs"/>
    [Source("Stable-Baselines3: n_epochs = 10")]
    [Range(1, 1000)]
    public int Epochs { get; init; } = 10;

    /// <inheritdoc cref="PpoDefinition.Shuffling"/>
    [Source("Stable-Baselines3: a new permutation of rows in each epoch")]
    public PpoShuffling Shuffling { get; init; } = PpoShuffling.Rows;

    /// <summary>α of Adam at the beginning, above 0.</summary>
    [Source("Stable-Baselines3: learning_rate = 3e-4")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>α at the end of the training, 0 or more; in between it is interpolated linearly.</summary>
    [Source("Stable-Baselines3: constant")]
    [Range(0, SinglePrecision = true)]
    public double FinalLearningRate { get; init; } = 3e-4;

    /// <inheritdoc cref="PpoDefinition.Beta1"/>
    [Source("Kingma & Ba 2015")]
    [Range(0, 1, BelowMost = true)]
    public double Beta1 { get; init; } = 0.9;

    /// <inheritdoc cref="PpoDefinition.Beta2"/>
    [Source("Kingma & Ba 2015")]
    [Range(0, 1, BelowMost = true)]
    public double Beta2 { get; init; } = 0.999;

    /// <inheritdoc cref="PpoDefinition.OptimiserEpsilon"/>
    [Source("Stable-Baselines3: eps = 1e-5")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double OptimiserEpsilon { get; init; } = 1e-5;

    /// <summary>γ, discount factor per day, in [0, 1]; of a decision it is its k-th root.</summary>
    [Source("Stable-Baselines3: gamma = 0.99")]
    [Range(0, 1)]
    public double Gamma { get; init; } = 0.99;

    /// <summary>λ of the generalised advantage estimate per day, in [0, 1]; of a decision it is its k-th root.</summary>
    [Source("Stable-Baselines3: gae_lambda = 0.95")]
    [Range(0, 1)]
    public double Lambda { get; init; } = 0.95;

    /// <inheritdoc cref="PpoDefinition.Clip"/>
    [Source("Stable-Baselines3: clip_range = 0.2")]
    [Range(0, 1, AboveLeast = true, BelowMost = true)]
    public double Clip { get; init; } = 0.2;

    /// <inheritdoc cref="PpoDefinition.Advantages"/>
    [Source("Stable-Baselines3: per minibatch")]
    public AdvantageScope Advantages { get; init; } = AdvantageScope.Minibatch;

    /// <inheritdoc cref="PpoDefinition.ValueLoss"/>
    [Source("Stable-Baselines3: clip_range_vf = None")]
    public ValueLoss ValueLoss { get; init; } = ValueLoss.Mse;

    /// <inheritdoc cref="PpoDefinition.ValueClip"/>
    [Source("CleanRL: clip_coef = 0.2")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double ValueClip { get; init; } = 0.2;

    /// <inheritdoc cref="PpoDefinition.ValueWeight"/>
    [Source("Stable-Baselines3: vf_coef = 0.5")]
    [Range(0, SinglePrecision = true)]
    public double ValueWeight { get; init; } = 0.5;

    /// <inheritdoc cref="PpoDefinition.EntropyWeight"/>
    [Source("Stable-Baselines3: ent_coef = 0")]
    [Range(0, SinglePrecision = true)]
    public double EntropyWeight { get; init; }

    /// <inheritdoc cref="PpoDefinition.DivergenceWeight"/>
    [Source("Stable-Baselines3: none")]
    [Range(0, SinglePrecision = true)]
    public double DivergenceWeight { get; init; }

    /// <inheritdoc cref="PpoDefinition.DivergenceTarget"/>
    [Source("Schulman et al. 2017, section 4; RLlib's rule")]
    [Range(0, SinglePrecision = true)]
    public double DivergenceTarget { get; init; }

    /// <inheritdoc cref="PpoDefinition.DivergenceLimit"/>
    [Source("Stable-Baselines3: 1.5 target_kl; target_kl = None")]
    [Range(0, SinglePrecision = true)]
    public double DivergenceLimit { get; init; }

    /// <inheritdoc cref="PpoDefinition.ClipNorm"/>
    [Source("Stable-Baselines3: max_grad_norm = 0.5")]
    [Range(0, SinglePrecision = true)]
    public double ClipNorm { get; init; } = 0.5;

    /// <inheritdoc cref="PpoDefinition.Rewards"/>
    [Source("CleanRL ppo_continuous_action: NormalizeReward, clip 10")]
    public PpoRewards Rewards { get; init; } = PpoRewards.Running;

    /// <inheritdoc cref="PpoDefinition.RewardFactor"/>
    [Assumed("1: as they are")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double RewardFactor { get; init; } = 1;

    /// <summary>Whether the running mean of the reward is taken from it before it is scaled, so that values lie around 0.</summary>
    [Assumed("no episode ends but by a time limit: what all states have in common need not be learned")]
    public bool SubtractMeanReward { get; init; } = true;

    /// <inheritdoc/>
    public override ITrainee Create(ChainDefinition chain, DemandDefinition demand, TrainingBudget budget, long seed) =>
        new ChainPpoTrainee(this, chain, InputScale.Of(demand), budget, seed);

    /// <inheritdoc/>
    public override IController LoadAgent(ChainDefinition chain, DemandDefinition demand, Stream weights) =>
        ChainPpoAgent.Load(this, chain, weights);

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(ChainDefinition chain, DemandDefinition demand)
    {
        var found = PpoSettingsValidation
            .Faults(this)
            .Concat(Training is { } budget ? budget.Validate().Select(fault => fault.Below("training")) : [])
            .ToList();
        return found.Count > 0
            ? found
            : PpoSettingsValidation
                .Sizes(this, RowsPerUpdate, "rowsPerUpdate", ChainTask.Of(this, chain))
                .Concat(TooShort(chain));
    }

    private IEnumerable<Fault> TooShort(ChainDefinition chain)
    {
        if (Training is not { } budget)
            yield break;
        var decisions = (long)budget.Episodes * budget.Days * chain.Iterations;
        if (RowsPerUpdate > decisions)
            yield return new(
                "rowsPerUpdate",
                $"is {RowsPerUpdate}; the training has {decisions} decisions, and nothing would be learned."
            );
    }
}
