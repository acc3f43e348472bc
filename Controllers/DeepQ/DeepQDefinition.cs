namespace ProcessChain;

/// <summary>
/// A deep Q-learning controller of any system: where actions are orders, it chooses from a grid of them. The defaults are the preset <see cref="Paper"/>: Dittrich &amp; Fohlmeister (2021) taken
/// literally; <see cref="Recommended"/> differs from it where that learns better.
/// </summary>
[Kind("deepQ")]
public sealed record DeepQDefinition : EpisodeLearningDefinition, IWeights, IOnnxAgent, IPretrained
{
    /// <summary>Dittrich &amp; Fohlmeister (2021), sections 2 and 3: all defaults.</summary>
    public static DeepQDefinition Paper { get; } = new();

    /// <summary>
    /// Our choice, found by experiments on the paper's chain. Against the paper: scaled inputs, and all that the system
    /// shows (of a chain also the age of the customer's last order and the iteration of the day); linear outputs; double
    /// Q-learning with returns over two periods, cut where exploration sets in; the reward of the period's end less its
    /// mean; orders the supplier cannot serve left out;
    /// Adam with a falling learning rate, clipped gradients and squared error; exploration annealed from 1 to 0.03.
    /// </summary>
    public static DeepQDefinition Recommended { get; } =
        new()
        {
            Preset = "recommended",
            Observation = null,
            Inputs = InputScale.LargestOrder,
            HiddenLayers = new(64, 64),
            InputRelu = false,
            Output = OutputLayer.Linear,
            DoubleQ = true,
            TimeUnit = TimeUnit.Period,
            Gamma = 0.81,
            ReturnSteps = 2,
            CutAtExploration = true,
            Loss = Loss.HalfMse,
            Optimiser = OptimiserKind.Adam,
            LearningRate = 1e-3,
            LearningRateHold = 0.3,
            FinalLearningRate = 1e-5,
            ClipNorm = 10,
            Epsilon = 1,
            FinalEpsilon = 0.03,
            EpsilonAnnealing = 0.3,
            Tau = 0.005,
            MemoryCapacity = 200_000,
            Reward = RewardTiming.EndOfPeriod,
            SubtractMeanReward = true,
            Mask = ActionMask.Served,
        };

    /// <summary>
    /// The paper's design with the fewest changes under which its learning curves appear; without any one of them they do
    /// not. (1) Linear outputs instead of softmax: returns lie near 1 / (1 − γ), not in [0, 1]. (2) Half the squared error
    /// instead of MAE, as keras-rl minimises. (3) Returns over two days instead of one step, γ = 0.96 a day. (4) Adam with
    /// 3e-4 instead of SGD with 1e-5. (5) Orders that the supplier cannot serve are left out.
    /// </summary>
    public static DeepQDefinition PaperReconstructed { get; } =
        new()
        {
            Preset = "paperReconstructed",
            Output = OutputLayer.Linear,
            Loss = Loss.HalfMse,
            TimeUnit = TimeUnit.Period,
            Gamma = 0.96,
            ReturnSteps = 2,
            Optimiser = OptimiserKind.Adam,
            LearningRate = 3e-4,
            Mask = ActionMask.Served,
        };

    /// <summary>
    /// What keras-rl, the library of the paper's authors, does by default: its training loop, its <c>DQNAgent</c>'s
    /// arguments, and memory and optimiser of its example for CartPole. The warm-up is as long as the experiment says, and
    /// the hidden layers are the paper's.
    /// </summary>
    public static DeepQDefinition KerasRl { get; } =
        new()
        {
            Preset = "kerasRl",
            Loop = TrainingLoop.KerasRl,
            WarmUp = WarmUpPolicy.Agent,
            TruncationIsTerminal = true,
            Sampling = Sampling.WithoutReplacement,
            MemoryCapacity = 50_000,
            InputRelu = false,
            Output = OutputLayer.Linear,
            Loss = Loss.HalfMse,
            Optimiser = OptimiserKind.Adam,
            LearningRate = 1e-3,
            OptimiserEpsilon = 1e-7,
            Epsilon = 0.1,
            Tau = 1,
            TargetInterval = 10_000,
        };

