namespace ProcessChain;

/// <summary>
/// Proximal policy optimisation (Schulman et al. 2017) of any system. In each iteration many environments side by side are
/// stepped with the policy, and the policy and a value function learn from what happened. All decisions of a period are paid
/// with the reward at its end. The defaults are those of Stable-Baselines3 2.9 but for the environments side by side and the
/// scaling of inputs and rewards. Of a training's budget only the periods of an episode and the validation count.
/// </summary>
[Kind("ppo")]
public sealed record PpoDefinition : LearningDefinition, IOnnxAgent
{
    /// <summary>
    /// Our choice for <c>inventory</c>: it sees the true state and corrects the echelon base-stock levels of a simple formula,
    /// period by period.
    /// </summary>
    public static PpoDefinition Recommended { get; } =
        new()
        {
            Preset = "recommended",
            Action = OrderMeaning.EchelonLevels,
            InitialLogDeviation = -0.5,
            HiddenLayers = new(32, 32),
            Iterations = 2000,
            Minibatch = 256,
            Epochs = 1,
            LearningRate = 2e-3,
            FinalLearningRate = 0,
            Lambda = 0.98,
        };

    /// <summary>
    /// Our choice where actions are choices, found by experiments on the chain of Dittrich &amp; Fohlmeister (2021): large
    /// rollouts, of half an episode or more in each environment, advantages that look only a few periods ahead, a learning rate
    /// that falls from a high one, a little entropy, and no orders that the supplier cannot serve. For about a million
    /// decisions; shorter trainings need smaller rollouts.
    /// </summary>
    public static PpoDefinition RecommendedChoices { get; } =
        new()
        {
            Preset = "recommendedChoices",
            Inputs = InputScale.LargestOrder,
            Policy = PpoPolicy.Choices,
            Mask = ActionMask.Served,
            Iterations = 150,
            Environments = 4,
            StepsPerEnvironment = 2048,
            Minibatch = 256,
            Epochs = 6,
            LearningRate = 3e-3,
            FinalLearningRate = 1e-5,
            Gamma = 0.9,
            Lambda = 0.6,
            EntropyWeight = 0.003,
            SubtractMeanReward = true,
        };

    /// <summary>
    /// What Hubbs et al. (2020) trained InvManagement with: RLlib of summer 2020 with its defaults but for two hidden layers
    /// of 256 ELUs. Orders are Gaussian numbers of units, at first around 0.
    /// </summary>
    public static PpoDefinition Rllib2020 { get; } =
        new()
        {
            Preset = "rllib2020",
            Observation = new("orGym"),
            Inputs = InputScale.Units,
            Action = OrderMeaning.Units,
            Policy = PpoPolicy.StateDependentGaussian,
            HiddenLayers = new(256, 256),
            Activation = Activation.Elu,
            Initialisation = PpoInitialisation.Normc,
            Iterations = 500,
            Environments = 20,
            StepsPerEnvironment = 200,
            Minibatch = 128,
            Epochs = 30,
            Shuffling = PpoShuffling.Minibatches,
            LearningRate = 5e-5,
            FinalLearningRate = 5e-5,
            OptimiserEpsilon = 1e-8,
            Gamma = 0.99,
            Lambda = 1,
            Clip = 0.3,
            Advantages = AdvantageScope.Batch,
            ValueLoss = ValueLoss.ClippedMaximum,
            ValueClip = 10,
            ValueWeight = 1,
            DivergenceWeight = 0.2,
            DivergenceTarget = 0.01,
            ClipNorm = 0,
            Rewards = PpoRewards.Fixed,
        };

    /// <summary>Learns InvManagement in seconds from OR-Gym's own observation, with orders as shares of the capacities.</summary>
    public static PpoDefinition OrGymObservation { get; } =
        new()
        {
            Preset = "orGymObservation",
            Observation = new("orGym"),
            Action = OrderMeaning.CapacityShare,
            InitialLogDeviation = -0.7,
            HiddenLayers = new(32, 32),
            Iterations = 300,
            Minibatch = 512,
            Epochs = 2,
            LearningRate = 2e-3,
            FinalLearningRate = 0,
            Lambda = 0.98,
        };

