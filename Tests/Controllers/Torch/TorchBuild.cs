namespace ProcessChain.Tests;

/// <summary>Whether this build has TorchSharp: what needs it is skipped, and says so, where it has not.</summary>
internal static class TorchBuild
{
    private const string Absent = "This build is without TorchSharp; build with -p:Torch=true.";

    private static bool Has => NetworkEngines.Has(NetworkKind.Torch);

    /// <summary>Skips the test at hand in a build without TorchSharp.</summary>
    public static void Require()
    {
        if (!Has)
            Assert.Ignore(Absent);
    }

    /// <summary>A test case that is skipped in a build without TorchSharp.</summary>
    public static TestCaseData OnTorch(this TestCaseData data)
    {
        data.SetCategory("Torch");
        return Has ? data : data.Ignore(Absent);
    }
}
