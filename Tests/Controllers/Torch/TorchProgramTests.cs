namespace ProcessChain.Tests;

/// <summary>Definitions with <c>network: torch</c> in the real program.</summary>
[Category("Torch")]
internal sealed class TorchProgramTests
{
    [Test]
    public void FourStations_EveryNetworkOnTorch_RunsSideBySideAndReplaysAlone()
    {
        TorchBuild.Require();
        using var place = new TemporaryFolder();
        Run("run", OnTorch(place), "--jobs", "2", "--out", place["run"]);
        Assert.That(Run("replay", place["run"], "--jobs", "1"), Does.Contain("identical"));
    }

    [Test]
    public void FourStations_EveryNetworkOnTorch_IsAFaultWhereItDoesNotCompute()
    {
        var fault = NetworkEngines.Fault(NetworkKind.Torch);
        if (fault is null)
            Assert.Ignore("TorchSharp computes here.");
        using var place = new TemporaryFolder();
        CommandOutcome
            .Of("validate", OnTorch(place))
            .AssertFailed(2, $"controllers.paper.network: {fault}", $"controllers.recommended.network: {fault}");
    }

    /// <summary>The built-in experiment with nothing else changed.</summary>
    private static string OnTorch(TemporaryFolder place)
    {
        var own = CommandOutcome.Of("show", "four-stations", "--preset", "dry").AssertSucceeded().Output;
        var text = own.Replace("network: own", "network: torch", StringComparison.Ordinal);
        Assert.That(text, Is.Not.EqualTo(own));
        return place.Write("on-torch.yaml", text);
    }

    private static string Run(params string[] arguments)
    {
        using var process = new ProgramProcess(arguments);
        var outcome = process.Wait();
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output + outcome.Errors);
        return outcome.Output;
    }
}
