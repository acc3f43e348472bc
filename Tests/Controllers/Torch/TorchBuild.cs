namespace ProcessChain.Tests;

/// <summary>Whether TorchSharp computes here: what needs it is skipped, and says why, where it does not.</summary>
internal static class TorchBuild
{
    private static string? Fault => NetworkEngines.Fault(NetworkKind.Torch);

    /// <summary>Skips the test at hand where TorchSharp does not compute.</summary>
    public static void Require()
    {
        if (Fault is { } fault)
            Assert.Ignore($"The network {fault}");
    }

    /// <summary>A test case that is skipped where TorchSharp does not compute.</summary>
    public static TestCaseData OnTorch(this TestCaseData data)
    {
        data.SetCategory("Torch");
        return Fault is { } fault ? data.Ignore($"The network {fault}") : data;
    }
}
