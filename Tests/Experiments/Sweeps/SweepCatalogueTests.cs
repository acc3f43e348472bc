namespace ProcessChain.Tests;

/// <summary>The sweeps that come with the program.</summary>
internal sealed class SweepCatalogueTests
{
    [TestCase("lost-sales-bed", null, 32)]
    [TestCase("lost-sales-bed", "learners", 32)]
    [TestCase("dual-sourcing-bed", null, 36)]
    [TestCase("dual-sourcing-bed", "learners", 36)]
    [TestCase("perishable-bed", null, 54)]
    [TestCase("perishable-bed", "learners", 54)]
    [TestCase("perishable-bed", "long-lived", 18)]
    [TestCase("tune-recommended", null, 27)]
    [TestCase("tune-recommended", "dry", 9)]
    public void Sweep_HasAPointForEachInstance(string name, string? preset, int points)
    {
        var plan = SweepReader.Open(name, preset, DefinitionKinds.Standard);
        Assert.That((plan.Name, plan.Points.Count), Is.EqualTo((name, points)));
    }

    [Test]
    public void Names_AreThoseTested() =>
        Assert.That(
            SweepCatalogue.Names,
            Is.EqualTo(["dual-sourcing-bed", "lost-sales-bed", "perishable-bed", "tune-recommended"])
        );

    [Test]
    public void List_TellsThem() =>
        Assert.That(CommandOutcome.Of("list").Output, Does.Contain("Sweeps: dual-sourcing-bed, lost-sales-bed, "));

    [Test]
    public void UnknownName_IsTold()
    {
        var outcome = CommandOutcome.Of("sweep", "show", "lost-sales-bet");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(
            outcome.Errors,
            Does.StartWith("'lost-sales-bet': is neither a file nor a built-in sweep. Built in are dual-sourcing-bed, ")
        );
    }
}