    /// <summary>
    /// The preset these settings started from: <c>recommended</c>, <c>recommendedChoices</c>, <c>rllib2020</c> or
    /// <c>orGymObservation</c>. Only a name; without effect.
    /// </summary>
    [Assumed("our own")]
    public string Preset { get; init; } = "";

    /// <summary>The parts of the system's observation that policy and value function see; left out: its standard ones.</summary>
    [Assumed("all that decides the future; OR-Gym's own observation hides backlog and period")]
    public Several<string>? Observation { get; init; }

    /// <summary>How observed numbers become inputs of the networks.</summary>
    [Source("CleanRL ppo_continuous_action: NormalizeObservation, clip 10")]
    internal InputScale Inputs { get; init; } = InputScale.Running;

    /// <summary>What an action of a Gaussian policy means. Without effect with the policy <c>choices</c>.</summary>
    [Assumed("any system with orders has it")]
    internal OrderMeaning Action { get; init; } = OrderMeaning.CapacityShare;

    /// <summary>What distribution over actions the policy is; left out: Gaussian where a system takes orders, else <c>choices</c>.</summary>
    [Source("Stable-Baselines3: DiagGaussian with free log std, or Categorical")]
    internal PpoPolicy? Policy { get; init; }

    /// <summary>How many periods of mean demand an echelon level moves with an action of 1; above 0. Only with echelon levels.</summary>
    [Assumed("about the safety stock of the starting formula")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double LevelSpan { get; init; } = 1;

    /// <summary>What a policy of choices can order where a system takes orders; left out: eleven orders in each place.</summary>
    [Assumed("a tenth of the capacity apart")]
    public OrderGrid? Orders { get; init; }

    /// <summary>Which choices are considered. Only with choices.</summary>
    [Source("Huang et al. 2022, The 37 implementation details of PPO: invalid action masking is an option")]
    internal ActionMask Mask { get; init; } = ActionMask.None;

    /// <summary>ln σ of a Gaussian policy at the beginning; in [−10, 2]. Without effect where it depends on the state.</summary>
    [Source("Stable-Baselines3: log_std_init = 0")]
    [Range(-10, 2)]
    public double InitialLogDeviation { get; init; }

    /// <summary>What computes the networks.</summary>
    [Source("Stable-Baselines3: PyTorch; the arithmetic is the same")]
    internal NetworkKind Network { get; init; } = NetworkKind.Own;

    /// <summary>Neurons in each hidden layer of the policy's network, and in those of the value function's, which is another one; 1 to 4096 each.</summary>
    [Source("Stable-Baselines3: 64, 64")]
    [Range(1, 4096, Unit = "neurons")]
    public Several<int> HiddenLayers { get; init; } = new(64, 64);

    /// <summary>What stands between the layers.</summary>
    [Source("Stable-Baselines3: tanh")]
    public Activation Activation { get; init; } = Activation.Tanh;

    /// <summary>How weights start.</summary>
    [Source("Stable-Baselines3: ortho_init = True")]
    internal PpoInitialisation Initialisation { get; init; } = PpoInitialisation.Orthogonal;

    /// <summary>Rollouts with the updates that follow them; 1 to 1 000 000.</summary>
    [Assumed("our own")]
    [Range(1, 1_000_000)]
    public int Iterations { get; init; } = 100;

    /// <summary>Environments side by side; 1 to 10 000.</summary>
    [Assumed("enough for two threads")]
    [Range(1, 10_000)]
    public int Environments { get; init; } = 128;

    /// <summary>Steps of each environment in a rollout; 1 to 100 000. Episodes go on from one rollout to the next.</summary>
    [Assumed("an episode of OR-Gym's InvManagement")]
    [Range(1, 100_000)]
    public int StepsPerEnvironment { get; init; } = 30;

    /// <summary>Rows in a gradient step; 2 or more, at most those of a rollout. Rows left over after whole minibatches are left out of that pass.</summary>
    [Source("Stable-Baselines3: batch_size = 64")]
    [Range(2, 65_536, Unit = "rows")]
    public int Minibatch { get; init; } = 64;

    /// <summary>
    /// Passes over each rollout; 1 to 1000. The more there are, the more actions come to the bounds of the clip, where it no longer
    /// counts how good they were: noisy rewards are then learned by their median rather than their mean.
    /// </summary>
    [Source("Stable-Baselines3: n_epochs = 10")]
    [Range(1, 1000)]
    public int Epochs { get; init; } = 10;

    /// <summary>What is shuffled from one pass to the next.</summary>
    [Source("Stable-Baselines3: a new permutation of rows in each epoch")]
    internal PpoShuffling Shuffling { get; init; } = PpoShuffling.Rows;

    /// <summary>α of Adam in the first iteration, above 0.</summary>
    [Source("Stable-Baselines3: learning_rate = 3e-4")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>α in the iteration after the last, 0 or more; in between it is interpolated linearly.</summary>
    [Source("Stable-Baselines3: constant")]
    [Range(0, SinglePrecision = true)]
    public double FinalLearningRate { get; init; } = 3e-4;

    /// <summary>β₁ of Adam, in [0, 1).</summary>
    [Source("Kingma & Ba 2015")]
    [Range(0, 1, BelowMost = true)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂ of Adam, in [0, 1).</summary>
    [Source("Kingma & Ba 2015")]
    [Range(0, 1, BelowMost = true)]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε in the denominator of Adam, above 0.</summary>
    [Source("Stable-Baselines3: eps = 1e-5")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double OptimiserEpsilon { get; init; } = 1e-5;

    /// <summary>γ, discount factor per period on top of the system's own, in [0, 1]; of a decision it is its k-th root.</summary>
    [Source("Stable-Baselines3: gamma = 0.99")]
    [Range(0, 1)]
    public double Gamma { get; init; } = 0.99;

    /// <summary>λ of the generalised advantage estimate per period, in [0, 1]; of a decision it is its k-th root.</summary>
    [Source("Stable-Baselines3: gae_lambda = 0.95")]
    [Range(0, 1)]
    public double Lambda { get; init; } = 0.95;

    /// <summary>
    /// Whether the last period of an episode that ends is only a time limit, after which the value of the state counts; false:
    /// the task is over, no reward follows, and stock has no value. Episodes that are cut off are always so.
    /// </summary>
    [Source("OR-Gym: done after the last period, without a note of truncation")]
    public bool TimeLimitTruncates { get; init; }

    /// <summary>ε of the policy's loss, in (0, 1).</summary>
    [Source("Stable-Baselines3: clip_range = 0.2")]
    [Range(0, 1, AboveLeast = true, BelowMost = true)]
    public double Clip { get; init; } = 0.2;

    /// <summary>Of what advantages are normalised together.</summary>
    [Source("Stable-Baselines3: per minibatch")]
    internal AdvantageScope Advantages { get; init; } = AdvantageScope.Minibatch;

    /// <summary>The value function's loss.</summary>
    [Source("Stable-Baselines3: clip_range_vf = None")]
    internal ValueLoss ValueLoss { get; init; } = ValueLoss.Mse;

    /// <summary>ε of those losses of value that clip, above 0; in units of the reward learned from.</summary>
    [Source("CleanRL: clip_coef = 0.2")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double ValueClip { get; init; } = 0.2;

    /// <summary>c_V, 0 or more: weight of the loss of value.</summary>
    [Source("Stable-Baselines3: vf_coef = 0.5")]
    [Range(0, SinglePrecision = true)]
    public double ValueWeight { get; init; } = 0.5;

    /// <summary>c_H, 0 or more: weight of the policy's entropy.</summary>
    [Source("Stable-Baselines3: ent_coef = 0")]
    [Range(0, SinglePrecision = true)]
    public double EntropyWeight { get; init; }

    /// <summary>β, 0 or more: weight of the divergence from the policy that acted, at the beginning.</summary>
    [Source("Stable-Baselines3: none")]
    [Range(0, SinglePrecision = true)]
    public double DivergenceWeight { get; init; }

    /// <summary>
    /// What the divergence of an update shall be, nats; 0: β stays. β grows by half after one of more than twice as much, and
    /// halves after one of less than half as much.
    /// </summary>
    [Source("Schulman et al. 2017, section 4; RLlib's rule")]
    [Range(0, SinglePrecision = true)]
    public double DivergenceTarget { get; init; }

    /// <summary>The divergence of a minibatch (k₃, nats) beyond which an update ends early; 0: none.</summary>
    [Source("Stable-Baselines3: 1.5 target_kl; target_kl = None")]
    [Range(0, SinglePrecision = true)]
    public double DivergenceLimit { get; init; }

    /// <summary>The greatest Euclidean norm of all gradients together; 0: not limited.</summary>
    [Source("Stable-Baselines3: max_grad_norm = 0.5")]
    [Range(0, SinglePrecision = true)]
    public double ClipNorm { get; init; } = 0.5;

    /// <summary>How rewards are scaled before they are learned from.</summary>
    [Source("CleanRL ppo_continuous_action: NormalizeReward, clip 10")]
    internal PpoRewards Rewards { get; init; } = PpoRewards.Running;

    /// <summary>By what rewards are multiplied where their scale is fixed; above 0.</summary>
    [Assumed("1: as they are")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double RewardFactor { get; init; } = 1;

    /// <summary>Whether the running mean of the reward is taken from it before it is scaled, so that values lie around 0.</summary>
    [Assumed("rewards as they are")]
    public bool SubtractMeanReward { get; init; }

    /// <inheritdoc/>
    public override int IterationsOf(TrainingBudget budget) => Iterations;

    /// <inheritdoc/>
    public override ITraining Create(TrainingTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var rollouts = new RolloutTask(PolicyTaskFor(task.System))
        {
            Environment = () => new SystemRollout(this, task),
            Discounting = DiscountingOfADecision(task.System.DecisionsPerPeriod),
        };
        return new PpoTraining(this, rollouts, EncoderFor(task.System), task.Seed, task.Workers);
    }

    /// <inheritdoc/>
    public override IController LoadAgent(SystemDefinition system, Stream agent) => PpoAgent.Load(this, system, agent);

    OnnxDefinition IOnnxAgent.ExportOnnx(SystemDefinition system, Stream agent, Stream destination)
    {
        var read = PpoAgent.Load(this, system, agent);
        read.WriteOnnx(destination);
        return new OnnxDefinition
        {
            Path = "",
            Observation = Observation,
            Mask = Mask,
            Orders = Chooses(system) && system.Actions is OrderSpace ? Orders ?? new OrderGrid() : null,
            Action = Chooses(system) ? OrderMeaning.Units : Action,
            LevelSpan = LevelSpan,
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system) =>
        PpoValidation.Faults(this, system, base.Validate(system));

    /// <summary>α when a share of the training is over, in [0, 1].</summary>
    internal float LearningRateAt(double progress) =>
        (float)((LearningRate * (1 - progress)) + (FinalLearningRate * progress));

    /// <summary>Whether the policy chooses in a system.</summary>
    internal bool Chooses(SystemDefinition system) => system.Actions is ChoiceSpace || Policy == PpoPolicy.Choices;

    internal ObservationEncoder EncoderFor(SystemDefinition system) =>
        new(system, Observation, Inputs, system.DemandScale);

    /// <summary>What a policy gets and gives in a system.</summary>
    internal PolicyTask PolicyTaskFor(SystemDefinition system)
    {
        var counts = new PolicyActions(this, system).Counts;
        var width = system.Actions.Width;
        var isFree = counts.Count == 0 && Policy != PpoPolicy.StateDependentGaussian;
        return new(
            EncoderFor(system).Inputs,
            isFree ? width : 0,
            () => counts.Count > 0 ? new MultiCategorical(counts) : new DiagonalGaussian(width)
        )
        {
            Masked = system.Actions is ChoiceSpace || (counts.Count > 0 && Mask == ActionMask.Served),
        };
    }

    /// <summary>The k-th roots of γ and λ of a period.</summary>
    internal Discounting DiscountingOfADecision(int decisions) =>
        decisions == 1
            ? new(Gamma, Lambda)
            : new(PortableMath.Power(Gamma, 1.0 / decisions), PortableMath.Power(Lambda, 1.0 / decisions));
}
