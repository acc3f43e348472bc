namespace ProcessChain.Tests;

/// <summary>Gradients of chunks, on every engine there is.</summary>
/// <param name="engine">Which engine.</param>
[TestFixtureSource(typeof(Engines), nameof(Engines.Available))]
internal sealed class ChunkedLearnerTests(NetworkKind engine)
{
    private const int Rows = 150;
    private const int Inputs = 3;
    private const int ActionWidth = 2;

    private static readonly PpoObjective Objective = new()
    {
        EntropyWeight = 0.1f,
        ValueLoss = ValueLoss.ClippedMaximum,
        MaxGradientNorm = float.PositiveInfinity,
    };

    private static readonly RolloutTask Task = new(
        new PolicyTask(Inputs, ActionWidth, () => new DiagonalGaussian(ActionWidth))
    )
    {
        Environment = () => throw new NotSupportedException(),
        Discounting = new(0.99, 0.95),
    };

    [Test]
    public void Gradients_OfThreeChunks_AreThoseOfAllRowsTogether()
    {
        var (policy, rollout) = Make();
        var (losses, ofActor, ofFree, ofCritic) = Chunked(policy, rollout, weight: 2);

        var whole = policy.Twin(Rows);
        var expected = new PpoLearner(Objective, whole.Actor, whole.Critic, new DivergencePenalty(2, 0))
            .ComputeGradients(rollout, AllRows().Span, rollout.Advantages, Rows)
            .Over(Rows);

        Assert.That(ofActor, Is.EqualTo(whole.Actor.Network.Gradients()).Within(1e-5));
        Assert.That(ofFree, Is.EqualTo(whole.Actor.Free.Gradients.ToArray()).Within(1e-5));
        Assert.That(ofCritic, Is.EqualTo(whole.Critic.Gradients()).Within(1e-5));
        Assert.That(losses.Divergence, Is.EqualTo(expected.Divergence).Within(1e-6));
        Assert.That(losses.Total(Objective), Is.EqualTo(expected.Total(Objective)).Within(1e-6));
    }

    [Test]
    public void Gradients_WithAPenaltyOnTheDivergence_AreTheDifferenceQuotients()
    {
        const float Step = 1 / 256f;
        const float Weight = 2;
        var (policy, rollout) = Make();
        var (_, ofActor, ofFree, _) = Chunked(policy, rollout, Weight);
        var parameters = policy.Actor.Network.Parameters();
        foreach (var i in new[] { 0, 5, parameters.Length - 1 })
            Assert.That(ofActor[i], Is.EqualTo((LossAt(i, Step) - LossAt(i, -Step)) / (2 * Step)).Within(2e-3), $"{i}");
        var freely = policy.Actor.Free.Values;
        freely[1] += Step;
        var above = Loss();
        policy.Actor.Free.Values[1] -= 2 * Step;
        Assert.That(ofFree[1], Is.EqualTo((above - Loss()) / (2 * Step)).Within(2e-3));

        double LossAt(int i, float step)
        {
            float[] moved = [.. parameters];
            moved[i] += step;
            policy.Actor.Network.WriteParameters(moved);
            var loss = Loss();
            policy.Actor.Network.WriteParameters(parameters);
            return loss;
        }

        double Loss()
        {
            var losses = Chunked(policy, rollout, Weight).Losses;
            return losses.Total(Objective) + (Weight * losses.Divergence);
        }
    }

    [Test]
    public void ComputeGradients_AfterTheFirstTime_DoesNotAllocate()
    {
        if (engine != NetworkKind.Own)
            Assert.Ignore("Other engines do allocate.");
        var (policy, rollout) = Make();
        using var team = new WorkerTeam(1);
        var learner = new ChunkedLearner(
            Objective,
            policy,
            new DivergencePenalty(1, 0),
            rollout,
            Rows,
            AdvantageNormalisation.Sample
        );
        var rows = AllRows();
        learner.ComputeGradients(rows, team);
        learner.Step(0.01f);
        var before = GC.GetAllocatedBytesForCurrentThread();
        learner.ComputeGradients(rows, team);
        learner.Step(0.01f);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Normc_WeightsIntoEachNeuron_HaveTheNormAndBiasesAreZero()
    {
        using var network = NetworkEngines.Of(engine).Create(new NetworkShape(5, [4], 2), 1, optimiser: null);
        network.InitialiseNormalised(new RandomStream(1), 1, 0.01);
        var parameters = network.Parameters();
        Assert.That(parameters[..20].Chunk(5).Select(Norm), Is.All.EqualTo(1).Within(1e-6));
        Assert.That(parameters[20..24], Is.All.Zero);
        Assert.That(parameters[24..32].Chunk(4).Select(Norm), Is.All.EqualTo(0.01).Within(1e-7));

        static double Norm(float[] weights) => Math.Sqrt(weights.Sum(w => (double)w * w));
    }

    private static (PpoLosses Losses, float[] OfActor, float[] OfFree, float[] OfCritic) Chunked(
        PolicyTwin policy,
        Rollout rollout,
        float weight
    )
    {
        using var team = new WorkerTeam(2);
        var learner = new ChunkedLearner(Objective, policy, new DivergencePenalty(weight, 0), rollout, Rows, null);
        var losses = learner.ComputeGradients(AllRows(), team);
        return (
            losses,
            policy.Actor.Network.Gradients(),
            policy.Actor.Free.Gradients.ToArray(),
            policy.Critic.Gradients()
        );
    }

    private static ReadOnlyMemory<int> AllRows() => Enumerable.Range(0, Rows).ToArray();

    /// <summary>A policy, and random rows of a somewhat different one.</summary>
    private (PolicyTwin Policy, Rollout Rollout) Make()
    {
        var draws = new Lcg(6);
        var definition = new PpoDefinition { HiddenLayers = new(4), Network = engine };
        var policy = PpoNetworks.Create(definition, Task, new RandomStream(1));
        policy.Actor.Network.WriteParameters(draws.Symmetric(policy.Actor.Network.Shape.Parameters, -1));
        var rollout = new Rollout(new RolloutShape(Rows, 1, Inputs, ActionWidth, 2 * ActionWidth, Masked: false));
        draws.Symmetric(Rows * Inputs, 0).CopyTo(rollout.States);
        foreach (var numbers in new[] { rollout.Advantages, rollout.Returns, rollout.Values })
            draws.Symmetric(Rows, 0).CopyTo(numbers, 0);
        var old = new DiagonalGaussian(ActionWidth);
        for (var row = 0; row < Rows; row++)
        {
            draws.Symmetric(2 * ActionWidth, -2).CopyTo(rollout.Parameters(row));
            old.Become(rollout.Parameters(row));
            old.Sample(new RandomStream((ulong)row), rollout.Action(row));
            rollout.LogProbabilities[row] = old.LogProbability(rollout.Action(row));
        }
        return (policy, rollout);
    }
}
