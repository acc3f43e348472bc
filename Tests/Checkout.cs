using System.Reflection;

namespace ProcessChain.Tests;

/// <summary>The checkout the tests were built from.</summary>
internal static class Checkout
{
    /// <summary>The folder of the solution file.</summary>
    public static string Root { get; } =
        typeof(Checkout)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(metadata => metadata.Key is "Checkout")
            .Value!;
}
