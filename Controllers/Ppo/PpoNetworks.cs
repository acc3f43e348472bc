namespace ProcessChain;

/// <summary>Makes what settings say.</summary>
internal static class PpoNetworks
{
    private const double PolicyGain = 0.01;

    /// <summary>Policy and value function before they have learned; with room for one row.</summary>
    public static PolicyTwin Create(PpoDefinition d, PolicyTask task, RandomStream stream)
    {
        var optimiser = new OptimiserDefinition
        {
            Kind = OptimiserKind.Adam,
            Beta1 = d.Beta1,
            Beta2 = d.Beta2,
            Epsilon = d.OptimiserEpsilon,
        };
        var engine = NetworkEngines.Of(d.Network);
        var network = engine.Create(PolicyShape(d, task), 1, optimiser);
        var critic = engine.Create(ShapeOf(d, task, outputs: 1), 1, optimiser);
        Initialise(d.Initialisation, network, PolicyGain, stream);
        Initialise(d.Initialisation, critic, d.Initialisation == PpoInitialisation.Normc ? 0.01 : 1, stream);
        var actor = new Actor(network, task.Distribution(), optimiser);
        return new(actor, critic, task.Distribution);
    }

    /// <summary>A policy that only acts, all its parameters 0.</summary>
    public static Actor CreatePolicy(PpoDefinition d, PolicyTask task) =>
        new(
            NetworkEngines.Of(d.Network).Create(PolicyShape(d, task), 1, optimiser: null),
            task.Distribution(),
            new OptimiserDefinition()
        );

    /// <summary>What is minimised.</summary>
    public static PpoObjective Objective(PpoDefinition d) =>
        new()
        {
            Clip = (float)d.Clip,
            ValueLoss = d.ValueLoss,
            ValueClip = (float)d.ValueClip,
            ValueWeight = (float)d.ValueWeight,
            EntropyWeight = (float)d.EntropyWeight,
            MaxGradientNorm = d.ClipNorm > 0 ? (float)d.ClipNorm : float.PositiveInfinity,
        };

    private static NetworkShape PolicyShape(PpoDefinition d, PolicyTask task) =>
        ShapeOf(d, task, task.Distribution().Parameters - task.FreeParameters);

    private static NetworkShape ShapeOf(PpoDefinition d, PolicyTask task, int outputs) =>
        new(task.Inputs, d.HiddenLayers, outputs, activation: d.Activation);

    private static void Initialise(PpoInitialisation kind, INetwork network, double lastGain, RandomStream stream)
    {
        if (kind == PpoInitialisation.Orthogonal)
            network.InitialiseOrthogonally(stream, Math.Sqrt(2), lastGain);
        else
            network.InitialiseNormalised(stream, 1, lastGain);
    }
}