    /// <summary>
    /// The agent of Oroojlooyjadid et al. (2022) at a <c>seat</c> with ten periods seen, as their program runs it: the network of
    /// 180, 130 and 61 neurons, rewards divided by 200, γ = 0.99, batches of 64, Adam with 2.5e-4, exploration from 0.9
    /// to 0.1, and the feedback β = 20. Their training has 60 100 games, for which they copy the target network every 10 000 steps,
    /// hold a million transitions and let the learning rate fall by 2 % in 10 000 steps. Assumed for a thirtieth of it: every 300
    /// steps, 50 000 transitions, and a learning rate that falls to 1e-5; that exploration is annealed over half of it; and scaled
    /// inputs, as raw ones are not learned from in this time. The feedback is a mean here, and a discounted sum there.
    /// </summary>
    public static DeepQDefinition BeerGame { get; } =
        new()
        {
            Preset = "beerGame",
            Observation = null,
            Inputs = InputScale.MeanDemand,
            HiddenLayers = new(180, 130, 61),
            InputRelu = false,
            Output = OutputLayer.Linear,
            Loss = Loss.HalfMse,
            Optimiser = OptimiserKind.Adam,
            LearningRate = 2.5e-4,
            LearningRateHold = 0,
            Epsilon = 0.9,
            FinalEpsilon = 0.1,
            EpsilonAnnealing = 0.5,
            Tau = 1,
            TargetInterval = 300,
            MemoryCapacity = 50_000,
            BatchSize = 64,
            RewardScale = 0.005,
            Feedback = 20,
        };

    /// <summary>
    /// The preset these settings started from: <c>paper</c>, <c>paperReconstructed</c>, <c>recommended</c>, <c>kerasRl</c> or
    /// <c>beerGame</c>. Only a name; without effect.
    /// </summary>
    [Source("Dittrich & Fohlmeister 2021, sections 2 and 3")]
    public string Preset { get; init; } = "paper";

    /// <summary>Whose order of acting, remembering and learning is followed.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3: warm-up episodes, then learning in each control iteration")]
    internal TrainingLoop Loop { get; init; } = TrainingLoop.Own;

    /// <summary>
    /// The parts of the system's observation that are inputs, in their order; null: the system's standard, all that tells
    /// something of the future.
    /// </summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.1: the state vector, sv_dim = 4n + 2")]
    public Several<string>? Observation { get; init; } = new("state");

    /// <summary>
    /// How observed quantities are scaled. Sizes are fixed before training, by the laws of demand, and kept with the weights.
    /// </summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.1: the state vector as it is")]
    internal InputScale Inputs { get; init; } = InputScale.Units;

    /// <summary>The orders to choose from in each place. Only where a system takes any number of units; null: the grid's own defaults.</summary>
    [Assumed("the paper's actions are choices")]
    public OrderGrid? Orders { get; init; }

    /// <summary>What computes the networks.</summary>
    [Source("keras-rl: Keras on TensorFlow; the arithmetic is the same")]
    internal NetworkKind Network { get; init; } = NetworkKind.Own;

    /// <summary>Neurons in each hidden layer; 0: as many as there are inputs.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.1: three layers as wide as the input")]
    [Range(0, 4096, Unit = "neurons")]
    public Several<int> HiddenLayers { get; init; } = new(0, 0, 0);

    /// <summary>What stands between the layers.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.1: ReLU")]
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>Whether the inputs pass through a ReLU: negative disposable stock becomes 0.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.1: ReLU for the input layer")]
    public bool InputRelu { get; init; } = true;

    /// <summary>What the n+1 outputs are.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.1")]
    internal OutputLayer Output { get; init; } = OutputLayer.Softmax;

