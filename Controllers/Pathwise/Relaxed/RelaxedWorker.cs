namespace ProcessChain;

/// <summary>Plays blocks of episodes of a relaxed system on a tape, and goes back through them; one object for each thread.</summary>
internal sealed class RelaxedWorker : IPathwiseWorker
{
    private readonly RelaxedSystem system;
    private readonly UnrolledPerceptron? network;
    private readonly Tape tape = new();
    private readonly Number[] given;
    private readonly float[] episode;
    private readonly Number total;
    private readonly int tableLength;

    /// <param name="system">The system.</param>
    /// <param name="shape">Of the network beside the table; null: there is none.</param>
    public RelaxedWorker(RelaxedSystem system, NetworkShape? shape)
    {
        this.system = system;
        network = shape is null ? null : new UnrolledPerceptron(shape, system.Periods);
        tableLength = TableLength(system);
        episode = new float[system.Given];
        given = new Number[system.Given];
        foreach (ref var number in given.AsSpan())
            number = tape.Given();
        total = WriteDown().On(tape);
        tape.Seal();
    }

    /// <summary>The numbers of a table, with padding.</summary>
    public static int TableLength(RelaxedSystem system) =>
        MatrixProduct.Padded(system.Corrections * (system.IsTimed ? system.Periods : 1));

    /// <summary>The total rewards of the newest block.</summary>
    public ReadOnlySpan<float> Rewards => tape.Values(total);

    /// <summary>What comes of blocks of episodes, one after the other, with the given parameters.</summary>
    public void Learn(IEnumerable<long> blocks, long seed, ReadOnlySpan<float> parameters, PathwiseSums sums)
    {
        if (network is not null)
        {
            parameters[tableLength..].CopyTo(network.Parameters);
            network.Gradients.Clear();
        }
        sums.Gradients.AsSpan().Clear();
        (sums.Reward, sums.Square) = (0, 0);
        foreach (var block in blocks)
            Play(block, seed, parameters, sums);
        network?.Gradients.CopyTo(sums.Gradients.AsSpan(tableLength));
    }

    private void Play(long block, long seed, ReadOnlySpan<float> parameters, PathwiseSums sums)
    {
        for (var lane = 0; lane < Tape.Width; lane++)
        {
            system.Draw(new EpisodeSeed(seed, (block * Tape.Width) + lane), episode);
            for (var i = 0; i < episode.Length; i++)
                tape.Values(given[i])[lane] = episode[i];
        }
        tape.Run(parameters);
        tape.RunBack(total, sums.Gradients);
        foreach (var reward in Rewards)
        {
            sums.Reward += reward;
            sums.Square += (double)reward * reward;
        }
    }

    private Number WriteDown()
    {
        var model = system.Begin<Number>(given);
        var corrections = new Number[system.Corrections];
        var orders = new Number[system.Places];
        for (var period = 0; period < system.Periods; period++)
        {
            Correct(model, period, corrections);
            model.Order(corrections, orders);
            model.Play(orders);
        }
        return model.Total;
    }

    private void Correct(RelaxedModel<Number> model, int period, Number[] corrections)
    {
        var row = system.IsTimed ? period * corrections.Length : 0;
        var outputs = Observed(model, period);
        for (var i = 0; i < corrections.Length; i++)
            corrections[i] = tape.Parameter(row + i) + (outputs.Length > 0 ? outputs[i] * system.Unit : Number.Of(0));
    }

    /// <summary>What the network makes of a period; nothing where there is none.</summary>
    private Number[] Observed(RelaxedModel<Number> model, int period)
    {
        if (network is null)
            return [];
        var features = new Number[system.Features];
        model.Observe(features);
        return tape.Call(network, period, features, system.Corrections);
    }
}
