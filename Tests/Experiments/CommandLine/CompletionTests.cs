namespace ProcessChain.Tests;

/// <summary>What shells offer, by the directive that System.CommandLine answers.</summary>
internal sealed class CompletionTests
{
    [TestCase("processchain ru", "run")]
    [TestCase("processchain run four-", "four-stations")]
    [TestCase("processchain run four-stations --res", "--resume")]
    public void Line_ThatIsBegun_IsCompleted(string line, string word) =>
        Assert.That(
            CommandOutcome.Of($"[suggest:{line.Length}]", line).AssertSucceeded().Output.Split('\n'),
            Does.Contain(word)
        );
}