    /// <summary>Whether outputs are split into a value and advantages (Wang et al. 2016); needs linear outputs.</summary>
    [Source("keras-rl: enable_dueling_network=False")]
    public bool Dueling { get; init; }

    /// <summary>
    /// Quantiles of the return of each choice that are learned in place of its mean (Dabney et al. 2018); 1: the mean alone. An agent acts
    /// by their mean, and its network has one output for each choice. More than one need linear outputs and the Huber loss, whose
    /// sum over the quantiles is the loss.
    /// </summary>
    [Source("Dittrich & Fohlmeister 2021, section 3: Q-values, the means of returns")]
    [Range(1, 256)]
    public int Quantiles { get; init; } = 1;

    /// <summary>How weights start.</summary>
    [Source("keras: Dense, kernel_initializer='glorot_uniform'")]
    internal WeightInitialisation Initialisation { get; init; } = WeightInitialisation.GlorotUniform;

    /// <summary>Whether the online network picks the action whose value the target network gives (van Hasselt et al. 2016).</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.2: error = r + γ max Q' − Q")]
    public bool DoubleQ { get; init; }

    /// <summary>What γ and the steps of a return are counted in.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.2: s_t and s_t+1 are successive control iterations")]
    internal TimeUnit TimeUnit { get; init; } = TimeUnit.Decision;

    /// <summary>γ, discount factor per <see cref="TimeUnit"/>, in [0, 1].</summary>
    [Assumed("printed only inside the paper's figures; keras-rl's default")]
    [Range(0, 1)]
    public double Gamma { get; init; } = 0.99;

    /// <summary>Steps of reward before a return is bootstrapped, in <see cref="TimeUnit"/>; 1 or more.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.2: error = r + γ max Q' − Q")]
    [Range(1, 100_000)]
    public int ReturnSteps { get; init; } = 1;

    /// <summary>Whether a return is bootstrapped before the first later action that was not the greedy one. Only with several steps.</summary>
    [Source("keras-rl: returns of one step only")]
    public bool CutAtExploration { get; init; }

    /// <summary>Whether a period in which an episode is cut off counts as the end of the world; false: its future is bootstrapped. An episode that ends is over in any case.</summary>
    [Assumed("the chain has no natural end; keras-rl would store a terminal")]
    public bool TruncationIsTerminal { get; init; }

    /// <summary>What is minimised, mean over the batch.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.2: MAE")]
    internal Loss Loss { get; init; } = Loss.Mae;

