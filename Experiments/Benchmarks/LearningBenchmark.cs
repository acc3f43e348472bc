namespace ProcessChain.Experiments;

/// <summary>
/// One step of deep Q-learning – sample, target network, maximum, forward, loss, backward, SGD, soft update – and one greedy
/// action, on a network of the given widths. <c>deepq_step.py</c> does the same in PyTorch.
/// </summary>
internal sealed class LearningBenchmark
{
    private const int Rows = 200_000;
    private const float Rate = 1e-5f;

    /// <summary>As much as a chain shows at times, which takes two bytes.</summary>
    private const int MostUnits = 2000;

    private readonly RandomStream stream = new(1);
    private readonly IReadOnlyList<int> sizes;
    private readonly int batch;
    private readonly DeepQLearner learner;
    private readonly float[] state;
    private int chosen;

    /// <param name="sizes">Inputs, hidden layers, outputs.</param>
    /// <param name="batch">Transitions in a step.</param>
    /// <param name="engine">What computes the networks.</param>
    public LearningBenchmark(IReadOnlyList<int> sizes, int batch, NetworkKind engine)
    {
        (this.sizes, this.batch) = (sizes, batch);
        Name = string.Join('-', sizes) + (engine == NetworkKind.Own ? "" : $" {engine}");
        var shape = new NetworkShape(sizes[0], sizes.Skip(1).SkipLast(1), sizes[^1]);
        var definition = new DeepQDefinition
        {
            Network = engine,
            BatchSize = batch,
            Loss = Loss.Mse,
        };
        var memory = FullMemory(shape);
        learner = new DeepQLearner(definition, shape, memory, new UniformSampler(memory, definition.Sampling), stream);
        state = Array.ConvertAll(Units(sizes[0]), units => units / MostUnits);
    }

    /// <summary>The widths, and the engine where it is not our own.</summary>
    public string Name { get; }

    /// <summary>Floating-point operations of the matrix products of one step.</summary>
    public double Operations
    {
        get
        {
            var weights = sizes.Zip(sizes.Skip(1), (inputs, outputs) => (double)inputs * outputs).ToList();
            return 2 * batch * ((4 * weights.Sum()) - weights[0]);
        }
    }

    /// <summary>Seconds of a learning step, of processor time, mean over a tenth of one.</summary>
    public double StepSeconds() => Seconds(() => learner.Learn(stream, Rate, progress: 0));

    /// <summary>Seconds of a greedy action, of processor time, mean over a tenth of one.</summary>
    public double ActionSeconds() => Seconds(Act);

    private static double Seconds(Action work)
    {
        const int Repeats = 100;
        return 1 / ProcessorTime.Rate(Round, seconds: 0.1);

        double Round()
        {
            for (var i = 0; i < Repeats; i++)
                work();
            return Repeats;
        }
    }

    private void Act()
    {
        var network = learner.Online;
        state.CopyTo(network.Input(0));
        network.Forward(1);
        var values = network.Output(0);
        for (var action = 0; action < values.Length; action++)
            chosen = values[action] > values[chosen] ? action : chosen;
    }

    /// <summary>Of one long episode, in which the system shows whole units, which are scaled to [0, 1] for the network.</summary>
    private ReplayMemory FullMemory(NetworkShape shape)
    {
        var steps = new InputSteps(shape.Inputs);
        steps.Divisors.AsSpan().Fill(MostUnits);
        var memory = new ReplayMemory(Rows, steps, shape.Outputs);
        var allowed = Enumerable.Repeat(true, shape.Outputs).ToArray();
        var reached = memory.AddState(Units(shape.Inputs), allowed);
        for (var row = 0; row < Rows; row++)
        {
            var taken = reached;
            reached = memory.AddState(Units(shape.Inputs), allowed);
            memory.Add(
                new(taken, reached),
                new(stream.Next(shape.Outputs), stream.NextSingle(), Baseline: 1, Discount: 0.99f)
            );
        }
        return memory;
    }

    private float[] Units(int count) => [.. Enumerable.Range(0, count).Select(_ => stream.Next(MostUnits + 1))];
}
