namespace ProcessChain.Tests;

/// <summary>After how many episodes trainings come to a goal, with Student's t from tables: 12.7062 (1 degree of freedom).</summary>
internal sealed class EpisodesToTargetTests
{
    private static readonly ExperimentDefinition Experiment = TinyExperiment.Read() with
    {
        Test = new TestBudget { Periods = 1000 },
        Bounds = new(KeyValuePair.Create<string, BoundDefinition>("long-run", new ChainOptimumDefinition())),
    };

    [Test]
    public void Trainings_CountUntilTheFirstValidationThatIsGoodEnough_OrWithAllTheyHave()
    {
        var learner = Summary(new() { Goal = 10 }).Controllers[1].ToTarget!;
        Assert.Multiple(() =>
        {
            // 2, and 4 without having come to it.
            Assert.That(learner.Episodes.Mean, Is.EqualTo(3));
            Assert.That(learner.Episodes.Ci95, Is.EqualTo(12.7062).Within(1e-4));
            Assert.That(learner.Reached, Is.EqualTo(1));
            Assert.That(learner.Saved, Is.Null);
        });
    }

    [Test]
    public void Savings_ArePairedByTraining()
    {
        var summary = Summary(new() { Goal = 10, Against = "learner" });
        var saved = summary.Controllers[2].ToTarget!.Saved!.Value;
        // 2 less 1, and 4 less 1.
        Assert.That(saved.Mean, Is.EqualTo(2));
        Assert.That(saved.Ci95, Is.EqualTo(12.7062).Within(1e-4));
        Assert.That(summary.Controllers[1].ToTarget!.Saved, Is.Null, "with itself nothing is compared");
        Assert.That(summary.Controllers[0].ToTarget, Is.Null, "a rule is not trained");
    }

    [Test]
    public void Gap_IsAShareOfTheTightestBound()
    {
        var summary = Summary(new() { Gap = 0.25 });
        Assert.That(summary.LearningGoal, Is.EqualTo(10));
        Assert.That(summary.Controllers[1].ToTarget!.Episodes.Mean, Is.EqualTo(3));
    }

    [Test]
    public void WithoutATarget_NothingIsTold()
    {
        var summary = Summary(null);
        Assert.That(summary.LearningGoal, Is.Null);
        Assert.That(summary.Controllers.Select(it => it.ToTarget), Has.All.Null);
        Assert.That(new ResultSheet(summary).Columns.Select(it => it.Title), Has.None.StartsWith("episodes to"));
    }

    [Test]
    public void Table_TellsEpisodesAndSavings()
    {
        var sheet = new ResultSheet(Summary(new() { Goal = 10, Against = "learner" }));
        string Cell(string title, int row) =>
            sheet.Rows[row].Cells[sheet.Columns.Select(it => it.Title).ToList().IndexOf(title)].Joined;
        Assert.Multiple(() =>
        {
            Assert.That(Cell("episodes to 10.00", 1), Is.EqualTo("≥ 3 ± 13"));
            Assert.That(Cell("episodes to 10.00", 2), Is.EqualTo("1 ± 0"));
            Assert.That(Cell("saved to learner", 1), Is.EqualTo("–"));
            Assert.That(Cell("saved to learner", 2), Is.EqualTo("+2 ± 13"));
        });
    }

    [TestCase("{}", "learningTarget: needs either goal or gap.")]
    [TestCase("{ goal: 1, gap: 1 }", "learningTarget: needs either goal or gap.")]
    [TestCase("{ gap: -1 }", "learningTarget.gap: is -1; a number of at least 0 is needed.")]
    [TestCase("{ goal: 1, against: lerner }", "learningTarget.against: is 'lerner'; did you mean learner?")]
    [TestCase("{ goal: 1, against: random }", "learningTarget.against: is 'random', which is not trained.")]
    public void Fault_IsTold(string target, string fault) =>
        Assert.That(
            () => TinyExperiment.Read($"{TinyExperiment.Text}\nlearningTarget: {target}"),
            Throws.InstanceOf<InvalidDefinitionException>().With.Message.Contains(fault)
        );

    private static ExperimentSummary Summary(LearningTarget? target)
    {
        var experiment = Experiment with
        {
            LearningTarget = target,
            Controllers = new([
                new("make-to-order", Rule.MakeToOrder()),
                new("learner", DeepQDefinition.Recommended),
                new("other", DeepQDefinition.Recommended),
            ]),
        };
        return new SampleResults(experiment)
            .With("make-to-order", null, 10, 10)
            .WithValidated("learner", 1, [12, 9, 11, 8], 9, 9)
            .WithValidated("learner", 2, [12, 11, double.NaN, 10.5], 9, 9)
            .WithValidated("other", 1, [10, 9, 9, 9], 9, 9)
            .WithValidated("other", 2, [8, 9, 9, 9], 9, 9)
            .WithLongRun("long-run", BoundRowKind.Optimum, 8)
            .Summary();
    }
}
