using System.Text.Json;

namespace ProcessChain.Tests;

internal sealed class ReportDataTests
{
    private SampleRun run = null!;
    private ReportData data = null!;

    [OneTimeSetUp]
    public void Read()
    {
        run = new SampleRun();
        data = run.Data;
    }

    [OneTimeTearDown]
    public void Delete() => run.Dispose();

    [Test]
    public void TwoTrainings_CurveIsTheirMeanAndRange()
    {
        var curve = data.Learning.Single(learned => learned.Controller is "learned");
        Assert.Multiple(() =>
        {
            Assert.That((curve.Trainings, curve.WarmUp, curve.Total.Mean.Count), Is.EqualTo((2, 2, 14)));
            // Storage 400 / 4 in both, late 2 and 4.
            Assert.That(curve.Storage.Mean[3], Is.EqualTo(100));
            Assert.That((curve.Late.Mean[3], curve.Late.Low[3], curve.Late.High[3]), Is.EqualTo((3.0, 2.0, 4.0)));
            Assert.That(
                (curve.Total.Mean[3], curve.Total.Low[3], curve.Total.High[3]),
                Is.EqualTo((103.0, 102.0, 104.0))
            );
        });
    }

    [Test]
    public void Validation_IsShownAtTheEpisodesThatHadIt()
    {
        var curve = data.Learning.Single(learned => learned.Controller is "learned");
        Assert.Multiple(() =>
        {
            Assert.That(curve.ValidationEpisodes, Is.EqualTo(new[] { 5, 10 }));
            Assert.That(curve.Validation.Mean, Is.EqualTo(new[] { 11.5, 11.5 }));
            Assert.That(curve.Validation.High, Is.EqualTo(new[] { 12.0, 12.0 }));
        });
    }

    [Test]
    public void Results_TellGapsAndSelectedTraining()
    {
        // The trainings cost 11 and 12 in the test, 11 and 12 on the validation days.
        var learned = data.Results.Single(row => row.Name is "learned");
        Assert.Multiple(() =>
        {
            Assert.That(data.Reference.Name, Is.EqualTo("optimum"));
            Assert.That(learned.Gap.Mean, Is.EqualTo(0.15).Within(1e-9));
            Assert.That((learned.Worst!.Number, learned.Selected!.Number), Is.EqualTo((2, 1)));
            Assert.That(learned.Selected!.Gap, Is.EqualTo(0.1).Within(1e-9));
            Assert.That(data.Results.Single(row => row.Name is "make-to-order").Worst, Is.Null);
        });
    }

    [Test]
    public void RuleController_HasNoCurve() =>
        Assert.That(data.Learning.Select(learned => learned.Controller), Is.EqualTo(new[] { "learned", "spoiled" }));

    [Test]
    public void Days_AreOfTheFirstEpisodeOfTheFirstTraining()
    {
        var course = data.Days.Single(days => days.Controller is "learned");
        Assert.Multiple(() =>
        {
            Assert.That((course.TrainingSeed, course.Episode, course.FirstDay), Is.EqualTo((1001L, 1L, 0L)));
            Assert.That(course.Stock, Has.Count.EqualTo(SampleRun.Stations));
            Assert.That(course.Stock[0].Take(3), Is.EqualTo(new[] { 0, 1, 2 }));
            Assert.That(course.Stock[1].Take(3), Is.EqualTo(new[] { 9, 12, 0 }));
            Assert.That(course.Late, Is.EqualTo(Enumerable.Range(0, SampleRun.Days).Select(day => day % 11)));
        });
    }

    [Test]
    public void ControllerThatDidNotFinish_StaysInTheTable()
    {
        var result = data.Results.Single(row => row.Name is "not-run");
        Assert.Multiple(() =>
        {
            Assert.That(result.Episodes, Is.Zero);
            Assert.That(result.Cost.Mean, Is.NaN);
            Assert.That(data.Results.Select(row => row.Name), Is.EqualTo(SampleRun.Experiment.Controllers.Names));
        });
    }

    [Test]
    public void FailedTraining_IsTold() => Assert.That(data.Failures.Keys, Is.EqualTo(new[] { "spoiled.2" }));

    [TestCase("converges-spoiled", "agrees in 1 of 2 trainings")]
    [TestCase("diverges-spoiled", "agrees in 1 of 2 trainings")]
    [TestCase("diverges-learned", "does not agree")]
    [TestCase("best-learned", "agrees")]
    [TestCase("best-spoiled", "does not agree")]
    [TestCase("converges-make-to-order", ClaimComparison.Unchecked)]
    public void Claim_IsCheckedAsItsNameTells(string name, string verdict) =>
        Assert.That(VerdictOn(name, _ => true), Is.EqualTo(verdict));

    [TestCase(13, "does not agree")]
    [TestCase(12, "does not agree")]
    [TestCase(11, ClaimComparison.TooShort)]
    public void ClaimAboutAShortTraining_IsNotJudged(int episodes, string verdict) =>
        Assert.That(VerdictOn("diverges-learned", row => row.Episode <= episodes), Is.EqualTo(verdict));

    private string VerdictOn(string claim, Func<EpisodeRow, bool> chosen)
    {
        using var text = new StreamReader(run.Folder.Episodes);
        var rows = EpisodeRow.Read(text, SampleRun.Stations).Where(chosen).ToList();
        var experiment = SampleRun.Experiment with { Claims = new([new(claim, "So it is.")]) };
        return new ClaimComparison(experiment, new OwnResults(experiment, run.Summary, rows)).Rows().Single().Verdict;
    }

    [Test]
    public void Claims_AreCheckedWhereTheirNamesTellHow()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                data.Claims.Select(claim => claim.Verdict),
                Is.EqualTo(new[] { "agrees", "agrees in 1 of 2 trainings", ClaimComparison.Unchecked })
            );
            Assert.That(
                data.Claims[0].Ours.Single(),
                Is.EqualTo(
                    "learned: 2 trainings, 136 a day in the first episode, 31.6 in the cheapest, 31.6 in the last; "
                        + "test 11.5 ± 2.5 a day (storage 5.00, late 6.50); 0.500 cheaper than make-to-order."
                )
            );
            Assert.That(data.Claims[1].Ours.Single(), Does.Contain("1 broke off with an error"));
            Assert.That(data.Claims[2].Ours, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public void HostileText_DoesNotBreakOutOfItsScript()
    {
        var json = data.ToJson();
        Assert.That(json, Does.Not.Contain("<"));
        var parsed = JsonDocument.Parse(json).RootElement;
        Assert.That(parsed.GetProperty("settings")[2].GetProperty("value").GetString(), Is.EqualTo(SampleRun.Hostile));
        Assert.That(parsed.GetProperty("title").GetString(), Is.EqualTo(SampleRun.Experiment.Title));
    }

    [Test]
    public void NumberThatDoesNotExist_IsNull()
    {
        var result = JsonDocument.Parse(data.ToJson()).RootElement.GetProperty("results")[3];
        Assert.That(result.GetProperty("cost").GetProperty("mean").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void TextLikeAPlaceholder_StaysText() =>
        Assert.That(
            ReportWriter.Page(data with { Title = "{{report.css}}" }),
            Does.Contain("<title>{{report.css}}</title>")
        );
}
