namespace ProcessChain;

/// <summary>The discrete-event kernel this library was built on.</summary>
internal static class KernelName
{
    /// <summary>Name and version, e.g. <c>SimSharp 3.4.2</c>.</summary>
    public static string Value { get; } = Of(typeof(Event).Assembly.GetName());

    private static string Of(System.Reflection.AssemblyName assembly) =>
        $"{assembly.Name!.Replace(".Simulation", "", StringComparison.Ordinal)} {assembly.Version!.ToString(3)}";
}
