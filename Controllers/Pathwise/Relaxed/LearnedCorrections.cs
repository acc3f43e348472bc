namespace ProcessChain;

/// <summary>Corrections of a table, and of a network that sees the state; not safe for use by several threads.</summary>
internal sealed class LearnedCorrections(RelaxedSystem system, float[] table, INetwork network)
{
    private readonly Real[] features = new Real[system.Features];
    private readonly Real[] corrections = new Real[system.Places];

    /// <summary>What is ordered in a period.</summary>
    public void Order(RelaxedModel<Real> model, int period, Span<Real> orders)
    {
        model.Observe(features);
        var inputs = network.Input(0);
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = (float)features[i].Value;
        network.Forward(1);
        var row = system.IsTimed ? period * system.Places : 0;
        for (var place = 0; place < corrections.Length; place++)
            corrections[place] = new(table[row + place] + (system.Unit * network.Output(0)[place]));
        model.Order(corrections, orders);
    }
}
