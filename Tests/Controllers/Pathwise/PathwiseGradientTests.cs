namespace ProcessChain.Tests;

/// <summary>Gradients through whole episodes against central differences of a plain simulation in double precision.</summary>
internal sealed class PathwiseGradientTests
{
    private const int Seed = 9;
    private const double Nudge = 1e-6;

    [TestCaseSource(typeof(InventoryCases), nameof(InventoryCases.All))]
    public void LevelTable_HasTheGradientsOfFiniteDifferences(int number)
    {
        var definition = InventoryCases.Definition(number);
        var (levels, demand) = (InventoryCases.Levels(definition), DemandOf(definition));
        var model = new InventoryModel(definition);
        var parameters = new float[LevelTable.Padded(model)];
        levels.CopyTo(parameters, 0);

        var sums = GradientsOf(model, new LevelTable(model), parameters);

        var expected = Differences(
            Array.ConvertAll(levels, level => (double)level),
            nudged => SumOfRewards(definition, demand, (n, _) => Row(nudged, n, definition.Orders))
        );
        Compare(sums.Gradients[..levels.Length], expected);
        Assert.That(expected.Any(gradient => gradient != 0) || definition.Periods < 3);
    }

    [TestCaseSource(typeof(InventoryCases), nameof(InventoryCases.All))]
    public void NetworkLevels_HaveTheGradientsOfFiniteDifferences(int number)
    {
        var definition = InventoryCases.Definition(number);
        var (levels, demand) = (InventoryCases.Levels(definition), DemandOf(definition));
        var model = new InventoryModel(definition);
        var activation = number % 3 == 0 ? Activation.Tanh : Activation.Elu;
        var shape = new NetworkShape(
            StateEncoding.Length(definition),
            [5, 9],
            definition.Orders,
            activation: activation
        );
        using var network = new MultilayerPerceptron(shape, 1, optimiser: null);
        network.Initialise(WeightInitialisation.GlorotUniform, new RandomStream((ulong)number));
        var weights = network.Parameters();
        var table = LevelTable.Padded(model);
        var parameters = new float[table + PaddedLayer.Of(shape)[^1].End];
        levels.CopyTo(parameters, 0);
        foreach (var (l, layer) in PaddedLayer.Of(shape).Index())
            layer.Take(weights, shape.Layers[l], parameters.AsSpan(table));

        var sums = GradientsOf(model, new NetworkLevels(model, shape), parameters);

        var found = new float[shape.Parameters];
        foreach (var (l, layer) in PaddedLayer.Of(shape).Index())
            layer.Give(sums.Gradients.AsSpan(table), shape.Layers[l], found);
        double[] all = [.. levels, .. weights];
        var expected = Differences(
            all,
            nudged => SumOfRewards(definition, demand, Corrected(definition, shape, nudged))
        );
        Compare([.. sums.Gradients[..levels.Length], .. found], expected);
    }

    /// <summary>Levels from a table, then a network's parameters.</summary>
    private static Func<int, double[], double[]> Corrected(
        InventoryDefinition definition,
        NetworkShape shape,
        double[] parameters
    )
    {
        var mean = ((PeriodDemand)definition.Demand).MeanOf(0);
        var table = definition.Periods * definition.Orders;
        return (n, state) =>
        {
            double[] inputs = [.. state[..^1].Select(units => units / mean), state[^1]];
            var outputs = ReferencePerceptron.Forward(shape, parameters[table..], inputs);
            return [.. Row(parameters, n, definition.Orders).Zip(outputs, (level, output) => level + (mean * output))];
        };
    }

    private static PathwiseSums GradientsOf(InventoryModel model, IPathwisePolicy policy, float[] parameters)
    {
        var worker = new PathwiseWorker(model, policy);
        var sums = new PathwiseSums(parameters.Length);
        // Once more, so that nothing may be left of an earlier time.
        for (var time = 0; time < 2; time++)
            worker.Learn([worker.Draw(Seed, 0)], parameters, sums);
        return sums;
    }

    private static double SumOfRewards(
        InventoryDefinition definition,
        int[][] demand,
        Func<int, double[], double[]> levels
    ) => demand.Sum(path => ReferenceInventory.Play(definition, path, levels));

    private static int[][] DemandOf(InventoryDefinition definition) =>
        [.. Enumerable.Range(0, DemandBlock.Width).Select(e => definition.PathOf(new EpisodeSeed(Seed, e)))];

    private static double[] Differences(double[] at, Func<double[], double> function)
    {
        var gradients = new double[at.Length];
        for (var i = 0; i < at.Length; i++)
        {
            var (value, above) = (at[i], at[i] + Nudge);
            at[i] = above;
            var upper = function(at);
            at[i] = value - Nudge;
            gradients[i] = (upper - function(at)) / (2 * Nudge);
            at[i] = value;
        }
        return gradients;
    }

    private static double[] Row(double[] table, int row, int width) => table[(row * width)..((row + 1) * width)];

    private static void Compare(float[] found, double[] expected)
    {
        var largest = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
            Assert.That(found[i], Is.EqualTo(expected[i]).Within(1e-4 * (1 + largest)), $"parameter {i}");
    }
}
