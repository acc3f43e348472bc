namespace ProcessChain;

/// <summary>The network that settings ask for.</summary>
internal static class DeepQShape
{
    public static NetworkShape Of(DeepQDefinition definition, ObservationEncoder encoder) =>
        new(
            encoder.Inputs,
            definition.HiddenLayers.Select(width => width == 0 ? encoder.Inputs : width),
            encoder.Actions,
            Head(definition),
            definition.InputRelu,
            definition.Activation
        );

    private static OutputHead Head(DeepQDefinition definition)
    {
        if (definition.Dueling)
            return OutputHead.Dueling;
        return definition.Output == OutputLayer.Softmax ? OutputHead.Softmax : OutputHead.Linear;
    }
}
