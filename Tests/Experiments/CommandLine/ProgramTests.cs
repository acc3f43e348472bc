namespace ProcessChain.Tests;

/// <summary>What only a process of its own shows: exit codes and redirected output.</summary>
internal sealed class ProgramTests
{
    [Test]
    public void Version_IsTheOneThatRecordsName()
    {
        using var process = new ProgramProcess("--version");
        Assert.That(process.Wait().AssertSucceeded().Output, Does.StartWith(RunRecord.ThisVersion));
    }

    [Test]
    public void WrongArgument_EndsWithCodeTwo()
    {
        using var process = new ProgramProcess("run", "nothing-like-this", "--jobs", "1");
        Assert.That(process.Wait().AssertFailed(2, "nothing-like-this").Output, Is.Empty);
    }

    [Test]
    public void RedirectedOutput_IsPlainTextInWholeLines()
    {
        using var place = new TemporaryFolder();
        using var process = new ProgramProcess(
            "run",
            place.Write("tiny.yaml", TinyExperiment.Text),
            "--out",
            place["run"]
        );
        var output = process.Wait().AssertSucceeded().Output;
        Assert.That(output, Does.Not.Contain('\u001b').And.Contains("make-to-order").And.Contains("± 95 %"));
        var row = output.Split('\n').Single(line => line.Contains("learner (×2)", StringComparison.Ordinal));
        Assert.That(row.Count(c => c == '±'), Is.EqualTo(2), row);
    }
}
