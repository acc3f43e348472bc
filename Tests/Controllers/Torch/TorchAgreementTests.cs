namespace ProcessChain.Tests;

/// <summary>The same learning on both engines: the same first weights, the same batches.</summary>
[Category("Torch")]
internal sealed class TorchAgreementTests
{
    private const int Inputs = 18;
    private const int Actions = 5;
    private const int Updates = 1000;

    private static readonly DeepQDefinition Recommended = DeepQDefinition.Recommended;

    private static IEnumerable<TestCaseData> Definitions() =>
        [
            Case("paper", DeepQDefinition.Paper with { LearningRate = 1e-2 }),
            Case("recommended", Recommended),
            Case("recommended, dueling", Recommended with { Dueling = true }),
            Case("recommended, quantiles", Recommended with { Quantiles = 8, Loss = Loss.Huber }),
            Case("recommended, RMSprop", Recommended with { Optimiser = OptimiserKind.RmsProp, LearningRate = 1e-4 }),
            Case("recommended, momentum", Recommended with { Optimiser = OptimiserKind.Sgd, Momentum = 0.9 }),
        ];

    [TestCaseSource(nameof(Definitions))]
    public void Learn_ThousandUpdates_AgreesWithOurEngine(DeepQDefinition definition)
    {
        var own = Learner(definition with { Network = NetworkKind.Own });
        var torch = Learner(definition with { Network = NetworkKind.Torch });
        Assert.That(torch.Online.Parameters(), Is.EqualTo(own.Online.Parameters()), "at the start");
        var (ofOwn, ofTorch) = (new RandomStream(3), new RandomStream(3));
        var worst = 0.0;

        for (var update = 1; update <= Updates; update++)
        {
            var rate = own.LearningRate(progress: 0);
            var (expected, loss) = (own.Learn(ofOwn, rate, progress: 0), torch.Learn(ofTorch, rate, progress: 0));
            worst = Math.Max(worst, Math.Abs(loss - expected) / Math.Max(1, Math.Abs(expected)));
        }

        var (online, target) = (Distance(own.Online, torch.Online), Distance(own.Target, torch.Target));
        TestContext.Out.WriteLine($"loss {worst:0.0e+0}, weights {online:0.0e+0}, target's weights {target:0.0e+0}");
        Assert.Multiple(() =>
        {
            Assert.That(worst, Is.LessThan(1e-5), "losses");
            Assert.That(online, Is.LessThan(1e-4), "weights");
            Assert.That(target, Is.LessThan(1e-4), "weights of the target network");
        });
    }

    private static TestCaseData Case(string name, DeepQDefinition definition) =>
        new TestCaseData(definition).SetArgDisplayNames(name).OnTorch();

    private static DeepQLearner Learner(DeepQDefinition definition)
    {
        var head = definition.Output == OutputLayer.Softmax ? OutputHead.Softmax : OutputHead.Linear;
        var shape = new NetworkShape(
            Inputs,
            definition.HiddenLayers.Select(width => width == 0 ? Inputs : width),
            Actions,
            definition.Dueling ? OutputHead.Dueling : head,
            definition.InputRelu
        );
        var memory = Memory();
        return new DeepQLearner(definition, shape, memory, ReplaySampler.Of(definition, memory), new RandomStream(1));
    }

    private static ReplayMemory Memory()
    {
        const int Rows = 5000;
        var (memory, stream) = (ReplayRows.Empty(Rows, Inputs, Actions), new RandomStream(2));
        for (var row = 0; row < Rows; row++)
        {
            memory.Add(
                new WholeTransition
                {
                    State = stream.Uniform(Inputs),
                    Action = stream.Next(Actions),
                    Return = stream.NextSingle() - 1,
                    Baseline = 1,
                    Discount = 0.81f,
                    NextState = stream.Uniform(Inputs),
                    NextAllowed = [true, true, false, true, stream.Next(2) == 0],
                }
            );
        }
        return memory;
    }

    /// <summary>The Euclidean distance, relative to the length.</summary>
    private static double Distance(INetwork expected, INetwork actual)
    {
        var (e, a) = (expected.Parameters(), actual.Parameters());
        return Norm(e.Zip(a, (x, y) => (double)x - y)) / Norm(e.Select(x => (double)x));
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
