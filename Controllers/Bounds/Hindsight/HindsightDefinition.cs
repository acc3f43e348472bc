namespace ProcessChain;

/// <summary>The best goal of an episode for somebody who knows its demand: no controller's mean can be better than its mean.</summary>
[Kind("hindsight", For = typeof(InventoryDefinition))]
internal sealed record HindsightDefinition : EpisodeBoundDefinition
{
    /// <inheritdoc/>
    public override Func<int[], double> Prepare(SystemDefinition system, long seed, CancellationToken stop)
    {
        var hindsight = new HindsightOptimum((InventoryDefinition)system);
        return path => hindsight.Solve(path, stop);
    }
}
