namespace ProcessChain.Tests;

/// <summary>Agents that leave as ONNX decide there as they do here.</summary>
internal sealed class OnnxExportTests
{
    private const int Periods = 60;

    private static readonly InventoryDefinition Inventory = InventoryDefinition.OrGymV1;

    private static readonly ChainDefinition Chain = new() { Stations = 3 };

    private static readonly PpoDefinition SmallPpo = new()
    {
        HiddenLayers = new(8),
        Environments = 4,
        StepsPerEnvironment = 40,
        Minibatch = 32,
        Epochs = 1,
    };

    private static IEnumerable<TestCaseData> Agents() =>
        [
            Case("deepQ", Chain, Small(DeepQDefinition.Recommended)),
            Case("deepQ, dueling", Chain, Small(DeepQDefinition.Recommended) with { Dueling = true }),
            Case("deepQ, not dueling", Chain, Small(DeepQDefinition.Recommended) with { Dueling = false }),
            Case(
                "deepQ, quantiles",
                Chain,
                Small(DeepQDefinition.Recommended) with
                {
                    Quantiles = 3,
                    Loss = Loss.Huber,
                }
            ),
            Case("deepQ, paper", Chain, Small(DeepQDefinition.Paper)),
            Case("deepQ, units, no mask", Chain, Small(DeepQDefinition.Recommended) with { Mask = ActionMask.None }),
            Case(
                "deepQ, elu",
                Chain,
                Small(DeepQDefinition.Recommended) with
                {
                    Activation = Activation.Elu,
                    InputRelu = true,
                    Inputs = InputScale.Units,
                }
            ),
            Case(
                "deepQ, orders of a grid in several places",
                Inventory,
                Small(DeepQDefinition.Recommended) with
                {
                    Orders = new OrderGrid { Choices = 4 },
                }
            ),
            Case("ppo, choices", Chain, SmallPpo with { Mask = ActionMask.Served }),
            Case(
                "ppo, orders of a grid in several places",
                Inventory,
                SmallPpo with
                {
                    Policy = PpoPolicy.Choices,
                    Orders = new OrderGrid { Levels = new(0, 10, 30, 80) },
                    Mask = ActionMask.Served,
                    Inputs = InputScale.MeanDemand,
                }
            ),
            Case("ppo, capacity shares", Inventory, SmallPpo),
            Case("ppo, units", Inventory, SmallPpo with { Action = OrderMeaning.Units, Inputs = InputScale.Units }),
            Case("ppo, echelon levels", Inventory, SmallPpo with { Action = OrderMeaning.EchelonLevels }),
            Case(
                "ppo, deviations by state, another observation",
                Inventory,
                SmallPpo with
                {
                    Policy = PpoPolicy.StateDependentGaussian,
                    Observation = new("orGym"),
                    Activation = Activation.Elu,
                }
            ),
            Case("dcl", new LostSalesDefinition(), SmallDcl),
            Case("dcl, two suppliers", new DualSourcingDefinition(), SmallDcl),
            Case("dcl, other orders in each place", Inventory with { SupplyCapacity = new(3, 5, 9) }, SmallDcl),
        ];

    [TestCaseSource(nameof(Agents))]
    public void Exported_AnAgentDecidesTheSame(SystemDefinition system, LearningDefinition definition)
    {
        var training = definition.Begin(system, periods: system.Horizon.Periods is null ? Periods : null);
        training.Run(2);
        var agent = training.Agent();
        var both = new Both(definition.LoadAgent(system, agent), Exported(definition, system, agent).Create(system));
        var running = system.Create(system.Horizon.PeriodsOr(Periods));
        for (var episode = 0; episode < 5; episode++)
            running.Play(both, new EpisodeSeed(7, episode));
        Assert.That(both.Decisions, Is.GreaterThan(100));
        Assert.That(both.Farthest, Is.LessThanOrEqualTo(1e-4), "units");
        Assert.That(both.Differ, Is.Zero, "decisions that differ by more than 1e-6 of what they are");
    }

    [Test]
    public void Settings_WithoutAFile_SayWhatIsNotByDefault()
    {
        var settings = Exported(
            SmallPpo with
            {
                Action = OrderMeaning.EchelonLevels,
            },
            Inventory,
            (SmallPpo with { Action = OrderMeaning.EchelonLevels }).Begin(Inventory).Agent()
        );
        Assert.That(
            DefinitionWriter.WriteGiven(settings with { Path = "policy.onnx", Sha256 = null }),
            Is.EqualTo("kind: onnx\npath: \"policy.onnx\"\naction: echelonLevels\n")
        );
    }

    private static DclDefinition SmallDcl =>
        new()
        {
            Generations = 1,
            States = 64,
            Scenarios = 4,
            Horizon = 10,
            HiddenLayers = new(8),
        };

    private static DeepQDefinition Small(DeepQDefinition definition) =>
        definition with
        {
            HiddenLayers = new(8, 8),
            BatchSize = 8,
        };

    private static OnnxDefinition Exported(LearningDefinition definition, SystemDefinition system, byte[] agent)
    {
        using var model = new MemoryStream();
        var settings = ((IOnnxAgent)definition).ExportOnnx(system, new MemoryStream(agent), model);
        var read = (OnnxDefinition)settings.With(new ModelFile(model.ToArray()));
        Assert.That(read.Validate(system), Is.Empty);
        return read;
    }

    private static TestCaseData Case(string name, SystemDefinition system, LearningDefinition definition) =>
        new TestCaseData(system, definition).SetArgDisplayNames(name);

    /// <summary>Decides as the first of two, and asks the other as well.</summary>
    private sealed class Both(IController first, IController second) : IController
    {
        public int Decisions { get; private set; }

        public int Differ { get; private set; }

        public double Farthest { get; private set; }

        public void BeginEpisode(Chance chance)
        {
            first.BeginEpisode(chance);
            second.BeginEpisode(chance);
        }

        public void Decide(SystemView view, Span<double> action)
        {
            first.Decide(view, action);
            var other = new double[action.Length];
            second.Decide(view, other);
            for (var i = 0; i < other.Length; i++)
            {
                var distance = Math.Abs(other[i] - action[i]);
                Farthest = Math.Max(Farthest, distance);
                Differ += distance > 1e-6 * Math.Max(1, Math.Abs(action[i])) ? 1 : 0;
            }
            Decisions++;
        }
    }
}
