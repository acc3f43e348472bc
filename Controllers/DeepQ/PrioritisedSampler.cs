namespace ProcessChain;

/// <summary>
/// Proportional prioritised replay (Schaul et al. 2016): a transition with the error δ is drawn in proportion to
/// p = (|δ| + offset)^α, one from each of as many equal parts of Σp as a batch has transitions. Its loss is multiplied by
/// (N p / Σp)^−β over the largest such factor in the batch. A new transition has the largest p so far.
/// </summary>
internal sealed class PrioritisedSampler(ReplayMemory memory, DeepQDefinition definition) : ReplaySampler(memory)
{
    private readonly SumTree priorities = new(memory.Capacity);
    private readonly BatchPower power = new(definition.BatchSize);
    private readonly double[] points = new double[definition.BatchSize];
    private readonly float[] changed = new float[definition.BatchSize];
    private float largest = 1;

    /// <summary>Transitions of the memory that have got a priority, those overwritten counted.</summary>
    private long known;

    public override void Draw(Span<int> rows, Span<float> weights, RandomStream stream, double progress)
    {
        TakeInNew();
        var drawn = points.AsSpan(0, rows.Length);
        var part = priorities.Total / rows.Length;
        for (var i = 0; i < rows.Length; i++)
            drawn[i] = (i + stream.NextDouble()) * part;
        priorities.Find(drawn, rows);
        var least = double.PositiveInfinity;
        foreach (var row in rows)
            least = Math.Min(least, priorities[row]);
        for (var i = 0; i < rows.Length; i++)
            weights[i] = (float)(least / priorities[rows[i]]);
        var importance = definition.ImportanceExponent;
        power.Raise(weights, importance + ((1 - importance) * progress));
    }

    public override void Learned(ReadOnlySpan<int> rows, ReadOnlySpan<float> errors)
    {
        var offset = (float)definition.PriorityOffset;
        var learned = changed.AsSpan(0, rows.Length);
        for (var i = 0; i < rows.Length; i++)
            learned[i] = Math.Abs(errors[i]) + offset;
        power.Raise(learned, definition.PriorityExponent);
        priorities.Set(rows, learned);
        foreach (var priority in learned)
            largest = Math.Max(largest, priority);
    }

    public override void Keep(StateArchive state)
    {
        base.Keep(state);
        TakeInNew();
        largest = state.Keep(largest);
        priorities.Keep(state, Memory.Count);
        known = Memory.Added;
    }

    private void TakeInNew()
    {
        for (known = Math.Max(known, Memory.Added - Memory.Capacity); known < Memory.Added; known++)
            priorities.Set([(int)(known % Memory.Capacity)], [largest]);
    }
}
