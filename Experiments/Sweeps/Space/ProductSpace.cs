namespace ProcessChain.Experiments;

/// <summary>
/// The points of a sweep: every sample of the values that are drawn with every combination of those that are listed, so that
/// points with the same sample differ in nothing else. The first sample comes first with all combinations; among these the last
/// key of the file changes fastest.
/// </summary>
internal sealed class ProductSpace : SweepSpace
{
    private readonly double[]?[] shares;

    /// <param name="root">A definition with sets of values.</param>
    /// <param name="sampling">How values are drawn.</param>
    public ProductSpace(MapNode root, SweepSampling sampling)
        : base(root)
    {
        IsSampled = Keys.Any(key => key.Set is SampledNode);
        shares = [.. Keys.Select(key => key.Set is SampledNode ? sampling.SharesOf(key.Path) : null)];
        Samples = IsSampled ? sampling.Samples ?? 0 : 1;
    }

    /// <summary>Whether any value is drawn.</summary>
    public bool IsSampled { get; }

    /// <summary>How often values are drawn; 1 where none are.</summary>
    public int Samples { get; }

    public override double Count => Keys.Aggregate((double)Samples, (count, key) => count * SizeOf(key));

    public override IReadOnlyList<Node> ValuesOf(int number)
    {
        var values = new Node[Keys.Count];
        for (var i = Keys.Count - 1; i >= 0; i--)
        {
            if (Keys[i].Set is not GridNode grid)
                continue;
            values[i] = grid.At(number % grid.Items.Count);
            number /= grid.Items.Count;
        }
        for (var i = 0; i < values.Length; i++)
            values[i] ??= ((SampledNode)Keys[i].Set).At(shares[i]![number]);
        return values;
    }

    private static int SizeOf(SweptKey key) => key.Set is GridNode grid ? grid.Items.Count : 1;
}
