using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ProcessChain;

/// <summary>
/// The state as a network sees it: the observation's parts <c>state</c>, units divided by the mean demand of a period, and
/// <c>time</c>.
/// </summary>
internal sealed class StateEncoding(InventoryModel model)
{
    private const int Width = DemandBlock.Width;

    /// <summary>The first parts of what is observed of an inventory: state and time.</summary>
    private const int Parts = 2;

    private readonly float scale = 1 / model.MeanDemand;

    /// <summary>What is under way to each place, the oldest first: that many inputs follow those on hand.</summary>
    private readonly (int Place, int Age)[] underWay =
    [
        .. model.Leads.SelectMany((lead, place) => Enumerable.Range(0, lead).Select(i => (place, lead - i))),
    ];

    /// <summary>Numbers in a state.</summary>
    public static int Length(InventoryDefinition definition) =>
        definition.Observations.Take(Parts).Sum(part => part.Length);

    /// <summary>Writes the states of a block of episodes, <c>[input][episode]</c>.</summary>
    public void Encode(InventoryRollout rollout, int period, ref float inputs)
    {
        BlockMath.Scale(scale, ref rollout.OnHand(period, 0), ref inputs, model.Places * Width);
        var next = model.Places;
        foreach (var (place, age) in underWay)
        {
            ref var input = ref Unsafe.Add(ref inputs, next++ * Width);
            if (age <= period)
                BlockMath.Scale(scale, ref rollout.Order(period - age, place), ref input, Width);
            else
                MemoryMarshal.CreateSpan(ref input, Width).Clear();
        }
        if (model.Backlog)
        {
            // No other stage than the first ever owes.
            BlockMath.Scale(scale, ref rollout.Owed(period), ref Unsafe.Add(ref inputs, next * Width), Width);
            next += model.Places;
        }
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref inputs, next * Width), Width).Fill((float)period / model.Periods);
    }

    /// <summary>Adds the gradients with respect to the states to those with respect to what the states are made of.</summary>
    public void AddGradients(InventoryAdjoint adjoint, int period, ref float gradients)
    {
        BlockMath.AddScaled(scale, ref gradients, ref adjoint.ToOnHand(0), model.Places * Width);
        var next = model.Places;
        foreach (var (place, age) in underWay)
        {
            ref var gradient = ref Unsafe.Add(ref gradients, next++ * Width);
            if (age <= period)
                BlockMath.AddScaled(scale, ref gradient, ref adjoint.ToOrder(period - age, place), Width);
        }
        if (model.Backlog)
            BlockMath.AddScaled(scale, ref Unsafe.Add(ref gradients, next * Width), ref adjoint.ToOwed, Width);
    }

    /// <summary>Writes the state of one episode.</summary>
    public void Encode(InventoryView view, Span<float> inputs)
    {
        var state = inputs[..^1];
        view.Observe(0, state);
        foreach (ref var units in state)
            units *= scale;
        view.Observe(1, inputs[^1..]);
    }
}
