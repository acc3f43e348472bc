using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>A golden case of whole updates: its networks, its batch, its learner.</summary>
internal sealed class PpoCase : IDisposable
{
    private readonly float[] deltas;

    public PpoCase(JsonElement root, NetworkKind engine)
    {
        var rows = root.GetProperty("batch").GetInt32();
        var isCategorical = root.Text("policy") is "categorical";
        var optimiser = TorchOptimiser.Of(root.GetProperty("optimizer"));
        var seed = root.GetProperty("seed").GetUInt32();
        var (actorShape, criticShape) = (Shape(root, "actor_shape"), Shape(root, "critic_shape"));
        var network = NetworkEngines.Of(engine).Create(actorShape, rows, optimiser);
        Critic = NetworkEngines.Of(engine).Create(criticShape, rows, optimiser);
        network.WriteParameters(WithSmallLastWeights(actorShape, TorchCase.Parameters(actorShape, seed)));
        Critic.WriteParameters(TorchCase.Parameters(criticShape, seed + 1));
        var width = actorShape.Outputs;
        Actor = new Actor(network, isCategorical ? new Categorical(width) : new DiagonalGaussian(width), optimiser);
        if (!isCategorical)
            root.GetProperty("log_std").Floats().CopyTo(Actor.Free.Values);
        deltas = root.GetProperty("delta").Floats();
        Batch = ReadBatch(root, actorShape.Inputs, isCategorical ? 1 : width);
        Objective = new PpoObjective
        {
            Clip = root.GetProperty("clip").GetSingle(),
            ValueWeight = root.GetProperty("vf_coef").GetSingle(),
            EntropyWeight = root.GetProperty("ent_coef").GetSingle(),
            MaxGradientNorm = root.GetProperty("max_grad_norm").GetSingle(),
        };
        Learner = new PpoLearner(Objective, Actor, Critic);
        LearningRate = root.GetProperty("optimizer").GetProperty("lr").GetSingle();
    }

    public PpoObjective Objective { get; }

    public Actor Actor { get; }

    public INetwork Critic { get; }

    public Rollout Batch { get; }

    public PpoLearner Learner { get; }

    public float LearningRate { get; }

    /// <summary>What was added to the initial policy's ln π(a|s) to make ln π_old(a|s).</summary>
    public IReadOnlyList<float> Deltas => deltas;

    /// <summary>Computes the gradients of the whole batch; the mean losses.</summary>
    public PpoLosses ComputeGradients()
    {
        var rows = Batch.Shape.Rows;
        return Learner.ComputeGradients(Batch, [.. Enumerable.Range(0, rows)], Batch.Advantages, rows).Over(rows);
    }

    /// <summary>All parameters, in the cases' order.</summary>
    public List<float[]> Parameters() =>
        Tensors(Actor.Network.Parameters(), Actor.Free.Values.ToArray(), Critic.Parameters());

    /// <summary>All gradients, in the cases' order.</summary>
    public List<float[]> Gradients() =>
        Tensors(Actor.Network.Gradients(), Actor.Free.Gradients.ToArray(), Critic.Gradients());

    /// <summary>Computes the initial outputs and, from them, what the policy that acted is said to have given.</summary>
    public Dictionary<string, float[]> FirstOutputs()
    {
        for (var row = 0; row < Batch.Shape.Rows; row++)
        {
            Batch.State(row).CopyTo(Actor.Network.Input(row));
            Batch.State(row).CopyTo(Critic.Input(row));
        }
        Actor.Forward(Batch.Shape.Rows);
        Critic.Forward(Batch.Shape.Rows);
        var rows = Enumerable.Range(0, Batch.Shape.Rows).ToList();
        float[] logs = [.. rows.Select(row => Actor.At(row).LogProbability(Batch.Action(row)))];
        foreach (var row in rows)
            Batch.LogProbabilities[row] = logs[row] + deltas[row];
        return new(StringComparer.Ordinal)
        {
            ["head_output"] = [.. rows.SelectMany(row => Actor.Network.Output(row).ToArray())],
            ["values"] = [.. rows.Select(row => Critic.Output(row)[0])],
            ["log_prob"] = logs,
        };
    }

    public void Dispose()
    {
        Actor.Network.Dispose();
        Critic.Dispose();
    }

    private static NetworkShape Shape(JsonElement root, string key)
    {
        var sizes = root.GetProperty(key).Integers();
        return new(sizes[0], sizes[1..^1], sizes[^1], activation: TorchCase.ActivationOf(root));
    }

    private static float[] WithSmallLastWeights(NetworkShape shape, float[] parameters)
    {
        var last = shape.Layers[^1];
        foreach (ref var weight in parameters.AsSpan(last.WeightsAt..last.BiasAt))
            weight /= 16;
        return parameters;
    }

    private static Rollout ReadBatch(JsonElement root, int inputs, int actionWidth)
    {
        var rows = root.GetProperty("batch").GetInt32();
        var batch = new Rollout(new RolloutShape(rows, 1, inputs, actionWidth, 0, Masked: false));
        var (states, actions) = (root.GetProperty("x").Floats(), root.GetProperty("actions").Floats());
        for (var row = 0; row < rows; row++)
        {
            states.AsSpan(row * inputs, inputs).CopyTo(batch.State(row));
            actions.AsSpan(row * actionWidth, actionWidth).CopyTo(batch.Action(row));
        }
        root.GetProperty("advantages").Floats().CopyTo(batch.Advantages, 0);
        AdvantageNormalisation.Sample.Apply(batch.Advantages);
        root.GetProperty("returns").Floats().CopyTo(batch.Returns, 0);
        return batch;
    }

    private List<float[]> Tensors(float[] ofActor, float[] free, float[] ofCritic)
    {
        var tensors = Actor.Network.Shape.Tensors(ofActor);
        if (free.Length > 0)
            tensors.Add(free);
        tensors.AddRange(Critic.Shape.Tensors(ofCritic));
        return tensors;
    }
}
