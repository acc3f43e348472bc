using System.Runtime.InteropServices;
using TorchSharp;

namespace ProcessChain.Torch;

/// <summary>
/// Networks on TorchSharp: on the first CUDA device where there is one, else on the processor, with one thread for each
/// network, so that trainings side by side do not wait for each other and results do not depend on the number of cores.
/// </summary>
internal sealed class TorchEngine : INetworkEngine
{
    private readonly torch.Device device;

    /// <summary>Loads TorchSharp's native library.</summary>
    /// <exception cref="FileLoadException">It cannot be loaded here.</exception>
    public TorchEngine()
    {
        try
        {
            LoadLibraries();
            device = torch.InitializeDevice(torch.cuda.is_available() ? torch.CUDA : torch.CPU);
        }
        catch (Exception reason)
            when (reason
                    is DllNotFoundException
                        or BadImageFormatException
                        or TypeInitializationException
                        or NotSupportedException
            )
        {
            throw new FileLoadException(
                "TorchSharp's native library does not load here; "
                    + "on Linux it needs the libstdc++ (GLIBCXX_3.4.32) of Debian 13, Ubuntu 24.04 or newer.",
                reason
            );
        }
#if !TORCH_WITHOUT_THREADS
        torch.set_num_threads(1);
#endif
    }

    /// <summary>Loads what TorchSharp loads, which prints a page and copies half a gigabyte where it cannot.</summary>
    private static void LoadLibraries()
    {
        foreach (var library in new[] { "torch_cpu", "LibTorchSharp" })
            NativeLibrary.Load(library, typeof(torch).Assembly, searchPath: null);
    }

    public INetwork Create(NetworkShape shape, int batch, OptimiserDefinition? optimiser)
    {
        return new TorchNetwork(shape, batch, optimiser, device);
    }
}
