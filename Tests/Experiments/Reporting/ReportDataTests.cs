using System.Text.Json;
using ProcessChain.Experiments.Reporting;

namespace ProcessChain.Tests.Experiments.Reporting;

internal sealed class ReportDataTests
{
    private SampleRun run = null!;

    [SetUp]
    public void MakeRun() => run = new SampleRun();

    [TearDown]
    public void DeleteRun() => run.Dispose();

    [Test]
    public void Scratch_Writes()
    {
        var page = run.WriteReport();
        if (Environment.GetEnvironmentVariable("SCRATCH") is { } to)
            File.Copy(page, to, true);
    }
}
