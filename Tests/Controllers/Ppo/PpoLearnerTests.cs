namespace ProcessChain.Tests;

internal sealed class PpoLearnerTests
{
    private const int Rows = 5;

    [TestCase(ValueLoss.Mse, true)]
    [TestCase(ValueLoss.ClippedMaximum, true)]
    [TestCase(ValueLoss.HalfClippedMaximum, true)]
    [TestCase(ValueLoss.Clipped, false)]
    public void Critic_FarFromOldValuesButFartherFromReturns_MovesUnlessItsLossClips(ValueLoss loss, bool moves)
    {
        var (learner, batch, _, critic) = Make(new PpoObjective { ValueLoss = loss });
        batch.OldValues.Fill(10);
        batch.Returns.Fill(20);
        var before = critic.Parameters();
        learner.Learn(batch, 0.01f);
        Assert.That(critic.Parameters(), moves ? Is.Not.EqualTo(before) : Is.EqualTo(before));
    }

    [TestCase(0.01f)]
    [TestCase(float.PositiveInfinity)]
    public void Gradients_BeyondTheLimit_AreScaledToItAllTogether(float limit)
    {
        var (learner, batch, actor, critic) = Make(new PpoObjective { MaxGradientNorm = limit });
        var (_, norm) = learner.Learn(batch, 0.01f);
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
        batch.Count = 3;
        var expected = learner.ComputeGradients(batch);
        var (ofActor, ofCritic) = (actor.Network.Gradients(), critic.Gradients());
        batch.State(3).Fill(7);
        Assert.That(learner.ComputeGradients(batch), Is.EqualTo(expected));
        Assert.That(actor.Network.Gradients(), Is.EqualTo(ofActor));
        Assert.That(critic.Gradients(), Is.EqualTo(ofCritic));
    }

    [Test]
    public void Learn_AfterTheFirstTime_DoesNotAllocate()
    {
        var (learner, batch, _, _) = Make(new PpoObjective());
        learner.Learn(batch, 0.01f);
        var before = GC.GetAllocatedBytesForCurrentThread();
        learner.Learn(batch, 0.01f);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Load_OfASavedLearner_GoesOnWithTheSameBits()
    {
        var (learner, batch, actor, critic) = Make(new PpoObjective());
        learner.Learn(batch, 0.01f);
        using var stream = new MemoryStream();
        using (var writer = new StateWriter(new BinaryWriter(stream)))
            learner.Keep(writer);
        learner.Learn(batch, 0.01f);

        var (resumed, sameBatch, resumedActor, resumedCritic) = Make(new PpoObjective());
        stream.Position = 0;
        using (var reader = new StateReader(new BinaryReader(stream)))
            resumed.Keep(reader);
        resumed.Learn(sameBatch, 0.01f);

        Assert.That(resumedActor.Network.Parameters(), Is.EqualTo(actor.Network.Parameters()));
        Assert.That(resumedActor.Free.Values.ToArray(), Is.EqualTo(actor.Free.Values.ToArray()));
        Assert.That(resumedCritic.Parameters(), Is.EqualTo(critic.Parameters()));
    }

    /// <summary>A Gaussian policy and a critic of small random weights with a batch of random states and actions.</summary>
    private static (PpoLearner Learner, PpoBatch Batch, Actor Actor, INetwork Critic) Make(PpoObjective objective)
    {
        const int Inputs = 3;
        const int ActionWidth = 2;
        var (draws, adam) = (new Lcg(5), new OptimiserDefinition { Kind = OptimiserKind.Adam });
        var network = new MultilayerPerceptron(new NetworkShape(Inputs, [4], ActionWidth), Rows, adam);
        var critic = new MultilayerPerceptron(new NetworkShape(Inputs, [4], 1), Rows, adam);
        network.WriteParameters(draws.Symmetric(network.Shape.Parameters, -1));
        critic.WriteParameters(draws.Symmetric(critic.Shape.Parameters, -1));
        var actor = new Actor(network, new DiagonalGaussian(ActionWidth), adam);
        var batch = new PpoBatch(Rows, Inputs, ActionWidth);
        for (var row = 0; row < Rows; row++)
        {
            draws.Symmetric(Inputs, 0).CopyTo(batch.State(row));
            draws.Symmetric(ActionWidth, 0).CopyTo(batch.Action(row));
        }
        draws.Symmetric(Rows, 0).CopyTo(batch.Advantages);
        draws.Symmetric(Rows, 0).CopyTo(batch.Returns);
        batch.OldLogProbabilities.Fill(-2);
        return (new PpoLearner(objective, actor, critic), batch, actor, critic);
    }
}
