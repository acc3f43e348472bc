namespace ProcessChain;

/// <summary>
/// Deep controlled learning (Temizöz, Imdahl, Dijkman, Lamghari-Idrissi &amp; van Jaarsveld, "Deep controlled learning for
/// inventory control", European Journal of Operational Research 324(1), 2025): approximate policy iteration of any system with a
/// choice. In each generation states are taken from episodes of the present policy, the choices in them compared by rollouts that
/// meet the same demand, and a network learns the best of them. Of a training's budget only the periods of an episode and the
/// validation count.
/// </summary>
[Kind("dcl")]
internal sealed record DclDefinition : LearningDefinition, IOnnxAgent
{
    /// <summary>Iterations in which the states of a generation are judged.</summary>
    internal const int Parts = 10;

    /// <summary>The share of an episode from which no states are taken, where episodes have no end of their own.</summary>
    internal const double ShareOfBeginning = 0.1;

    /// <summary>Places with more whole units to order than this are given the standard grid.</summary>
    private const int MostWholeUnits = 100;

    private const int AgentFormat = 0x31434C44; // "DLC1"

    /// <summary>The policy of the first generation; left out: a simple rule for the system, chance where there is none.</summary>
    [Assumed("any rule will do; a bad one needs a generation more")]
    public RuleDefinition? Start { get; init; }

    /// <summary>How often states are taken and learned from; 1 to 100.</summary>
    [Assumed("many small generations come further than the three of Temizöz et al. in the same time")]
    [Range(1, 100)]
    public int Generations { get; init; } = 40;

    /// <summary>States of a generation, rounded up to whole episodes of 32; 32 to a million.</summary>
    [Assumed("Temizöz et al. take 5000 to 20 000, and learn from those of one generation alone")]
    [Range(32, 1_000_000, Unit = "states")]
    public int States { get; init; } = 960;

    /// <summary>Generations whose states are learned from, the newest ones; 1 to 100.</summary>
    [Assumed("found by experiments")]
    [Range(1, 100)]
    public int KeptGenerations { get; init; } = 10;

    /// <summary>The share of the states that are taken where the policy that leads to them is in doubt, and not anywhere, in [0, 1].</summary>
    [Assumed("most decisions are clear")]
    [Range(0, 1)]
    public double Doubtful { get; init; } = 0.5;

    /// <summary>Rollouts of a state for each choice that it has, on average: the worse ones have fewer, the better ones more; 1 to 100 000.</summary>
    [Assumed(
        "Temizöz et al. take 1000 and learn winners; told softly, as many rollouts are better spent on more states and generations"
    )]
    [Range(1, 100_000)]
    public int Scenarios { get; init; } = 50;

    /// <summary>Periods of a rollout at most; 1 to 10 000. It ends earlier where all choices have come to the same state.</summary>
    [Source("Temizöz et al.: 40 and more")]
    [Range(1, 10_000, Unit = "periods")]
    public int Horizon { get; init; } = 60;

    /// <summary>How many decisions of a period chance takes on average on the way to the states, so that others than those of the policy are seen, in [0, 1].</summary>
    [Assumed("found by experiments; as often in each decision of many a day, it would flood a chain")]
    [Range(0, 1)]
    public double Exploration { get; init; } = 0.2;

    /// <summary>How softly the best choices are told to the network, in standard errors of their comparison; above 0. The smaller, the more only the winner counts.</summary>
    [Assumed("found by experiments")]
    [Range(0, 1000, AboveLeast = true)]
    public double Temperature { get; init; } = 0.7;

    /// <summary>The weight of the mean loss of what the network would choose, in temperatures, beside the cross-entropy, whose weight is 1; 0 or more.</summary>
    [Assumed("found by experiments: the cross-entropy alone stops 2 % above the optimum on a chain of four stations")]
    [Range(0, 1000)]
    public double RegretWeight { get; init; } = 2;

    /// <summary>Passes of the network over the states that are kept, in each generation, or as many steps while there are fewer; 1 to 10 000.</summary>
    [Assumed("found by experiments")]
    [Range(1, 10_000)]
    public int Epochs { get; init; } = 10;

    /// <summary>States in a gradient step; 2 to 65 536.</summary>
    [Source("Temizöz et al.: 64")]
    [Range(2, 65_536, Unit = "states")]
    public int BatchSize { get; init; } = 64;

