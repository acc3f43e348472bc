namespace ProcessChain;

/// <summary>Takes the choice of the highest output among those that are considered, the lowest number on ties.</summary>
internal sealed class OnnxChooser(OnnxNetwork network, ObservationReader reader, JointChoices choices) : IController
{
    private readonly bool[] allowed = new bool[choices.Count];

    public void BeginEpisode(Chance chance) { }

    public void Decide(SystemView view, Span<double> action)
    {
        reader.Read(view, network.Inputs);
        network.Compute();
        choices.WriteMask(view, allowed);
        choices.WriteAction(view, Greedy.Best(network.Outputs, allowed), action);
    }
}

/// <summary>Orders what the outputs stand for.</summary>
internal sealed class OnnxOrderer(OnnxNetwork network, ObservationReader reader, PolicyOrders orders) : IController
{
    public void BeginEpisode(Chance chance) { }

    public void Decide(SystemView view, Span<double> action)
    {
        reader.Read(view, network.Inputs);
        network.Compute();
        orders.Write(view, network.Outputs, action);
    }
}
