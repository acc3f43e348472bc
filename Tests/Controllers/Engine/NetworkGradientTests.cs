using FsCheck;
using FsCheck.Fluent;

namespace ProcessChain.Tests;

/// <summary>Gradients of any network against finite differences, on every engine there is.</summary>
/// <param name="engine">Which engine.</param>
[TestFixtureSource(typeof(Engines), nameof(Engines.Available))]
internal sealed class NetworkGradientTests(NetworkKind engine)
{
    [FsCheck.NUnit.Property(MaxTest = 60, Replay = "(20260719,1)")]
    public Property Gradients_AnyShapeActivationHeadAndBatch_AreTheFiniteDifferences() =>
        Prop.ForAll(
            Arb.From(Gen.Choose(0, int.MaxValue - 1)),
            draw =>
            {
                using var batch = new RandomBatch(engine, new RandomStream((ulong)draw));
                batch.Pass();
                AssertClose(batch.Network.Gradients(), batch.ParameterDifferences(), batch.Rows, "parameter");
                for (var row = 0; row < batch.Rows; row++)
                    AssertClose(batch.Network.InputGradient(row).ToArray(), batch.InputDifferences(row), 1, "input");
            }
        );

    private static void AssertClose(float[] actual, double[] expected, int rows, string what)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.That(actual[i], Is.EqualTo(expected[i]).Within(2e-4 * rows), $"{what} {i}");
    }
}

/// <summary>A network of random shape, random inputs of a batch, and random weights that make one number of all outputs.</summary>
internal sealed class RandomBatch : IDisposable
{
    private const double Step = 1e-6;

    private readonly float[][] inputs;
    private readonly float[][] weightings;

    public RandomBatch(NetworkKind engine, RandomStream stream)
    {
        Rows = stream.Next(4) == 0 ? stream.Next(30, 70) : stream.Next(1, 20);
        var hidden = Enumerable.Range(0, stream.Next(4)).Select(_ => stream.Next(1, 20)).ToArray();
        var shape = new NetworkShape(
            stream.Next(1, 20),
            hidden,
            stream.Next(1, 10),
            (OutputHead)stream.Next(3),
            inputRelu: stream.Next(2) == 0,
            (Activation)stream.Next(3)
        );
        Network = NetworkEngines.Of(engine).Create(shape, Rows, optimiser: null);
        // Biases, too: a unit of dead inputs without a bias would stand exactly at the kink.
        Network.WriteParameters(Array.ConvertAll(stream.Uniform(shape.Parameters), value => 0.7f * value));
        inputs = [.. Enumerable.Range(0, Rows).Select(_ => stream.Uniform(shape.Inputs))];
        weightings = [.. Enumerable.Range(0, Rows).Select(_ => stream.Uniform(shape.Outputs))];
    }

    public INetwork Network { get; }

    public int Rows { get; }

    public void Pass()
    {
        for (var row = 0; row < Rows; row++)
            inputs[row].CopyTo(Network.Input(row));
        Network.Forward(Rows);
        for (var row = 0; row < Rows; row++)
            weightings[row].CopyTo(Network.OutputGradient(row));
        Network.Backward(Rows, toInputs: true);
    }

    public double[] ParameterDifferences()
    {
        var parameters = Array.ConvertAll(Network.Parameters(), p => (double)p);
        var rows = Enumerable.Range(0, Rows);
        return Differences(parameters, () => rows.Sum(row => Value(parameters, row, Inputs(row))));
    }

    public double[] InputDifferences(int row)
    {
        var parameters = Array.ConvertAll(Network.Parameters(), p => (double)p);
        var values = Inputs(row);
        return Differences(values, () => Value(parameters, row, values));
    }

    public void Dispose() => Network.Dispose();

    private static double[] Differences(double[] variables, Func<double> value)
    {
        return [.. variables.Select((_, i) => (Changed(i, Step) - Changed(i, -Step)) / (2 * Step))];

        double Changed(int i, double change)
        {
            var before = variables[i];
            variables[i] += change;
            var result = value();
            variables[i] = before;
            return result;
        }
    }

    private double[] Inputs(int row) => Array.ConvertAll(inputs[row], v => (double)v);

    private double Value(double[] parameters, int row, double[] values) =>
        ReferencePerceptron.Forward(Network.Shape, parameters, values).Zip(weightings[row], (o, w) => o * w).Sum();
}
