namespace ProcessChain.Tests;

/// <summary>Test episodes are played until the goal is as precise as wanted, and then no more.</summary>
internal sealed class PrecisionTests
{
    [Test]
    public void Episodes_ArePlayed_UntilTheGoalIsPrecise()
    {
        var goals = GoalsOf(With("precision: 0.05, mostEpisodes: 400"), "make-to-order");
        Assert.That(goals.Length, Is.GreaterThan(3).And.LessThan(400));
        Assert.That(goals.Length % 3, Is.Zero, "three at a time");
        Assert.That(Replications.IsReached(Estimate.Of(goals), 0.05), Is.True);
        Assert.That(Replications.IsReached(Estimate.Of(goals[..^3]), 0.05), Is.False);
        Assert.That(goals[..3], Is.EqualTo(GoalsOf(With(""), "make-to-order")), "the first are the same");
    }

    [Test]
    public void Episodes_AreNotMore_ThanThereMayBe() =>
        Assert.That(GoalsOf(With("precision: 0.0001, mostEpisodes: 10"), "random"), Has.Length.EqualTo(10));

    [Test]
    public void Results_AreTheSame_OnAnyNumberOfThreads()
    {
        var experiment = With("precision: 0.05, mostEpisodes: 60");
        Assert.That(TestRun.ResultsOf(experiment, 4), Is.EqualTo(TestRun.ResultsOf(experiment, 1)));
    }

    [TestCase("precision: 0", "test.precision: is 0; a number above 0 and of at most 1 is needed.")]
    [TestCase("precision: 0.1, mostEpisodes: 2", "test.mostEpisodes: is 2; the 3 test episodes or more are needed.")]
    [TestCase(
        "precision: 0.1, numpySeed: 1",
        "test.precision: stands beside seeds of numpy, which fix the number of episodes."
    )]
    public void Fault_IsTold(string more, string fault) =>
        Assert.That(() => With(more), Throws.InstanceOf<InvalidDefinitionException>().With.Message.Contains(fault));

    private static ExperimentDefinition With(string more) =>
        TinyExperiment.Read(
            TinyExperiment.Text.Replace(
                "test: { ",
                $"bounds: {{}}\ntest: {{ {(more.Length > 0 ? more + ", " : "")}",
                StringComparison.Ordinal
            )
        );

    private static double[] GoalsOf(ExperimentDefinition experiment, string controller)
    {
        var rules = experiment with
        {
            Controllers = new(experiment.Controllers.Where(entry => entry.Value is RuleDefinition)),
        };
        using var place = new TemporaryFolder();
        var summary = ExperimentRun.Run(rules, place["run"]);
        return [.. summary.Controllers.Single(it => it.Name == controller).Goals];
    }
}
