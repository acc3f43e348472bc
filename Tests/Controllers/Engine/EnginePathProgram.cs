using System.Runtime.InteropServices;

namespace ProcessChain.Tests;

/// <summary>
/// Run as a program, the tests train small networks and print what came of it: how a process whose vectors are narrower
/// tells its results.
/// </summary>
internal static class EnginePathProgram
{
    /// <summary>The argument with which a policy is trained through the model, instead of the networks.</summary>
    public const string Pathwise = "pathwise";

    public static void Main(string[] arguments)
    {
        Console.WriteLine(MatrixProduct.WidestLanes);
        foreach (var value in arguments.Contains(Pathwise) ? TrainPathwise() : Train())
            Console.WriteLine(BitConverter.SingleToInt32Bits(value));
    }

    /// <summary>All parameters and moments of a policy that was trained through the model for some steps.</summary>
    public static List<float> TrainPathwise()
    {
        var policy = new PathwisePolicyDefinition
        {
            Steps = 5,
            BatchEpisodes = 64,
            HiddenLayers = new(20, 9),
        };
        var training = policy.Begin(InventoryDefinition.OrGymV1);
        training.Run(policy.Steps);
        return [.. MemoryMarshal.Cast<byte, float>(training.Saved())];
    }

    /// <summary>All outputs, gradients and parameters after some steps of several networks.</summary>
    public static List<float> Train() =>
        [
            .. Train(new NetworkShape(34, [34, 34, 34], 9), 32, OptimiserKind.Sgd),
            .. Train(new NetworkShape(18, [18, 23], 5, OutputHead.Softmax, true), 13, OptimiserKind.RmsProp),
            .. Train(new NetworkShape(7, [41], 5, OutputHead.Dueling, false, Activation.Elu), 50, OptimiserKind.Adam),
            .. Train(new NetworkShape(5, [9, 66], 3, activation: Activation.Tanh), 1, OptimiserKind.AdamW),
        ];

    private static List<float> Train(NetworkShape shape, int rows, OptimiserKind kind)
    {
        const int Steps = 5;
        var stream = new RandomStream((ulong)rows);
        using var network = new MultilayerPerceptron(
            shape,
            rows,
            new OptimiserDefinition { Kind = kind, Momentum = 0.5 }
        );
        network.Initialise(WeightInitialisation.GlorotUniform, stream);
        for (var step = 0; step < Steps; step++)
        {
            for (var row = 0; row < rows; row++)
                Fill(network.Input(row), stream);
            network.Forward(rows);
            for (var row = 0; row < rows; row++)
                Fill(network.OutputGradient(row), stream);
            network.Backward(rows, toInputs: true);
            network.Step(1e-3f);
        }
        var outputs = Enumerable.Range(0, rows).SelectMany(row => network.Output(row).ToArray());
        return [.. outputs, .. network.InputGradients(rows), .. network.Gradients(), .. network.Parameters()];
    }

    private static void Fill(Span<float> values, RandomStream stream)
    {
        foreach (ref var value in values)
            value = (2 * stream.NextSingle()) - 1;
    }
}
