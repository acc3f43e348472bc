using System.Text.Json;

namespace ProcessChain.Tests;

internal sealed class ReportDataTests
{
    private static readonly ReportData Chain = SampleRun.Chain.Data;
    private static readonly ReportData Inventory = SampleRun.Inventory.Data;

    [Test]
    public void TwoTrainings_CurveIsTheirMeanAndRange()
    {
        var curve = Chain.Learning.Single(learned => learned.Controller is "learned");
        Assert.Multiple(() =>
        {
            Assert.That((curve.Trainings, curve.WarmUp, curve.Goal.Mean.Count), Is.EqualTo((2, 2, 14)));
            Assert.That(curve.Step, Is.EqualTo("episode"));
            // 400 / 4 and 2 or 4.
            Assert.That((curve.Goal.Mean[3], curve.Goal.Low[3], curve.Goal.High[3]), Is.EqualTo((103.0, 102.0, 104.0)));
            Assert.That(curve.Losses, Is.Empty);
        });
    }

    [Test]
    public void DeviationFromEpisodeToEpisode_IsTheBandWhereThereIsAny()
    {
        var curve = Inventory.Learning[0];
        Assert.Multiple(() =>
        {
            Assert.That((curve.Goal.Low[0], curve.Goal.Mean[0], curve.Goal.High[0]), Is.EqualTo((7.5, 11.5, 15.5)));
            Assert.That(curve.Step, Is.EqualTo("iteration"));
            Assert.That(curve.Losses.Select(loss => loss.Name), Is.EqualTo(new[] { "policy loss", "value loss" }));
            Assert.That(curve.Losses[1].Band.Mean[3], Is.EqualTo(2));
        });
    }

    [Test]
    public void IterationInWhichNoEpisodeEnded_IsAGap()
    {
        var results = SampleRun.Inventory.Results;
        UnitResults Begun(UnitResults unit) =>
            unit with
            {
                Learning =
                [
                    .. unit.Learning.Select(it =>
                        it.Iteration == 1 ? it with { Goal = double.NaN, GoalDeviation = double.NaN } : it
                    ),
                ],
            };
        var data = (
            SampleRun.Inventory with
            {
                Results = results with { Units = [.. results.Units.Select(Begun)] },
            }
        ).Data;
        var goal = JsonDocument.Parse(data.ToJson()).RootElement.GetProperty("learning")[0].GetProperty("goal");
        foreach (var line in new[] { "mean", "low", "high" })
        {
            Assert.That(goal.GetProperty(line)[0].ValueKind, Is.EqualTo(JsonValueKind.Null), line);
            Assert.That(goal.GetProperty(line)[1].ValueKind, Is.EqualTo(JsonValueKind.Number), line);
        }
    }

    [Test]
    public void Validation_IsShownAtTheIterationsThatHadIt()
    {
        var curve = Chain.Learning.Single(learned => learned.Controller is "learned");
        Assert.Multiple(() =>
        {
            Assert.That(curve.ValidationIterations, Is.EqualTo(new[] { 5, 10 }));
            Assert.That(curve.Validation.Mean, Is.EqualTo(new[] { 11.5, 11.5 }));
            Assert.That(curve.Validation.High, Is.EqualTo(new[] { 12.0, 12.0 }));
        });
    }

    [Test]
    public void RuleController_HasNoCurve() =>
        Assert.That(Chain.Learning.Select(learned => learned.Controller), Is.EqualTo(new[] { "learned", "spoiled" }));

