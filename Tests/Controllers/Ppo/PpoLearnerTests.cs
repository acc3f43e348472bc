namespace ProcessChain.Tests;

internal sealed class PpoLearnerTests
{
    private const int Rows = 5;

    private static readonly int[] AllRows = [.. Enumerable.Range(0, Rows)];

    [TestCase(ValueLoss.Mse, true)]
    [TestCase(ValueLoss.ClippedMaximum, true)]
    [TestCase(ValueLoss.HalfClippedMaximum, true)]
    [TestCase(ValueLoss.Clipped, false)]
    public void Critic_FarFromOldValuesButFartherFromReturns_MovesUnlessItsLossClips(ValueLoss loss, bool moves)
    {
        var (learner, batch, _, critic) = Make(new PpoObjective { ValueLoss = loss });
        Array.Fill(batch.Values, 10);
        Array.Fill(batch.Returns, 20);
        var before = critic.Parameters();
        Learn(learner, batch);
        Assert.That(critic.Parameters(), moves ? Is.Not.EqualTo(before) : Is.EqualTo(before));
    }

    [TestCase(0.01f)]
    [TestCase(float.PositiveInfinity)]
    public void Gradients_BeyondTheLimit_AreScaledToItAllTogether(float limit)
    {
        var (learner, batch, actor, critic) = Make(new PpoObjective { MaxGradientNorm = limit });
        var norm = Learn(learner, batch);
        var clipped = Math.Sqrt(
            Math.Pow(actor.Network.GradientNorm(), 2)
                + Math.Pow(actor.Free.GradientNorm(), 2)
                + Math.Pow(critic.GradientNorm(), 2)
        );
        Assert.That(norm, Is.GreaterThan(0.1));
        Assert.That(clipped, Is.EqualTo(Math.Min(norm, limit)).Within(1e-3 * norm));
    }

    [Test]
    public void Batch_OfFewerRowsThanItHasRoomFor_LearnsFromThoseOnly()
    {
        var (learner, batch, actor, critic) = Make(new PpoObjective());
        var expected = learner.ComputeGradients(batch, AllRows.AsSpan(0, 3), batch.Advantages, 3);
        var (ofActor, ofCritic) = (actor.Network.Gradients(), critic.Gradients());
        batch.State(3).Fill(7);
        Assert.That(learner.ComputeGradients(batch, AllRows.AsSpan(0, 3), batch.Advantages, 3), Is.EqualTo(expected));
        Assert.That(actor.Network.Gradients(), Is.EqualTo(ofActor));
        Assert.That(critic.Gradients(), Is.EqualTo(ofCritic));
    }

    [Test]
    public void Learn_AfterTheFirstTime_DoesNotAllocate()
    {
        var (learner, batch, _, _) = Make(new PpoObjective());
        Learn(learner, batch);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Learn(learner, batch);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Load_OfASavedLearner_GoesOnWithTheSameBits()
    {
        var (learner, batch, actor, critic) = Make(new PpoObjective());
        Learn(learner, batch);
        using var stream = new MemoryStream();
        StateArchive.Write(stream, learner.Keep);
        Learn(learner, batch);

        var (resumed, sameBatch, resumedActor, resumedCritic) = Make(new PpoObjective());
        stream.Position = 0;
        StateArchive.Read(stream, resumed.Keep);
        Learn(resumed, sameBatch);

        Assert.That(resumedActor.Network.Parameters(), Is.EqualTo(actor.Network.Parameters()));
        Assert.That(resumedActor.Free.Values.ToArray(), Is.EqualTo(actor.Free.Values.ToArray()));
        Assert.That(resumedCritic.Parameters(), Is.EqualTo(critic.Parameters()));
    }

    private static float Learn(PpoLearner learner, Rollout batch)
    {
        learner.ComputeGradients(batch, AllRows, batch.Advantages, Rows);
        return learner.Step(0.01f);
    }

    /// <summary>A Gaussian policy and a critic of small random weights with a batch of random states and actions.</summary>
    private static (PpoLearner Learner, Rollout Batch, Actor Actor, INetwork Critic) Make(PpoObjective objective)
    {
        const int Inputs = 3;
        const int ActionWidth = 2;
        var (draws, adam) = (new Lcg(5), new OptimiserDefinition { Kind = OptimiserKind.Adam });
        var network = new MultilayerPerceptron(new NetworkShape(Inputs, [4], ActionWidth), Rows, adam);
        var critic = new MultilayerPerceptron(new NetworkShape(Inputs, [4], 1), Rows, adam);
        network.WriteParameters(draws.Symmetric(network.Shape.Parameters, -1));
        critic.WriteParameters(draws.Symmetric(critic.Shape.Parameters, -1));
        var actor = new Actor(network, new DiagonalGaussian(ActionWidth), adam);
        var batch = new Rollout(new RolloutShape(Rows, 1, Inputs, ActionWidth, 0, Masked: false));
        for (var row = 0; row < Rows; row++)
        {
            draws.Symmetric(Inputs, 0).CopyTo(batch.State(row));
            draws.Symmetric(ActionWidth, 0).CopyTo(batch.Action(row));
        }
        draws.Symmetric(Rows, 0).CopyTo(batch.Advantages, 0);
        draws.Symmetric(Rows, 0).CopyTo(batch.Returns, 0);
        Array.Fill(batch.LogProbabilities, -2);
        return (new PpoLearner(objective, actor, critic), batch, actor, critic);
    }
}
