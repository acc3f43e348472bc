using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>A level for each place in each period. Parameters: <c>[period · places + place]</c>, units, padded.</summary>
internal sealed class LevelTable(InventoryModel model) : IPathwisePolicy
{
    private const int Width = DemandBlock.Width;

    private static readonly int lanes = Vector256<float>.Count;

    private readonly int places = model.Places;
    private readonly float[] levels = new float[Padded(model)];

    /// <summary>Eight sums of each gradient.</summary>
    private readonly AlignedArray sums = new(model.Periods * model.Places * lanes);

    /// <summary>The number of parameters, with padding.</summary>
    public static int Padded(InventoryModel model) => MatrixProduct.Padded(model.Periods * model.Places);

    public void Take(ReadOnlySpan<float> parameters)
    {
        parameters.CopyTo(levels);
        sums.Values.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Decide(InventoryRollout rollout, int period)
    {
        for (var place = 0; place < places; place++)
        {
            var level = Vector256.Create(levels[(period * places) + place]);
            ref var target = ref rollout.Level(period, place);
            for (var lane = 0; lane < Width; lane += lanes)
                level.StoreUnsafe(ref target, (nuint)lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Learn(InventoryRollout rollout, InventoryAdjoint adjoint, int period)
    {
        for (var place = 0; place < places; place++)
        {
            ref var sum = ref sums.At(((period * places) + place) * lanes);
            var total = Vector256.LoadUnsafe(ref sum);
            ref var toLevel = ref adjoint.ToLevel(place);
            for (var lane = 0; lane < Width; lane += lanes)
                total += BlockMath.At(ref toLevel, lane);
            total.StoreUnsafe(ref sum);
        }
    }

    public void GiveGradients(Span<float> gradients)
    {
        gradients.Clear();
        for (var i = 0; i < sums.Length; i++)
            gradients[i / lanes] += sums.Values[i];
    }
}
