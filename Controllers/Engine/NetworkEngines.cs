using System.Reflection;

namespace ProcessChain;

/// <summary>What computes networks.</summary>
public enum NetworkKind
{
    /// <summary>This project's own engine: the fastest for small networks, on the processor.</summary>
    Own,

    /// <summary>TorchSharp, in builds with <c>-p:Torch=true</c>.</summary>
    Torch,
}

/// <summary>The engines there are.</summary>
internal static class NetworkEngines
{
    private const string Torch = "ProcessChain.Controllers.Torch.TorchEngine, ProcessChain.Controllers.Torch";

    /// <summary>Whether this build has the engine.</summary>
    public static bool Has(NetworkKind kind) => kind == NetworkKind.Own || Type.GetType(Torch) is not null;

    /// <exception cref="NotSupportedException">This build does not have it.</exception>
    public static INetworkEngine Of(NetworkKind kind)
    {
        if (kind == NetworkKind.Own)
            return new OwnEngine();
        var type = Type.GetType(Torch) ?? throw new NotSupportedException("This build is without TorchSharp.");
        const BindingFlags PlainExceptions =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions;
        return (INetworkEngine)
            Activator.CreateInstance(type, PlainExceptions, binder: null, args: null, culture: null)!;
    }

    private sealed class OwnEngine : INetworkEngine
    {
        public INetwork Create(NetworkShape shape, int batch, OptimiserDefinition? optimiser) =>
            new MultilayerPerceptron(shape, batch, optimiser);
    }
}
