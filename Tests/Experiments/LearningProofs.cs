namespace ProcessChain.Tests;

/// <summary>What deep Q-learning learns in the paper's size. Minutes of computing: run by CI, and by <c>--filter TestCategory=Slow</c>.</summary>
[Explicit("takes minutes")]
[Category("Slow")]
internal sealed class LearningProofs
{
    [Test]
    public void Recommended_InFull_IsBetterThanMakeToOrderWithTheWholeInterval()
    {
        using var folder = new TemporaryFolder();
        var full = DefinitionCatalogue.Open("four-stations", "full");
        string[] compared = [full.Baseline, "recommended"];
        var experiment = full with
        {
            Controllers = new Named<ControllerDefinition>(
                full.Controllers.Where(entry => compared.Contains(entry.Key))
            ),
            Assumed = new(),
        };

        var summary = ExperimentRun.Run(experiment, folder["run"], new() { Jobs = Environment.ProcessorCount });

        var learned = summary.Controllers.Single(controller => controller.Name == "recommended");
        TestContext.Out.WriteLine($"{learned.Goal} a day; to make-to-order {learned.DifferenceToBaseline}");
        foreach (var training in learned.Trainings)
            TestContext.Out.WriteLine($"training {training.Seed}: {training.Goal.Mean:0.000}");
        Assert.Multiple(() =>
        {
            Assert.That(learned.Episodes, Is.GreaterThanOrEqualTo(30));
            Assert.That(learned.Trainings, Has.Count.EqualTo(5));
            Assert.That(learned.DifferenceToBaseline.Mean + learned.DifferenceToBaseline.Ci95, Is.Negative);
        });
    }
}