    [Test]
    public void Results_TellGapsDifferencesAndTrainings()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Cell(Chain, "learned", "to long-run"), Does.StartWith("+15.0 % ± "));
            Assert.That(Cell(Chain, "learned", "worst training"), Is.EqualTo("2: 12.00 +20.0 %"));
            Assert.That(Cell(Chain, "learned", "selected training"), Is.EqualTo("1: 11.00 +10.0 %"));
            Assert.That(Cell(Chain, "learned", "updates"), Is.EqualTo("420"));
            Assert.That(Cell(Chain, "learned", "seconds of a training"), Is.EqualTo("12.5"));
            Assert.That(Cell(Chain, "make-to-order", "worst training"), Is.EqualTo("–"));
            Assert.That(Cell(Chain, "make-to-order", "to baseline"), Is.EqualTo("–"));
            Assert.That(Cell(Chain, "learned", "to baseline"), Is.EqualTo("−0.50 ± 0.00"));
            Assert.That(Cell(Inventory, "learned", "to baseline"), Is.EqualTo("+13.00 ± 0.00"));
            Assert.That(Cell(Inventory, "learned", "reward"), Is.EqualTo("133.50 ± 3.74"));
            Assert.That(Cell(Inventory, "learned", "lowest"), Is.EqualTo("114.00"));
            Assert.That(Cell(Inventory, "learned", "fill rate"), Is.EqualTo("0.750 ± 0.000"));
        });
    }

    [Test]
    public void GapToABoundOfFewEpisodes_IsOverThoseOnly()
    {
        // The first ten of 113 + episode against 150, and all 40 against 160 + episode.
        Assert.That(Cell(Inventory, "learned", "to relaxation"), Does.StartWith("+21.0 % ± "));
        Assert.That(Cell(Inventory, "learned", "to hindsight"), Does.StartWith("+26.0 % ± "));
    }

    [Test]
    public void Lead_TellsWhatWasRunAndWhoIsBest()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                Inventory.Lead[0],
                Is.EqualTo(
                    "A serial supply chain of 4 stages, unmet demand is lost: 3 controllers on the same demand, in 40 test "
                        + "episodes of 6 periods that no training has seen; reward (discounted profit of an episode), more is "
                        + "better."
                )
            );
            Assert.That(
                Inventory.Lead[1],
                Does.StartWith(
                        "Best is levels with reward 136.0 ± 3.7: 15.5 better than the baseline fixed; 2.50 better than the next "
                            + "best, learned; it lacks at most 19.3 % ± "
                    )
                    .And.EndsWith("of the unknown optimum, which is no better than 150.0 ± 3.8 (relaxation).")
            );
            Assert.That(
                Chain.Lead[1],
                Does.Contain("it lacks 15.0 % ± ").And.EndWith(" of the optimum 10.0 (long-run).")
            );
        });
    }

    [Test]
    public void Lead_TellsWhereTheBestIsNotCertain()
    {
        var results = SampleRun.Inventory.Results;
        var reversed = results with
        {
            Experiment = results.Experiment with { Baseline = "levels", Bounds = new() },
            Bounds = [],
            Units = [.. results.Units.Select(unit => unit.Unit.Controller is "learned" ? Alternating(unit) : unit)],
        };
        var lead = (SampleRun.Inventory with { Results = reversed }).Data.Lead[1];
        Assert.That(lead, Does.Contain("not certainly different").And.Contain("how much better a controller could be"));
    }

    [Test]
    public void Headline_IsBestFirst_AndCutsWhatIsFarOff()
    {
        var (chain, inventory) = (Chain.Headline!, Inventory.Headline!);
        Assert.Multiple(() =>
        {
            Assert.That(
                chain.Rows.Select(row => row.Name),
                Is.EqualTo(new[] { "learned", "make-to-order", "spoiled" })
            );
            Assert.That(chain.Rows.Select(row => row.IsCut), Is.EqualTo(new[] { false, false, true }));
            Assert.That(chain.Rows[2].Text, Is.EqualTo("+3700 %"));
            Assert.That(chain.High, Is.InRange(20, 100));
            Assert.That(chain.Rows[0].Trainings, Is.EqualTo(new[] { 10.0, 20 }).Within(1e-6));
            Assert.That(inventory.Rows.Select(row => row.Name), Is.EqualTo(new[] { "levels", "learned", "fixed" }));
            Assert.That(inventory.Rows.Any(row => row.IsCut), Is.False);
            // 135 is 10 % below the bound of 150.
            Assert.That(inventory.Rows[1].Published, Is.EqualTo(10).Within(1e-9));
            Assert.That(inventory.Rows[1].Text, Is.EqualTo("+21.0 % (published 135)"));
            Assert.That(inventory.Rows[0].Published, Is.NaN);
        });
    }

    [TestCase(24, true)]
    [TestCase(16, false)]
    public void Headline_WhereSomeAreCloseAndOthersFarOff_IsLogarithmic(double worst, bool isLogarithmic)
    {
        var tiny = TinyExperiment.Read() with
        {
            Test = new TestBudget { Periods = 1000 },
            Controllers = new(
                new[] { "make-to-order", "a", "b", "c", "d", "e", "f" }.Select(name =>
                    KeyValuePair.Create<string, ControllerDefinition>(name, Rule.MakeToOrder())
                )
            ),
        };
        var headline = Headline.Of(
            new SampleResults(tiny)
                .With("make-to-order", null, worst, worst)
                .With("a", null, 8.08, 8.08)
                .With("b", null, 8.16, 8.16)
                .With("c", null, 8.24, 8.24)
                .With("d", null, 8.8, 8.8)
                .With("e", null, 10.4, 10.4)
                .With("f", 1, 12, 12)
                .With("f", 2, 20, 20)
                .WithLongRun("long-run", BoundRowKind.Optimum, 8)
                .Summary()
        )!;
        Assert.Multiple(() =>
        {
            Assert.That(headline.IsLogarithmic, Is.EqualTo(isLogarithmic));
            Assert.That(headline.Low, Is.EqualTo(isLogarithmic ? -1 : 0).Within(1e-9));
            Assert.That(headline.End, Is.EqualTo(isLogarithmic ? Math.Log10(200) : 150).Within(1e-6));
            Assert.That(headline.Rows.Any(row => row.IsCut), Is.False);
        });
    }

    [Test]
    public void OverTime_HasARowForEachStretch_AndASentenceForEachPair()
    {
        var chart = Inventory.OverTime!;
        Assert.Multiple(() =>
        {
            Assert.That(chart.Headings, Is.EqualTo(new[] { "periods", "learned less fixed" }));
            Assert.That(chart.Rows.Select(row => row.Periods), Is.EqualTo(new[] { "0 to 1", "2 to 3", "4 to 5" }));
            Assert.That(chart.Rows[2].Cells[0].Joined, Is.EqualTo("+3.00 ± 0.00"));
            Assert.That(chart.Series[0].Periods, Is.EqualTo(new[] { 1.0, 3, 5 }));
            Assert.That(
                chart.Sentences.Single(),
                Does.StartWith("learned less fixed, from period 2 on: certainly better")
            );
            Assert.That(Chain.OverTime, Is.Null);
        });
    }

    [Test]
    public void WithoutABound_HeadlineIsTheDifferenceToTheBaseline()
    {
        var results = SampleRun.Inventory.Results;
        var headline = (
            SampleRun.Inventory with
            {
                Results = results with { Experiment = results.Experiment with { Bounds = new() }, Bounds = [] },
            }
        )
            .Data
            .Headline!;
        Assert.That(headline.Axis, Does.Contain("worse than fixed"));
        Assert.That(headline.Rows.Select(row => row.Value.Mean), Is.EqualTo(new[] { -15.5, -13, 0 }));
        Assert.That(headline.Low, Is.LessThan(-15.5));
    }

    [Test]
    public void ControllersThatAreAlike_CutNothingOff()
    {
        var results = SampleRun.Inventory.Results;
        var alike = results.Of("fixed").Single().Test;
        var headline = (
            SampleRun.Inventory with
            {
                Results = results with
                {
                    Experiment = results.Experiment with { Bounds = new() },
                    Bounds = [],
                    Units =
                    [
                        .. results.Units.Select(unit =>
                            unit.Unit.Controller is "levels" ? unit with { Test = alike } : unit
                        ),
                    ],
                },
            }
        )
            .Data
            .Headline!;
        Assert.That(headline.Rows.Any(row => row.IsCut), Is.False);
    }

    [Test]
    public void Cautions_TellOfShortTrainingsAndNoise()
    {
        Assert.That(Chain.Cautions.Single(), Does.StartWith("Undertrained").And.Contain("learned, spoiled"));
        Assert.That(Inventory.Cautions, Is.Empty, "neither dry nor short; the bounds are 15.5 apart");
        var noisy = SampleRun.Inventory.Results;
        IEnumerable<BoundRow> near = Enumerable
            .Range(1, 10)
            .Select(episode => SampleRun.Bound("relaxation", episode, 160 + episode + (episode % 2 == 0 ? 5 : -5)));
        IEnumerable<BoundRow> bounds = [.. noisy.Bounds.Where(row => row.Bound is "hindsight"), .. near];
        Assert.That(
            (SampleRun.Inventory with { Results = noisy with { Bounds = [.. bounds] } }).Data.Cautions.Single(),
            Does.StartWith("Noise: whether hindsight").And.Contain("relaxation")
        );
    }

    [TestCase("dry", "paper (3 of 45 iterations)")]
    [TestCase("short", "recommended (62 of 338 iterations)")]
    [TestCase("full", null)]
    public void Preset_TellsWhatItTrainsLess(string preset, string? told)
    {
        var experiment = DefinitionCatalogue.Open("four-stations", preset);
        var results = SampleRun.Chain.Results with { Experiment = experiment, Units = [], Bounds = [], Failures = [] };
        var cautions = new LeadText(ExperimentSummary.Of(results)).Cautions;
        Assert.That(cautions, told is null ? Is.Empty : Has.Exactly(1).Contains(told!));
    }

    [Test]
    public void Columns_AreAFewThatMatterFirst() =>
        Assert.That(
            Chain.Columns.Where(column => column.IsKey).Select(column => column.Title),
            Is.EqualTo(new[] { "cost/day", "storage", "late", "to long-run", "to baseline" })
        );

    [Test]
    public void ShortEpisodes_AreNotMeasuredByTheLongRun()
    {
        var results = SampleRun.Chain.Results;
        var data = (
            SampleRun.Chain with
            {
                Results = results with
                {
                    Experiment = results.Experiment with { Test = results.Experiment.Test with { Periods = 20 } },
                },
            }
        ).Data;
        Assert.Multiple(() =>
        {
            Assert.That(data.Columns.Select(column => column.Title), Does.Not.Contain("to long-run"));
            Assert.That(data.Marks, Is.Empty);
            Assert.That(data.Lead[1], Does.Contain("not measured"));
            Assert.That(data.Remarks.Single(), Does.Contain("10.000").And.Contain("Episodes of 20 days"));
        });
    }

    [Test]
    public void Course_HasOnePictureForEachGroupOfFlows()
    {
        var course = Chain.Courses.Single(days => days.Controller is "make-to-order");
        Assert.Multiple(() =>
        {
            Assert.That(Chain.Courses[0].Controller, Is.EqualTo("learned"), "the best is shown first");
            Assert.That(Chain.Courses[0].Caption, Is.EqualTo("Test episode 1 of learned (training 1)."));
            Assert.That(
                course.Groups.Select(group => group.Series.Count),
                Is.EqualTo(new[] { 2, 3, 2, 2, 2, 2 }),
                "cost, demand, stock, in transit, late, ordered"
            );
            Assert.That(
                course.Groups[2].Series.Select(flow => flow.Name),
                Is.EqualTo(new[] { "station 1", "station 2" })
            );
            Assert.That(course.Groups[2].Series[1].Values.Take(3), Is.EqualTo(new[] { 6.0, 7, 8 }));
        });
    }

    [Test]
    public void ControllerThatDidNotFinish_StaysInTheTable()
    {
        Assert.That(
            Chain.Results.Select(row => row.Name),
            Is.EqualTo(SampleRun.Chain.Results.Experiment.Controllers.Names)
        );
        Assert.That(Chain.Results[^1].Cells, Is.Empty);
        Assert.That(Chain.Failures.Single(), Does.StartWith("spoiled.2: diverged"));
    }

    [Test]
    public void Compared_AreTheBestAndTheBaseline() =>
        Assert.That(
            Inventory.Goals.Where(row => row.IsCompared).Select(row => row.Controller),
            Is.EqualTo(new[] { "fixed", "levels" })
        );

    [Test]
    public void Quantiles_AreInterpolated() =>
        // Of 101, 102, …, 140: a quarter of the way is 110.75.
        Assert.That(
            Inventory.Goals[0].Quantiles,
            Is.EqualTo(new[] { 101, 102.95, 110.75, 120.5, 130.25, 138.05, 140 }).Within(1e-9)
        );

    [TestCase("converges-spoiled", "agrees in 1 of 2 trainings")]
    [TestCase("diverges-spoiled", "agrees in 1 of 2 trainings")]
    [TestCase("diverges-learned", "does not agree")]
    [TestCase("best-learned", "agrees")]
    [TestCase("best-spoiled", "does not agree")]
    [TestCase("converges-make-to-order", ClaimComparison.Unchecked)]
    public void Claim_IsCheckedAsItsNameTells(string name, string verdict) =>
        Assert.That(VerdictOn(SampleRun.Chain, name, iterations: 14), Is.EqualTo(verdict));

    [TestCase("best-levels", "agrees")]
    [TestCase("best-learned", "does not agree")]
    [TestCase("converges-learned", ClaimComparison.TooShort)]
    public void ClaimAboutRewards_IsCheckedToo(string name, string verdict) =>
        Assert.That(VerdictOn(SampleRun.Inventory, name, iterations: 8), Is.EqualTo(verdict));

    [Test]
    public void ClaimAboutAControllerTrainedLess_IsNotJudged()
    {
        var row = Rows(SampleRun.Inventory.Results, "published-learned", "learned").Single();
        Assert.That((row.Verdict, row.Answer), Is.EqualTo((ClaimComparison.TrainedLess, "open")));
        Assert.That(Rows(SampleRun.Inventory.Results, "best-levels", "learned").Single().Answer, Is.EqualTo("yes"));
    }

    [TestCase(12, "does not agree")]
    [TestCase(11, ClaimComparison.TooShort)]
    public void ClaimAboutAShortTraining_IsNotJudged(int iterations, string verdict) =>
        Assert.That(VerdictOn(SampleRun.Chain, "diverges-learned", iterations), Is.EqualTo(verdict));

    [Test]
    public void Claims_TellTheNumbersTheyAreAbout()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                Chain.Claims[0].Ours,
                Is.EqualTo(
                    new[]
                    {
                        "training 1: 30.6 at its end, 30.6 at its best, make-to-order 12.0: converged",
                        "training 2: 32.6 at its end, 32.6 at its best, make-to-order 12.0: converged",
                        "test: cost/day 11.5 ± 2.5, 0.500 better than make-to-order, +15.0 % to long-run",
                    }
                )
            );
            Assert.That(Chain.Claims[1].Ours, Has.One.EqualTo("1 broke off with an error"));
            Assert.That(Chain.Claims[1].Answer, Is.EqualTo("partly"));
            Assert.That(Chain.Claims[2].Ours, Is.Empty);
            Assert.That(Chain.Claims[2].Answer, Is.EqualTo("open"));
        });
    }

    [TestCase("published-learned", "published 135, learned here 133.5 ± 3.7: −1.1 %", "yes")]
    [TestCase("varies-learned", "learned: standard deviation 11.7, worst episode 114", "no")]
    [TestCase("fillRate", "fill rate: learned 0.750; levels 0.750", "open")]
    [TestCase("best-learned", "reward: learned 133.5 ± 3.7; levels 136.0 ± 3.7", "no")]
    [TestCase("gap-learned", "test: reward 133.5 ± 3.7, 13.0 better than fixed, +21.0 % to relaxation", "open")]
    [TestCase("search-learned", "learned.1: found", "open")]
    public void Claim_HasTheEvidenceItsNameAsksFor(string name, string evidence, string answer)
    {
        var row = Rows(SampleRun.Inventory.Results, name).Single();
        Assert.That((row.Ours[0], row.Answer), Is.EqualTo((evidence, answer)));
    }

    [Test]
    public void Figures_TellWhatTheyAre()
    {
        Assert.That(Chain.Notes.Select(note => note.Title), Does.Contain("bullwhip").And.Contain("service"));
        Assert.That(Inventory.Notes.Select(note => note.Title), Is.EqualTo(new[] { "fill rate", "mean stock" }));
    }

    [Test]
    public void RunWithAPlugin_IsRepeatedWithIt()
    {
        var record = RecordText.Of(
            new()
            {
                Experiment = "mine",
                Preset = "",
                Seed = 1,
                DefinitionHash = "0",
                Started = DateTime.UnixEpoch,
                Plugins = [new("Mine.dll", "abc")],
            }
        );
        Assert.That(
            record.Commands,
            Is.EqualTo(
                new[]
                {
                    "processchain run definition.yaml --plugin Mine.dll --out repeated",
                    "processchain replay . --plugin Mine.dll",
                }
            )
        );
        Assert.That(record.Facts["plug-in Mine.dll (SHA-256)"], Is.EqualTo("abc"));
    }

    [Test]
    public void HostileText_DoesNotBreakOutOfItsScript()
    {
        var json = Chain.ToJson();
        Assert.That(json, Does.Not.Contain("<"));
        var parsed = JsonDocument.Parse(json).RootElement;
        Assert.That(parsed.GetProperty("title").GetString(), Is.EqualTo(SampleRun.Chain.Results.Experiment.Title));
    }

    [Test]
    public void NumberThatDoesNotExist_IsNull()
    {
        var goal = JsonDocument.Parse(Chain.ToJson()).RootElement.GetProperty("learning")[0].GetProperty("validation");
        Assert.That(goal.GetProperty("mean")[0].ValueKind, Is.EqualTo(JsonValueKind.Number));
        var short1 = Chain with { Marks = [new("none", double.NaN, true)] };
        var mark = JsonDocument.Parse(short1.ToJson()).RootElement.GetProperty("marks")[0];
        Assert.That(mark.GetProperty("value").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void TextLikeAPlaceholder_StaysText() =>
        Assert.That(
            ReportWriter.Page(Chain with { Title = "{{report.css}}" }),
            Does.Contain("<title>{{report.css}}</title>")
        );

    private static string VerdictOn(SampleRun sample, string claim, int iterations) =>
        Rows(
                sample.Results with
                {
                    Units =
                    [
                        .. sample.Results.Units.Select(unit =>
                            unit with
                            {
                                Learning = [.. unit.Learning.Take(iterations)],
                            }
                        ),
                    ],
                },
                claim
            )
            .Single()
            .Verdict;

    private static IReadOnlyList<ClaimRow> Rows(JoinedResults results, string claim, params string[] less)
    {
        var claimed = results with { Experiment = results.Experiment with { Claims = new([new(claim, "So it is.")]) } };
        return new ClaimComparison(
            new(claimed, ExperimentSummary.Of(claimed)),
            ["learned.1: found", "levels.1: also"],
            less
        ).Rows();
    }

    /// <summary>Its goal is up or down by 50 from episode to episode.</summary>
    private static UnitResults Alternating(UnitResults unit)
    {
        var figures = new EpisodeFigures(InventoryFigures.Count);
        for (var episode = 1; episode <= unit.Test.Count; episode++)
        {
            double[] row =
            [
                .. Enumerable.Range(0, InventoryFigures.Count).Select(figure => unit.Test[episode, figure]),
            ];
            row[0] += episode % 2 == 0 ? 50 : -50;
            figures.Add(row);
        }
        return unit with { Test = figures };
    }

    private static IReadOnlyList<Column> InventoryFigures => SampleRun.Inventory.Results.Experiment.System.Figures;

    private static string Cell(ReportData data, string controller, string column) =>
        data
            .Results.Single(row => row.Name == controller)
            .Cells[data.Columns.ToList().FindIndex(head => head.Title == column)]
            .Joined;
}
