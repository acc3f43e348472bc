namespace ProcessChain.Tests;

/// <summary>Gradients from the tape against central differences of the same model in double precision.</summary>
internal sealed class RelaxedGradientTests
{
    private const int Seed = 5;
    private const double Nudge = 1e-6;

    [TestCaseSource(typeof(RelaxedCases), nameof(RelaxedCases.All))]
    public void Gradients_AreThoseOfFiniteDifferences(RelaxedSystem system)
    {
        var shape = new NetworkShape(system.Features, [6, 5], system.Corrections, activation: Activation.Elu);
        using var network = new MultilayerPerceptron(shape, 1, optimiser: null);
        network.Initialise(WeightInitialisation.GlorotUniform, new RandomStream(3));
        Check(system, shape, [.. Table(system), .. network.Parameters()]);
    }

    [TestCaseSource(typeof(RelaxedCases), nameof(RelaxedCases.All))]
    public void Gradients_OfATableAlone_AreThoseOfFiniteDifferences(RelaxedSystem system) =>
        Check(system, shape: null, Table(system));

    private static void Check(RelaxedSystem system, NetworkShape? shape, double[] parameters)
    {
        var (reward, gradients) = FromTape(system, shape, parameters);

        var expected = Reward(system, shape, parameters);
        Assert.That(reward, Is.EqualTo(expected).Within(1e-4 * (1 + Math.Abs(expected))));
        var chance = new RandomStream(4);
        foreach (var isTable in (bool[])[true, true, true, false, false, false])
        {
            var direction = Direction(chance, parameters.Length, isTable ? Table(system).Length : null);
            var slope = gradients.Zip(direction, (gradient, step) => gradient * step).Sum();
            var size = gradients.Zip(direction, (gradient, step) => Math.Abs(gradient * step)).Sum();
            Assert.That(size, Is.Positive);
            Assert.That(slope, Is.EqualTo(Slope(system, shape, parameters, direction)).Within(1e-3 * (1 + size)));
        }
    }

    private static double[] Table(RelaxedSystem system)
    {
        var chance = new RandomStream(2);
        var rows = system.IsTimed ? system.Periods : 1;
        return
        [
            .. Enumerable
                .Range(0, rows * system.Corrections)
                .Select(i =>
                    (float)(
                        system.FirstCorrection(i / system.Corrections, i % system.Corrections)
                        + (3 * chance.NextDouble())
                    )
                )
                .Select(units => (double)units),
        ];
    }

    /// <summary>A step in the entries of the table, or in all others.</summary>
    private static double[] Direction(RandomStream chance, int length, int? table)
    {
        var direction = new double[length];
        for (var i = 0; i < length; i++)
            direction[i] = table is null || i < table ? chance.NextDouble() - 0.5 : 0;
        return direction;
    }

    private static double Slope(RelaxedSystem system, NetworkShape? shape, double[] at, double[] direction)
    {
        double Along(double step) =>
            Reward(system, shape, [.. at.Zip(direction, (value, change) => value + (step * change))]);
        return (Along(Nudge) - Along(-Nudge)) / (2 * Nudge);
    }

    private static (double Reward, double[] Gradients) FromTape(
        RelaxedSystem system,
        NetworkShape? shape,
        double[] parameters
    )
    {
        var (table, padded) = (Table(system).Length, RelaxedWorker.TableLength(system));
        var layers = shape is null ? [] : PaddedLayer.Of(shape);
        var given = new float[layers.Length > 0 ? padded + layers[^1].End : padded];
        var weights = Array.ConvertAll(parameters[table..], value => (float)value);
        for (var i = 0; i < table; i++)
            given[i] = (float)parameters[i];
        foreach (var (l, layer) in layers.Index())
            layer.Take(weights, shape!.Layers[l], given.AsSpan(padded));
        var (worker, sums) = (new RelaxedWorker(system, shape), new PathwiseSums(given.Length));
        // Once more, so that nothing may be left of an earlier time.
        for (var time = 0; time < 2; time++)
            worker.Learn([0], Seed, given, sums);
        foreach (var (l, layer) in layers.Index())
            layer.Give(sums.Gradients.AsSpan(padded), shape!.Layers[l], weights);
        return (
            sums.Reward,
            [.. sums.Gradients[..table].Select(value => (double)value), .. weights.Select(value => (double)value)]
        );
    }

    private static double Reward(RelaxedSystem system, NetworkShape? shape, double[] parameters)
    {
        var (sum, drawn) = (0.0, new float[system.Given]);
        for (var episode = 0; episode < Tape.Width; episode++)
        {
            system.Draw(new EpisodeSeed(Seed, episode), drawn);
            sum += Play(system, shape, parameters, Array.ConvertAll(drawn, number => new Real(number)));
        }
        return sum;
    }

    private static double Play(RelaxedSystem system, NetworkShape? shape, double[] parameters, Real[] given)
    {
        var model = system.Begin<Real>(given);
        var (features, orders) = (new Real[system.Features], new Real[system.Places]);
        var weights = parameters[Table(system).Length..];
        for (var period = 0; period < system.Periods; period++)
        {
            model.Observe(features);
            var outputs = shape is null
                ? new double[system.Corrections]
                : ReferencePerceptron.Forward(shape, weights, Array.ConvertAll(features, f => f.Value));
            var row = system.IsTimed ? period * system.Corrections : 0;
            var corrections = outputs.Select(
                (output, place) => new Real(parameters[row + place] + (system.Unit * output))
            );
            model.Order([.. corrections], orders);
            model.Play(orders);
        }
        return model.Total.Value;
    }
}
