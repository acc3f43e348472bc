using ProcessChain.Chain;
using ProcessChain.Controllers.DeepQ;

namespace ProcessChain.Controllers.Ppo;

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
