namespace ProcessChain.Tests;

/// <summary>
/// That the build on TorchSharp stays whole, where nobody computes with it: the program built against TorchSharp without
/// its native libraries, which are above a gigabyte. Skipped where no registry has it. Run by CI, and by
/// <c>--filter TestCategory=Slow</c>.
/// </summary>
[Explicit("builds the program once more")]
[Category("Slow")]
internal sealed class TorchBuildTests
{
    [Test]
    public void Program_BuiltOnTorchWithoutItsLibrary_SaysSoInOneSentence()
    {
        using var place = new TemporaryFolder();
        var definition = place.Write(
            "on-torch.yaml",
            TinyExperiment.With(("on-torch", "{ kind: deepQ, network: torch }"))
        );
        var program = Build(place["artifacts"]);
        CommandOutcome.Of("validate", definition).AssertFailed(2, "on-torch.network: is torch");
        var (exitCode, output) = DotnetTool.Run(program, "validate", definition);
        Assert.That(exitCode, Is.EqualTo(2), output);
        Assert.That(
            output,
            Does.Contain("on-torch.network: is torch, but TorchSharp's native library does not load here")
        );
        Assert.That(output, Does.Not.Contain("   at "));
    }

    private static string Build(string artifacts)
    {
        var project = Path.Combine(Checkout.Root, "Experiments");
        string[] torch = ["-p:Torch=true", "-p:TorchPackage=TorchSharp", $"-p:ArtifactsPath={artifacts}"];
        var (restored, messages) = DotnetTool.Run(["restore", project, .. torch]);
        if (restored != 0 && DotnetTool.IsPackageMissing(messages))
            Assert.Ignore("The package TorchSharp cannot be restored from the registries configured here.");
        var (built, output) = DotnetTool.Run(["build", project, "-c", "Release", "--no-restore", .. torch]);
        Assert.That(built, Is.Zero, output);
        return Path.Combine(artifacts, "bin/Experiments/release/processchain.dll");
    }
}
