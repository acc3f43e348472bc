namespace ProcessChain.Experiments;

/// <summary>Iterations of a training, of which so many are kept that a curve can be drawn, evenly spread.</summary>
internal sealed class ThinnedCurve
{
    /// <summary>There are always fewer than these.</summary>
    public const int Most = 400;

    private readonly List<TrainingIteration> kept = [];
    private TrainingIteration last;
    private int stride = 1;

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>Those that are kept, and the last one.</summary>
    public IEnumerable<TrainingIteration> Shown =>
        kept.Count == 0 || kept[^1].Iteration == last.Iteration ? kept : kept.Append(last);

    public void Add(TrainingIteration iteration)
    {
        last = iteration with { Figures = null };
        if (Count++ % stride == 0 || !double.IsNaN(iteration.Validation))
            kept.Add(last);
        if (kept.Count < Most)
            return;
        stride *= 2;
        for (var i = kept.Count - 1; i > 0; i -= 2)
            kept.RemoveAt(i);
    }
}
