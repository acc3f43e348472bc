namespace ProcessChain;

/// <summary>A process chain as a task that a policy learns.</summary>
internal static class ChainTask
{
    public static PolicyTask Of(ChainPpoDefinition definition, ChainDefinition chain) =>
        new(
            new ObservationEncoder(definition, chain, default).Inputs,
            FreeParameters: 0,
            () => new Categorical(chain.Actions)
        )
        {
            Masked = true,
        };
}