    /// <summary>α of Adam at the beginning of a generation, above 0.</summary>
    [Source("Temizöz et al.: Adam with 1e-3")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The share of a generation's passes for which α stays, before it falls geometrically; in [0, 1].</summary>
    [Assumed("found by experiments")]
    [Range(0, 1)]
    public double LearningRateHold { get; init; } = 0.3;

    /// <summary>α at the end of a generation, above 0.</summary>
    [Assumed("found by experiments")]
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double FinalLearningRate { get; init; } = 1e-5;

    /// <summary>Neurons in each hidden layer; 1 to 4096.</summary>
    [Source("Temizöz et al.: 256, 128, 128, 128; narrower ones learn as well here")]
    [Range(1, 4096, Unit = "neurons")]
    public Several<int> HiddenLayers { get; init; } = new(64, 64);

    /// <summary>What stands between the layers.</summary>
    [Source("Temizöz et al.: ReLU")]
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>How observed quantities are scaled.</summary>
    [Assumed("as deep Q-learning's recommended preset")]
    internal InputScale Inputs { get; init; } = InputScale.LargestOrder;

    /// <summary>
    /// What can be ordered in each place where a system takes orders; left out: all whole units up to the largest order of use,
    /// eleven orders where there would be more than 100.
    /// </summary>
    [Assumed("all orders, where they are few")]
    public OrderGrid? Orders { get; init; }

    /// <summary>Which choices are considered.</summary>
    [Assumed("as deep Q-learning's recommended preset")]
    internal ActionMask Mask { get; init; } = ActionMask.Served;

    /// <summary>Iterations of a generation: the parts of its states, then the passes over them.</summary>
    internal int IterationsOfGeneration => Parts + Epochs;

    /// <inheritdoc/>
    public override int IterationsOf(TrainingBudget budget) => Generations * IterationsOfGeneration;

    /// <inheritdoc/>
    public override ITraining Create(TrainingTask task) => new DclTraining(this, task);

    /// <inheritdoc/>
    public override IController LoadAgent(SystemDefinition system, Stream agent)
    {
        var (network, encoder) = ReadAgent(system, agent);
        return new ChoiceAgent(encoder, network, ChoicesOf(system));
    }

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system) =>
        [.. base.Validate(system), .. DclValidation.Faults(this, system)];

    /// <summary>The policy of the first generation.</summary>
    internal RuleDefinition StartFor(SystemDefinition system) => Start ?? StartRule.Of(system);

    /// <summary>A system for training: a rollout that begins in the last period of an episode has room in it.</summary>
    internal RunningSystem SystemFor(TrainingTask task) =>
        task.System.Create(task.System.Horizon.Ends ? task.Periods : task.Periods + Horizon);

    /// <summary>What turns a system into inputs.</summary>
    internal ObservationEncoder EncoderOf(SystemDefinition system) =>
        new(system, observation: null, Inputs, system.DemandScale);

    /// <summary>Writes weights and scaling of an agent.</summary>
    internal static void SaveAgent(INetwork network, ObservationEncoder encoder, Stream destination) =>
        ChoiceAgent.Save(AgentFormat, network, encoder, destination);

    /// <summary>What is chosen from.</summary>
    internal JointChoices ChoicesOf(SystemDefinition system) =>
        new(HasWholeUnits(system) ? Choices.OfWholeUnits(system, Mask) : Choices.Of(system, Orders, Mask));

    /// <summary>Whether all whole units can be chosen.</summary>
    internal bool HasWholeUnits(SystemDefinition system) =>
        Orders is null
        && system.Actions is OrderSpace
        && LargestOrders.Of(system) is var largest
        && largest.All(units => units is >= 1 and <= MostWholeUnits)
        && largest.Aggregate(1.0, (product, units) => product * ((int)units + 1)) <= JointChoices.Most;

    OnnxDefinition IOnnxAgent.ExportOnnx(SystemDefinition system, Stream agent, Stream destination)
    {
        var (network, encoder) = ReadAgent(system, agent);
        new OnnxModel(encoder.Inputs).Prepared(encoder.Steps).Through(network).Write(destination);
        return new OnnxDefinition
        {
            Path = "",
            Mask = Mask,
            Orders = GridOf(system),
        };
    }

    private (INetwork Network, ObservationEncoder Encoder) ReadAgent(SystemDefinition system, Stream agent)
    {
        var network = NetworkEngines.Of(NetworkKind.Own).Create(ShapeFor(system), ChoiceAgent.Rows, optimiser: null);
        var encoder = EncoderOf(system);
        ChoiceAgent.Read(AgentFormat, network, encoder, agent);
        return (network, encoder);
    }

    /// <summary>The orders to choose from as a grid; null where the system has choices of its own.</summary>
    private OrderGrid? GridOf(SystemDefinition system) =>
        system.Actions is ChoiceSpace ? null
        : HasWholeUnits(system) ? new OrderGrid { WholeUnits = true }
        : Orders ?? new OrderGrid();

    /// <summary>The network for a system.</summary>
    internal NetworkShape ShapeFor(SystemDefinition system) =>
        new(
            EncoderOf(system).Inputs,
            HiddenLayers,
            ChoicesOf(system).Count,
            OutputHead.Linear,
            inputRelu: false,
            Activation
        );
}
