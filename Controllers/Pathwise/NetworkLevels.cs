namespace ProcessChain;

/// <summary>
/// Levels of a <see cref="LevelTable"/>, corrected by a network that sees the whole state. Parameters: those of the table,
/// then those of the network in the order of <see cref="PaddedLayer"/>.
/// </summary>
internal sealed class NetworkLevels(InventoryModel model, NetworkShape shape) : IPathwisePolicy
{
    private const int Width = DemandBlock.Width;

    private readonly StateEncoding encoding = new(model);
    private readonly LevelTable table = new(model);
    private readonly UnrolledPerceptron network = new(shape, model.Periods);
    private readonly int tableLength = LevelTable.Padded(model);

    public void Take(ReadOnlySpan<float> parameters)
    {
        table.Take(parameters[..tableLength]);
        parameters[tableLength..].CopyTo(network.Parameters);
        network.Gradients.Clear();
    }

    public void Decide(InventoryRollout rollout, int period)
    {
        table.Decide(rollout, period);
        encoding.Encode(rollout, period, ref network.Inputs(period));
        network.Forward(period);
        BlockMath.AddScaled(
            model.MeanDemand,
            ref network.Outputs(period),
            ref rollout.Level(period, 0),
            model.Places * Width
        );
    }

    public void Learn(InventoryRollout rollout, InventoryAdjoint adjoint, int period)
    {
        table.Learn(rollout, adjoint, period);
        BlockMath.Scale(model.MeanDemand, ref adjoint.ToLevel(0), ref network.OutputGradients, model.Places * Width);
        network.Backward(period);
        encoding.AddGradients(adjoint, period, ref network.InputGradients);
    }

    public void GiveGradients(Span<float> gradients)
    {
        table.GiveGradients(gradients[..tableLength]);
        network.Gradients.CopyTo(gradients[tableLength..]);
    }
}
