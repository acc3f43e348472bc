namespace ProcessChain.Tests;

internal sealed class MultilayerPerceptronTests
{
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
            inputs[row] = stream.Uniform(18);
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
        var inputs = Enumerable.Range(0, Rows).Select(_ => stream.Uniform(5)).ToArray();
        var gradients = Enumerable.Range(0, Rows).Select(_ => stream.Uniform(3)).ToArray();
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

    [Test]
    public void Backward_FewRowsWithAGradient_GivesTheBitsThatAllRowsGive(
        [Values(8, 13, 32, 70)] int rows,
        [Values(0, 1, 2, 4)] int every,
        [Values] OutputHead head
    )
    {
        var stream = new RandomStream((ulong)(rows + every));
        var shape = new NetworkShape(18, [18, 23], 5, head, inputRelu: true);
        var network = new MultilayerPerceptron(shape, rows, optimiser: null);
        network.Initialise(WeightInitialisation.GlorotUniform, stream);
        var inputs = Enumerable.Range(0, rows).Select(_ => stream.Uniform(18)).ToArray();
        var gradients = Enumerable
            .Range(0, rows)
            .Select(row => every > 0 && row % every == every - 1 ? stream.Uniform(5) : new float[5])
            .ToArray();

        Pass(network, inputs, gradients, toInputs: true);
        var ofAll = network.Gradients();
        Pass(network, inputs, gradients);

        Assert.That(network.Gradients(), Is.EqualTo(ofAll));
        Assert.That(ofAll, every > 0 ? Has.Some.Not.Zero : Has.All.Zero);
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

    [Test]
    public void Initialise_Orthogonal_MakesRowsOrColumnsOrthonormalUpToTheGain()
    {
        var shape = new NetworkShape(7, [19, 5], 5);
        var network = new MultilayerPerceptron(shape, 1, optimiser: null);

        network.InitialiseOrthogonally(new RandomStream(6), hiddenGain: 1.5, lastGain: 0.01);

        var parameters = network.Parameters();
        foreach (var layer in shape.Layers)
        {
            var gain = layer == shape.Layers[^1] ? 0.01 : 1.5;
            var (rows, columns) = (Weights(parameters, layer), Transposed(Weights(parameters, layer)));
            var vectors = layer.Inputs > layer.Outputs ? rows : columns;
            for (var i = 0; i < vectors.Length; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    var product = vectors[i].Zip(vectors[j], (a, b) => (double)a * b).Sum();
                    Assert.That(product, Is.EqualTo(i == j ? gain * gain : 0).Within(1e-6 * gain), $"{layer} {i} {j}");
                }
            }
            Assert.That(parameters[layer.BiasAt..layer.End], Has.All.Zero);
        }
        Assert.That(parameters.Take(shape.Layers[0].BiasAt).Count(w => w > 0), Is.InRange(40, 93), "signs");
    }

    [TestCase(OptimiserKind.Sgd, Activation.Relu, OutputHead.Linear)]
    [TestCase(OptimiserKind.Adam, Activation.Elu, OutputHead.Dueling)]
    [TestCase(OptimiserKind.AdamW, Activation.Tanh, OutputHead.Softmax)]
    [TestCase(OptimiserKind.RmsProp, Activation.Relu, OutputHead.Softmax)]
    public void Passes_OfEveryKind_AllocateNothing(OptimiserKind kind, Activation activation, OutputHead head)
    {
        var shape = new NetworkShape(18, [23, 9], 5, head, inputRelu: true, activation);
        var network = new MultilayerPerceptron(shape, 40, new OptimiserDefinition { Kind = kind, Momentum = 0.5 });
        network.Initialise(WeightInitialisation.HeUniform, new RandomStream(1));
        Passes();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Passes();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Passes()
        {
            for (var rows = 1; rows <= 40; rows += 13)
            {
                network.Forward(rows);
                network.OutputGradient(0)[0] = 1;
                network.Backward(rows, toInputs: rows % 2 == 0);
                network.ClipNorm(0.5f);
                network.Step(1e-3f);
                network.MoveTowards(network, 0.5);
                network.IsFinite();
            }
        }
    }

    private static float[][] Weights(float[] parameters, DenseLayer layer) =>
        [.. parameters[layer.WeightsAt..layer.BiasAt].Chunk(layer.Inputs)];

    private static float[][] Transposed(float[][] rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];

    private static void Pass(MultilayerPerceptron network, float[][] inputs, float[][] gradients, bool toInputs = false)
    {
        for (var row = 0; row < inputs.Length; row++)
            inputs[row].CopyTo(network.Input(row));
        network.Forward(inputs.Length);
        for (var row = 0; row < inputs.Length; row++)
            gradients[row].CopyTo(network.OutputGradient(row));
        network.Backward(inputs.Length, toInputs);
    }
}