    /// <summary>δ, above 0: where the Huber loss turns linear. Only with that loss.</summary>
    [Source("Mnih et al. 2015: errors clipped to [−1, 1]")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double HuberDelta { get; init; } = 1;

    /// <summary>Which optimiser changes the weights.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.2: SGD")]
    internal OptimiserKind Optimiser { get; init; } = OptimiserKind.Sgd;

    /// <summary>α, above 0.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 6.1: 1e-5, and 5e-6 for the volatile customer")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double LearningRate { get; init; } = 1e-5;

    /// <summary>α_d, 0 or more: α is divided by 1 + α_d · updates.</summary>
    [Assumed("printed only inside the paper's figures")]
    [Range(0)]
    public double LearningRateDecay { get; init; }

    /// <summary>The share of the training for which α stays, before it falls geometrically; in [0, 1].</summary>
    [Source("keras: SGD knows no other schedule than its decay")]
    [Range(0, 1)]
    public double LearningRateHold { get; init; } = 1;

    /// <summary>α at the end of the training, above 0. Without effect where <see cref="LearningRateHold"/> is 1.</summary>
    [Source("keras: SGD knows no other schedule than its decay")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double FinalLearningRate { get; init; } = 1e-5;

    /// <summary>μ of SGD and RMSprop, in [0, 1).</summary>
    [Source("keras: SGD, momentum=0")]
    [Range(0, 1, BelowMost = true)]
    public double Momentum { get; init; }

    /// <summary>Whether SGD looks ahead along its momentum.</summary>
    [Source("keras: SGD, nesterov=False")]
    public bool Nesterov { get; init; }

    /// <summary>The share of the weights added to their gradients, with AdamW taken from them at the learning rate; 0 or more.</summary>
    [Source("keras: no weight decay")]
    [Range(0)]
    public double WeightDecay { get; init; }

    /// <summary>β₁ of Adam and AdamW, in [0, 1).</summary>
    [Source("Kingma & Ba 2015")]
    [Range(0, 1, BelowMost = true)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂ of Adam and AdamW, in [0, 1).</summary>
    [Source("Kingma & Ba 2015")]
    [Range(0, 1, BelowMost = true)]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ρ of RMSprop, in [0, 1).</summary>
    [Source("keras: RMSprop, rho=0.9")]
    [Range(0, 1, BelowMost = true)]
    public double Rho { get; init; } = 0.9;

    /// <summary>Whether RMSprop divides by the gradients' deviation instead of their size.</summary>
    [Source("keras: RMSprop, centered=False")]
    public bool CentredRmsProp { get; init; }

    /// <summary>ε in the denominators of Adam, AdamW and RMSprop, above 0.</summary>
    [Source("Kingma & Ba 2015")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double OptimiserEpsilon { get; init; } = 1e-8;

    /// <summary>The gradient's greatest Euclidean norm; 0: not limited.</summary>
    [Source("keras: SGD, clipnorm not set")]
    [Range(0)]
    public double ClipNorm { get; init; }

    /// <summary>ε, the probability of a random action, in [0, 1]; with annealing, its value at the start.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 6.1")]
    [Range(0, 1)]
    public double Epsilon { get; init; } = 0.05;

    /// <summary>ε_d, 0 or more: ε is divided by 1 + ε_d · decisions since the warm-up.</summary>
    [Assumed("printed only inside the paper's figures; same form as the learning rate's decay")]
    [Range(0)]
    public double EpsilonDecay { get; init; }

    /// <summary>The share of the training over which ε goes linearly to its final value, in [0, 1]; 0: it stays.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 6.1")]
    [Range(0, 1)]
    public double EpsilonAnnealing { get; init; }

    /// <summary>ε after the annealing, in [0, 1]. Without effect where <see cref="EpsilonAnnealing"/> is 0.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 6.1")]
    [Range(0, 1)]
    public double FinalEpsilon { get; init; } = 0.05;

    /// <summary>τ, in (0, 1]: the share of the online weights in every update of the target network; 1: a copy.</summary>
    [Assumed("printed only inside the paper's figures; keras-rl's example uses 1e-2")]
    [Range(0, 1, AboveLeast = true)]
    public double Tau { get; init; } = 0.01;

    /// <summary>
    /// Gradient steps from one update of the target network to the next; 1 or more. In keras-rl's loop with τ = 1, decisions.
    /// </summary>
    [Source("keras-rl: a soft update with every gradient step")]
    [Range(1, 100_000)]
    public int TargetInterval { get; init; } = 1;

    /// <summary>
    /// s_rm, transitions in the replay memory; 0: as many as the warm-up has decisions, at least one batch. A transition takes
    /// 24 bytes. Each state is held once, and takes 1 byte for each action and 1, 2 or 4 for each number: as few as hold all that the
    /// system has shown so far exactly, whole numbers up to 127 in 1, up to 32 767 in 2. So it is in the checkpoint; memory has room for
    /// an eighth more. Prioritised replay adds 8 in the checkpoint and 16 to 32 in memory. All else in a checkpoint is small beside it.
    /// </summary>
    [Source("Dittrich & Fohlmeister 2021, section 6.2: the memory's size goes with the warm-up")]
    [Range(0, 50_000_000, Unit = "transitions")]
    public int MemoryCapacity { get; init; }

    /// <summary>Transitions in one gradient step; 1 or more.</summary>
    [Source("keras-rl: batch_size=32")]
    [Range(1, 100_000)]
    public int BatchSize { get; init; } = 32;

    /// <summary>How likely each transition of the memory is to be learned from.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.2: data sets drawn at random")]
    internal ReplayKind Replay { get; init; } = ReplayKind.Uniform;

    /// <summary>Whether a transition can be in one batch several times. Without replacement only with uniform replay.</summary>
    [Source("Mnih et al. 2015: uniform draws")]
    internal Sampling Sampling { get; init; } = Sampling.WithReplacement;

    /// <summary>α of the priorities (|δ| + offset)^α, in [0, 1]; 0: all alike. Only with prioritised replay.</summary>
    [Source("Schaul et al. 2016, proportional variant")]
    [Range(0, 1)]
    public double PriorityExponent { get; init; } = 0.6;

    /// <summary>β of the weights (N P)^−β that make up for unequal draws, in [0, 1]; it grows linearly to 1 at the end of the training. Only with prioritised replay.</summary>
    [Source("Schaul et al. 2016, proportional variant")]
    [Range(0, 1)]
    public double ImportanceExponent { get; init; } = 0.4;

    /// <summary>What is added to every error |δ|, so that each transition can be drawn again; above 0. Only with prioritised replay.</summary>
    [Assumed("Schaul et al. 2016 call it small; as in OpenAI Baselines")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double PriorityOffset { get; init; } = 1e-6;

    /// <summary>Who acts in the warm-up.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3: random control decisions")]
    internal WarmUpPolicy WarmUp { get; init; } = WarmUpPolicy.Random;

    /// <summary>Decisions after the warm-up episodes before learning begins; 0 or more.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 6: training begins with the first episode after the warm-up")]
    [Range(0)]
    public int WarmUpDecisions { get; init; }

    /// <summary>Decisions from one learning to the next; 1 or more.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3: in each control iteration")]
    [Range(1, 100_000)]
    public int LearnEvery { get; init; } = 1;

    /// <summary>Gradient steps in one learning; 1 or more.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3: one data set in each control iteration")]
    [Range(1, 100_000)]
    public int GradientSteps { get; init; } = 1;

    /// <summary>Whose weights the test agent gets.</summary>
    [Source("keras-rl: the online network acts in tests")]
    internal AgentWeights AgentWeights { get; init; } = AgentWeights.Online;

    /// <summary>Which reward is learned from.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.2")]
    internal RewardTiming Reward { get; init; } = RewardTiming.EveryDecision;

    /// <summary>Whether the running mean of the reward is taken from it; shifts the Q-values of all actions in a state alike, so that they lie around 0.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.2")]
    public bool SubtractMeanReward { get; init; }

    /// <summary>The reward learned from is multiplied by this; above 0.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.2")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double RewardScale { get; init; } = 1;

    /// <summary>
    /// β, 0 or more: after each episode β times what each of the others earned in a period, on average, is added to all rewards that
    /// the memory holds of the episode; until then they are learned from without it. Only at a <c>seat</c>; 0: none.
    /// </summary>
    [Source("Dittrich & Fohlmeister 2021: one agent has all rewards")]
    [Range(0, 1e6)]
    public double Feedback { get; init; }

    /// <summary>Which allowed choices are considered at all.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3.1: any station may order")]
    internal ActionMask Mask { get; init; } = ActionMask.None;

    /// <summary>A training on another system, whose weights are the first ones here; left out: random weights.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3: weights start at random")]
    internal Pretraining? StartFrom { get; init; }

    /// <inheritdoc/>
    public override ITrainee CreateTrainee(TrainingTask task) =>
        Loop == TrainingLoop.KerasRl ? new KerasRlTrainee(this, task) : new DeepQTrainee(this, task);

    /// <inheritdoc/>
    public override IController LoadAgent(SystemDefinition system, Stream agent) =>
        DeepQAgent.Load(this, system, agent);

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        var faults = base.Validate(system).Concat(DeepQValidation.Faults(this, system)).ToList();
        return faults.Count > 0
            ? faults
            : DeepQValidation.Sizes(this, system).Concat(PretrainedTraining.Faults(this, system));
    }

    /// <inheritdoc/>
    public override IEnumerable<Fault> ValidateTraining(SystemDefinition system, TrainingBudget budget) =>
        DeepQTrainingValidation.Faults(this, system, budget).Concat(PretrainedTraining.BudgetFaults(this, budget));

    /// <summary>Decisions after which a return is bootstrapped.</summary>
    internal int ReturnDecisions(int decisionsPerPeriod) =>
        TimeUnit == TimeUnit.Period ? ReturnSteps * decisionsPerPeriod : ReturnSteps;

    /// <summary>Transitions that the memory of a training holds.</summary>
    internal long CapacityFor(TrainingLength length) =>
        MemoryCapacity > 0 ? MemoryCapacity : Math.Max(BatchSize, length.WarmUp);

    /// <summary>What turns a system into inputs.</summary>
    internal ObservationEncoder EncoderOf(SystemDefinition system, DemandScale scale) =>
        new(system, Observation, Inputs, scale);

    /// <summary>What is chosen from.</summary>
    internal JointChoices ChoicesOf(SystemDefinition system) => new(Choices.Of(system, Orders, Mask));

    /// <summary>The network of an agent of a system; while it is trained, it has an output for each of the <see cref="Quantiles"/> of a choice.</summary>
    internal NetworkShape ShapeFor(SystemDefinition system)
    {
        var inputs = EncoderOf(system, default).Inputs;
        var linearOrSoftmax = Output == OutputLayer.Softmax ? OutputHead.Softmax : OutputHead.Linear;
        return new(
            inputs,
            HiddenLayers.Select(width => width == 0 ? inputs : width),
            ChoicesOf(system).Count,
            Dueling ? OutputHead.Dueling : linearOrSoftmax,
            InputRelu,
            Activation
        );
    }

    /// <summary>ε when a share of the training, in [0, 1], and so many decisions since the warm-up are over.</summary>
    internal double EpsilonAt(double progress, long decisions)
    {
        var annealed = EpsilonAnnealing > 0 ? Math.Min(1, progress / EpsilonAnnealing) : 0;
        return (Epsilon + ((FinalEpsilon - Epsilon) * annealed)) / (1 + (EpsilonDecay * decisions));
    }

    Pretraining? IPretrained.StartFrom => StartFrom;

    LearningDefinition IPretrained.Afresh => this with { StartFrom = null };

    Fault? IPretrained.Misfit(Pretraining before, SystemDefinition system) =>
        DeepQStart.Misfit(this, system, before.Learner, before.System);

    void IWeights.ExportWeights(SystemDefinition system, Stream agent, Stream destination)
    {
        var (read, encoder) = DeepQAgent.Read(this, system, agent);
        using var network = read;
        Safetensors.Write(network, destination, encoder.Metadata());
    }

    OnnxDefinition IOnnxAgent.ExportOnnx(SystemDefinition system, Stream agent, Stream destination)
    {
        var (read, encoder) = DeepQAgent.Read(this, system, agent);
        using var network = read;
        new OnnxModel(encoder.Inputs).Prepared(encoder.Steps).Through(network).Write(destination);
        return new OnnxDefinition
        {
            Path = "",
            Observation = Observation,
            Mask = Mask,
            Orders = system.Actions is ChoiceSpace ? null : Orders ?? new OrderGrid(),
        };
    }

    void IWeights.ImportWeights(SystemDefinition system, Stream weights, Stream destination)
    {
        using var network = DeepQAgent.NetworkOf(this, system);
        Safetensors.Read(network, weights);
        if (!network.IsFinite())
            throw new InvalidDataException("Not all weights are finite.");
        DeepQAgent.Save(network, EncoderOf(system, system.DemandScale), destination);
    }
}
