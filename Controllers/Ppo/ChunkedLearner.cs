namespace ProcessChain;

/// <summary>
/// Gradient steps on minibatches whose rows are shared out in chunks of fixed size, each with gradients of its own that are
/// then added in order: the same sums whatever the number of threads. A step does not allocate.
/// </summary>
internal sealed class ChunkedLearner
{
    /// <summary>Rows of a chunk.</summary>
    private const int ChunkRows = 64;

    private readonly PpoLearner learner;
    private readonly Actor actor;
    private readonly INetwork critic;
    private readonly FreeParameters[] freeParts;
    private readonly INetwork[] actorParts;
    private readonly INetwork[] criticParts;
    private readonly PpoLearner[] learners;
    private readonly PpoLosses[] losses;
    private readonly Rollout rollout;
    private readonly float[] advantages;
    private readonly AdvantageNormalisation? normalisation;
    private readonly Action<int> work;
    private ReadOnlyMemory<int> rows;

    public ChunkedLearner(
        PpoObjective objective,
        PolicyTwin policy,
        DivergencePenalty penalty,
        Rollout rollout,
        int minibatch,
        AdvantageNormalisation? normalisation
    )
    {
        (this.rollout, this.normalisation) = (rollout, normalisation);
        (actor, critic) = (policy.Actor, policy.Critic);
        learner = new PpoLearner(objective, actor, critic);
        PolicyTwin[] twins =
        [
            .. Enumerable.Range(0, Chunks(minibatch)).Select(_ => policy.Twin(Math.Min(ChunkRows, minibatch))),
        ];
        learners = [.. twins.Select(twin => new PpoLearner(objective, twin.Actor, twin.Critic, penalty))];
        actorParts = [.. twins.Select(twin => twin.Actor.Network)];
        criticParts = [.. twins.Select(twin => twin.Critic)];
        freeParts = [.. twins.Select(twin => twin.Actor.Free)];
        losses = new PpoLosses[twins.Length];
        advantages = new float[minibatch];
        work = Compute;
    }

    /// <summary>Computes the gradients of a minibatch.</summary>
    /// <returns>The mean losses.</returns>
    public PpoLosses ComputeGradients(ReadOnlyMemory<int> minibatch, WorkerTeam team)
    {
        rows = minibatch;
        TakeAdvantages();
        var chunks = Chunks(rows.Length);
        team.Run(chunks, work);
        actor.Network.SumGradients(actorParts.AsSpan(0, chunks));
        critic.SumGradients(criticParts.AsSpan(0, chunks));
        actor.Free.ClearGradients();
        var sums = new PpoLosses();
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            actor.Free.AddGradient(freeParts[chunk].Gradients);
            sums = sums.Plus(losses[chunk]);
        }
        return sums.Over(rows.Length);
    }

    /// <summary>Limits the newest gradients and changes all parameters along them.</summary>
    /// <returns>The norm of all gradients before it was limited.</returns>
    public float Step(float learningRate) => learner.Step(learningRate);

    public void Keep(StateArchive state) => learner.Keep(state);

    private static int Chunks(int rows) => (rows + ChunkRows - 1) / ChunkRows;

    private void TakeAdvantages()
    {
        for (var i = 0; i < rows.Length; i++)
            advantages[i] = rollout.Advantages[rows.Span[i]];
        normalisation?.Apply(advantages.AsSpan(0, rows.Length));
    }

    private void Compute(int chunk)
    {
        var from = chunk * ChunkRows;
        var part = rows.Span.Slice(from, Math.Min(ChunkRows, rows.Length - from));
        var ofPart = advantages.AsSpan(from, part.Length);
        losses[chunk] = learners[chunk].ComputeGradients(rollout, part, ofPart, rows.Length);
    }
}
