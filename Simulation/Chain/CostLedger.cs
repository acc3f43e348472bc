namespace ProcessChain;

/// <summary>Turns stocks and late units into money per day; nothing else does.</summary>
internal sealed class CostLedger(ChainDefinition chain, ChainState state)
{
    private readonly double[] storageCost = [0, .. chain.StorageCost.For(chain.Stations), 0];
    private readonly double[] lateCost = [0, .. chain.LateCost.For(chain.Stations + 1)];

    /// <summary>C_s = Σ c_s,k · stock_k, at the last update.</summary>
    public double Storage { get; private set; }

    /// <summary>C_late = Σ c_late,k · late_k over all buyers, at the last update.</summary>
    public double Late { get; private set; }

    public void CopyFrom(CostLedger other) => (Storage, Late) = (other.Storage, other.Late);

    public void Update()
    {
        double storage = 0;
        double late = 0;
        for (var k = 1; k < storageCost.Length; k++)
        {
            storage += storageCost[k] * state.OnHand[k];
            late += lateCost[k] * state.Late[k];
        }
        Storage = storage;
        Late = late;
    }
}
