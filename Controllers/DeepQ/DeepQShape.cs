namespace ProcessChain;

/// <summary>The network that settings ask for.</summary>
internal static class DeepQShape
{
    public static NetworkShape Of(DeepQDefinition definition, int inputs, int actions) =>
        new(
            inputs,
            definition.HiddenLayers.Select(width => width == 0 ? inputs : width),
            actions,
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
