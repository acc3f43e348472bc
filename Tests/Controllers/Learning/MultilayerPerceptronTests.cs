using FsCheck;
using FsCheck.Fluent;
using ProcessChain.Controllers.Learning;
using ProcessChain.Randomness;

namespace ProcessChain.Tests.Controllers.Learning;

internal sealed class MultilayerPerceptronTests
{
    [FsCheck.NUnit.Property(MaxTest = 60, Replay = "(20260719,1)")]
    public Property Gradients_AnyShapeAndHead_AreTheFiniteDifferences() =>
        Prop.ForAll(
            Arb.From(Gen.Choose(0, int.MaxValue - 1)),
            draw =>
            {
                var stream = new RandomStream((ulong)draw);
                var network = RandomNetwork(stream, batch: 1);
                var weighting = Fill(network, stream);
                network.Forward(1);
                weighting.CopyTo(network.OutputGradient(0));
                network.Backward(1);
                var numeric = FiniteDifferences(network, weighting);
                for (var i = 0; i < numeric.Length; i++)
                    Assert.That(network.Gradients()[i], Is.EqualTo(numeric[i]).Within(2e-4), $"parameter {i}");
            }
        );

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(8)]
    [TestCase(13)]
    [TestCase(32)]
    public void Forward_RowAmongOthers_HasTheBitsItHasAlone(int rows)
    {
        var shape = new NetworkShape(18, [18, 23], 5, OutputHead.Softmax, inputRelu: true);
        var network = new MultilayerPerceptron(shape, rows, optimiser: null);
        var single = new MultilayerPerceptron(shape, 1, optimiser: null);
        network.Initialise(WeightInitialisation.GlorotUniform, new RandomStream(1));
        single.WriteParameters(network.Parameters());
        var inputs = new float[rows][];
        var stream = new RandomStream(2);
        for (var row = 0; row < rows; row++)
        {
            inputs[row] = Uniform(stream, 18);
            inputs[row].CopyTo(network.Input(row));
        }

        network.Forward(rows);

        for (var row = 0; row < rows; row++)
        {
            inputs[row].CopyTo(single.Input(0));
            single.Forward(1);
            Assert.That(network.Output(row).ToArray(), Is.EqualTo(single.Output(0).ToArray()), $"row {row}");
        }
    }

    [Test]
    public void Backward_Batch_SumsTheGradientsOfItsRows()
    {
        const int Rows = 13;
        var stream = new RandomStream(3);
        var shape = new NetworkShape(5, [9], 3, OutputHead.Linear, inputRelu: false);
        var network = new MultilayerPerceptron(shape, Rows, optimiser: null);
        network.Initialise(WeightInitialisation.HeUniform, stream);
        var inputs = Enumerable.Range(0, Rows).Select(_ => Uniform(stream, 5)).ToArray();
        var gradients = Enumerable.Range(0, Rows).Select(_ => Uniform(stream, 3)).ToArray();
        var sum = new double[shape.Parameters];
        for (var row = 0; row < Rows; row++)
        {
            Pass(network, [inputs[row]], [gradients[row]]);
            for (var i = 0; i < sum.Length; i++)
                sum[i] += network.Gradients()[i];
        }

        Pass(network, inputs, gradients);

        Assert.That(network.Gradients().Select(g => (double)g), Is.EqualTo(sum).Within(1e-5));
    }

    [TestCase(WeightInitialisation.GlorotUniform, 6.0 / (40 + 60))]
    [TestCase(WeightInitialisation.HeUniform, 6.0 / 40)]
    public void Initialise_Layer_IsUniformWithinItsLimitAndHasNoBias(WeightInitialisation initialisation, double square)
    {
        var network = new MultilayerPerceptron(
            new NetworkShape(40, [], 60, OutputHead.Linear, false),
            1,
            optimiser: null
        );
        var layer = network.Shape.Layers[0];

        network.Initialise(initialisation, new RandomStream(5));

        var weights = network.Parameters()[..layer.BiasAt];
        var limit = Math.Sqrt(square);
        Assert.Multiple(() =>
        {
            Assert.That(weights, Has.All.InRange(-limit, limit));
            Assert.That(weights.Max(), Is.GreaterThan(0.98 * limit));
            Assert.That(weights.Average(w => w * w), Is.EqualTo(limit * limit / 3).Within(0.05 * limit * limit));
            Assert.That(network.Parameters()[layer.BiasAt..layer.End], Has.All.Zero);
        });
    }

    private static MultilayerPerceptron RandomNetwork(RandomStream stream, int batch)
    {
        var head = (OutputHead)stream.Next(3);
        var hidden = Enumerable.Range(0, stream.Next(4)).Select(_ => stream.Next(1, 20)).ToArray();
        var shape = new NetworkShape(stream.Next(1, 20), hidden, stream.Next(1, 10), head, stream.Next(2) == 0);
        var network = new MultilayerPerceptron(shape, batch, optimiser: null);
        network.Initialise(WeightInitialisation.GlorotUniform, stream);
        return network;
    }

    /// <summary>Random inputs; returns random weights that make one number of the outputs.</summary>
    private static float[] Fill(MultilayerPerceptron network, RandomStream stream)
    {
        Uniform(stream, network.Shape.Inputs).CopyTo(network.Input(0));
        return Uniform(stream, network.Shape.Outputs);
    }

    private static double[] FiniteDifferences(MultilayerPerceptron network, float[] weighting)
    {
        const double Step = 1e-6;
        var parameters = network.Parameters().Select(p => (double)p).ToArray();
        var inputs = network.Input(0).ToArray().Select(v => (double)v).ToArray();
        return [.. parameters.Select((_, i) => (Value(i, Step) - Value(i, -Step)) / (2 * Step))];

        double Value(int i, double change)
        {
            parameters[i] += change;
            var outputs = ReferencePerceptron.Forward(network.Shape, parameters, inputs);
            parameters[i] -= change;
            return outputs.Select((o, j) => o * weighting[j]).Sum();
        }
    }

    private static void Pass(MultilayerPerceptron network, float[][] inputs, float[][] gradients)
    {
        for (var row = 0; row < inputs.Length; row++)
            inputs[row].CopyTo(network.Input(row));
        network.Forward(inputs.Length);
        for (var row = 0; row < inputs.Length; row++)
            gradients[row].CopyTo(network.OutputGradient(row));
        network.Backward(inputs.Length);
    }

    private static float[] Uniform(RandomStream stream, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * stream.NextSingle()) - 1)];
}
