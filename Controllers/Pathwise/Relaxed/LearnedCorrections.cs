namespace ProcessChain;

/// <summary>Corrections of a table, and of a network that sees the state; not safe for use by several threads.</summary>
/// <param name="system">The system.</param>
/// <param name="table">Those of every period, or of all, units.</param>
/// <param name="network">What corrects them further; null: nothing.</param>
internal sealed class LearnedCorrections(RelaxedSystem system, float[] table, INetwork? network)
{
    private readonly Real[] features = new Real[system.Features];
    private readonly Real[] corrections = new Real[system.Corrections];

    /// <summary>What is ordered in a period.</summary>
    public void Order(RelaxedModel<Real> model, int period, Span<Real> orders)
    {
        var outputs = OutputsOf(model);
        var row = system.IsTimed ? period * corrections.Length : 0;
        for (var i = 0; i < corrections.Length; i++)
            corrections[i] = new(table[row + i] + (outputs.Length > 0 ? system.Unit * outputs[i] : 0));
        model.Order(corrections, orders);
    }

    private ReadOnlySpan<float> OutputsOf(RelaxedModel<Real> model)
    {
        if (network is null)
            return [];
        model.Observe(features);
        var inputs = network.Input(0);
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = (float)features[i].Value;
        network.Forward(1);
        return network.Output(0);
    }
}
