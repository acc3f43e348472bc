using System.Reflection;

namespace ProcessChain;

/// <summary>What computes networks.</summary>
internal enum NetworkKind
{
    /// <summary>This project's own engine: the fastest for small networks, on the processor.</summary>
    Own,

    /// <summary>TorchSharp, in builds with <c>-p:Torch=true</c>.</summary>
    Torch,
}

/// <summary>The engines there are.</summary>
internal static class NetworkEngines
{
    private const string Torch = "ProcessChain.Torch.TorchEngine, ProcessChain.Controllers.Torch";

    /// <summary>What is wrong with choosing the engine, in the words that follow the name of a setting; null where it computes here.</summary>
    public static string? Fault(NetworkKind kind)
    {
        if (kind == NetworkKind.Own)
            return null;
        if (Type.GetType(Torch) is null)
            return "is torch, which this build does not have; build with -p:Torch=true.";
        try
        {
            Of(kind);
            return null;
        }
        catch (FileLoadException reason)
        {
            return $"is torch, but {reason.Message}";
        }
    }

    /// <exception cref="NotSupportedException">This build does not have it.</exception>
    /// <exception cref="FileLoadException">What it needs of this system cannot be loaded.</exception>
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
