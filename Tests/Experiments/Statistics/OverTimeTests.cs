namespace ProcessChain.Tests;

/// <summary>How controllers differ from the baseline as the test goes on, with Student's t from tables: 12.7062 (1 degree of freedom).</summary>
internal sealed class OverTimeTests
{
    private static readonly Goal Cost = new ChainDefinition().Goal;

    /// <summary>Two episodes of four stretches of ten days; it is asked from day 10 on.</summary>
    private static readonly ExperimentDefinition Experiment = TinyExperiment.Read() with
    {
        Test = new TestBudget
        {
            Episodes = 2,
            Periods = 40,
            DetailedEpisodes = 2,
        },
        OverTime = new OverTime
        {
            Against = new(KeyValuePair.Create("learner", "make-to-order")),
            Flows = new("storageCost", "lateCost"),
            Stretch = 10,
            From = 10,
        },
    };

    [Test]
    public void Differences_ArePairedByEpisode_AndSummedUpFromWhereItIsAsked()
    {
        // Less the baseline: 0, 1, −2, −2 in the one episode, 2, 1, −2, −2 in the other; times ten days.
        var course = Summary(
            [
                [5, 6, 3, 3],
            ],
            [
                [6, 5, 2, 2],
            ],
            [
                [5, 5, 5, 5],
            ],
            [
                [4, 4, 4, 4],
            ]
        );
        Assert.Multiple(() =>
        {
            Assert.That(
                course.Stretches.Select(it => (it.From, it.End)),
                Is.EqualTo(new[] { (0, 10), (10, 20), (20, 30), (30, 40) })
            );
            Assert.That(course.Stretches.Select(it => it.Difference.Mean), Is.EqualTo(new[] { 1.0, 1, -2, -2 }));
            Assert.That(course.Stretches[0].Difference.Ci95, Is.EqualTo(12.7062).Within(1e-4));
            Assert.That(course.Stretches[2].Difference.Ci95, Is.Zero);
            Assert.That(course.Stretches.Select(it => it.Total.Mean), Is.EqualTo(new[] { double.NaN, 10, -10, -30 }));
            Assert.That(course.Stretches.Select(it => it.Mean.Mean), Is.EqualTo(new[] { 5.5, 5.5, 2.5, 2.5 }));
            Assert.That(course.BetterFrom(Cost), Is.EqualTo(20));
            Assert.That(course.PaysFrom(Cost), Is.EqualTo(30));
            Assert.That(course.CertainlyPaysFrom(Cost), Is.EqualTo(30));
        });
    }

    [Test]
    public void WhatDoesNotLastToTheEnd_DoesNotCount()
    {
        var course = Summary(
            [
                [5, 4, 4, 6],
            ],
            [
                [5, 4, 4, 7],
            ],
            [
                [5, 5, 5, 5],
            ],
            [
                [5, 5, 5, 5],
            ]
        );
        Assert.Multiple(() =>
        {
            Assert.That(course.BetterFrom(Cost), Is.Null);
            Assert.That(course.PaysFrom(Cost), Is.EqualTo(20), "10 and 20 less, then 5 less on average");
            Assert.That(course.CertainlyPaysFrom(Cost), Is.Null, "−10 and 0 at the end");
        });
    }

    [Test]
    public void Trainings_CountWithTheirMean_AndAreCountedWithThatOfTheSameNumber()
    {
        var course = Summary(
            [
                [4, 4, 4, 4],
                [6, 6, 6, 1],
            ],
            [
                [4, 4, 4, 4],
                [6, 6, 6, 1],
            ],
            [
                [5, 5, 5, 5],
                [5, 5, 5, 5],
            ],
            [
                [5, 5, 5, 5],
                [5, 5, 5, 5],
            ]
        );
        Assert.That(course.Stretches.Select(it => it.Difference.Mean), Is.EqualTo(new[] { 0, 0, 0, -2.5 }));
        Assert.That(course.Stretches.Select(it => it.BetterTrainings), Is.EqualTo(new[] { 1, 1, 1, 2 }));
    }

    [Test]
    public void Sentence_AnswersWhetherAndWhenItPays() =>
        Assert.That(
            OverTimeText.Of(
                Whole(
                    [
                        [5, 6, 3, 3],
                    ],
                    [
                        [6, 5, 2, 2],
                    ],
                    [
                        [5, 5, 5, 5],
                    ],
                    [
                        [4, 4, 4, 4],
                    ]
                )
            ),
            Is.EqualTo(
                new[]
                {
                    "learner less make-to-order, from day 10 on: certainly better from day 20 on (−2.00 a day from day 30 on); all in all "
                        + "it pays from day 30 on on average, certainly from day 30 on (−30.0 in sum at the end).",
                }
            )
        );

