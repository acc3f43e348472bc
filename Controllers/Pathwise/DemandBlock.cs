namespace ProcessChain;

/// <summary>The demand of a block of episodes side by side: <c>[period][episode]</c>, units.</summary>
internal sealed class DemandBlock(InventoryDefinition definition)
{
    /// <summary>Episodes in a block.</summary>
    public const int Width = BatchPanels.Width;

    private readonly int[] path = new int[definition.Periods];
    private readonly AlignedArray demand = new(definition.Periods * Width);

    /// <summary>The first episode's demand of a period, before that of the others.</summary>
    public ref float At(int period) => ref demand.At(period * Width);

    /// <summary>Draws the episodes <c>first</c>, <c>first + 1</c>, … of a seed, as all controllers would meet them.</summary>
    public void Draw(long seed, long first)
    {
        for (var episode = 0; episode < Width; episode++)
        {
            definition.DrawDemand(new EpisodeSeed(seed, first + episode).Stream(SystemDefinition.DemandStream), path);
            for (var period = 0; period < path.Length; period++)
                demand.Values[(period * Width) + episode] = path[period];
        }
    }
}