    [Test]
    public void Sentence_SaysWhereItCertainlyDoesNotPay() =>
        Assert.That(
            OverTimeText.Of(
                Whole(
                    [
                        [5, 6, 6, 6],
                    ],
                    [
                        [5, 6, 6, 6],
                    ],
                    [
                        [5, 5, 5, 5],
                    ],
                    [
                        [5, 5, 5, 5],
                    ]
                )
            ),
            Is.EqualTo(
                new[]
                {
                    "learner less make-to-order, from day 10 on: certainly worse at the end (+1.00 a day from day 30 on); all in all "
                        + "it certainly does not pay (+30.0 in sum at the end).",
                }
            )
        );

    [Test]
    public void Run_SumsUpThePeriodsOfItsTable()
    {
        using var place = new TemporaryFolder();
        var run = new TestRun(Experiment, place["run"]).Begin();
        run.Run();
        var results = ResultFiles.Read(run.Folder, Experiment, new Dictionary<string, double>(), []);
        var cost = Experiment.System.FigureIndex("costPerDay");
        Assert.Multiple(() =>
        {
            foreach (var unit in results.Units)
            {
                Assert.That(unit.Stretches, Has.Count.EqualTo(2), unit.Unit.Id);
                for (var episode = 1; episode <= 2; episode++)
                    Assert.That(
                        unit.Stretches[episode - 1].Average(),
                        Is.EqualTo(unit.Test[episode, cost]).Within(1e-9),
                        unit.Unit.Id
                    );
            }
        });
        Assert.That(
            ExperimentSummary.Of(results).OverTime.Select(it => it.Controller),
            Is.EqualTo(new[] { "learner" })
        );
    }

    [TestCase(
        "{ against: { lerner: random }, flows: [lateCost] }",
        "overTime.against: has 'lerner'; did you mean learner?"
    )]
    [TestCase(
        "{ against: { learner: random }, flows: [storagecost] }",
        "overTime.flows: has storagecost; did you mean storageCost?"
    )]
    [TestCase("{ against: { learner: random }, flows: [] }", "overTime.flows: is empty; at least one flow is needed.")]
    [TestCase(
        "{ against: { learner: random }, flows: [lateCost], stretch: 0 }",
        "overTime.stretch: is 0; a whole number of at least 1 is needed."
    )]
    [TestCase(
        "{ against: { learner: random }, flows: [lateCost], stretch: 10, from: 5 }",
        "overTime.from: is 5; it must begin a stretch of 10 periods."
    )]
    [TestCase(
        "{ against: { learner: random }, flows: [lateCost], stretch: 10, from: 40 }",
        "overTime.from: is 40; a test episode has only 40 periods."
    )]
    public void Fault_IsTold(string overTime, string fault) =>
        Assert.That(
            () => TinyExperiment.Read($"{TinyExperiment.Text}\noverTime: {overTime}"),
            Throws.InstanceOf<InvalidDefinitionException>().With.Message.Contains(fault)
        );

    private static OverTimeSummary Summary(
        double[][] first,
        double[][] second,
        double[][] baseline,
        double[][] baselineSecond
    ) => Whole(first, second, baseline, baselineSecond).OverTime.Single();

    /// <summary>Costs by training and stretch: of the learner in the first and the second episode, then of the baseline.</summary>
    private static ExperimentSummary Whole(
        double[][] first,
        double[][] second,
        double[][] baseline,
        double[][] baselineSecond
    )
    {
        var experiment = Experiment with
        {
            Controllers = new([new("make-to-order", Rule.MakeToOrder()), new("learner", DeepQDefinition.Recommended)]),
        };
        var sample = new SampleResults(experiment);
        foreach (var training in Enumerable.Range(0, baseline.Length))
            sample.WithStretches(
                "make-to-order",
                baseline.Length > 1 ? training + 1 : null,
                baseline[training],
                baselineSecond[training]
            );
        foreach (var training in Enumerable.Range(0, first.Length))
            sample.WithStretches("learner", training + 1, first[training], second[training]);
        return sample.Summary();
    }
}
