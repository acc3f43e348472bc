namespace ProcessChain.Tests;

/// <summary>Runs and points of sweeps side by side.</summary>
internal sealed class CompareTests
{
    private TemporaryFolder place = null!;

    [OneTimeSetUp]
    public void Run()
    {
        place = new TemporaryFolder();
        RunOf("one", TinyExperiment.Text);
        RunOf("two", TinyExperiment.Text.Replace("hiddenLayers: [8]", "hiddenLayers: [6]", StringComparison.Ordinal));
        RunOf("other-seed", TinyExperiment.Text.Replace("seed: 7", "seed: 8", StringComparison.Ordinal));
        CommandOutcome
            .Of("sweep", place.Write("sweep.yaml", SampleSweep.Rules), "--out", place["sweep"])
            .AssertSucceeded();
    }

    [OneTimeTearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void RunsWithTheSameDemand_AreComparedInPairs()
    {
        CommandOutcome
            .Of("compare", place["one"], place["two"], "--controller", "learner", "--out", place["out"])
            .AssertSucceeded();
        var rows = Table();
        var (before, after) = (Goals("one"), Goals("two"));
        var expected = Estimate.Of(after.Zip(before, (value, other) => value - other));
        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(row => row["isPaired"]), Is.EqualTo(new[] { "", "true" }));
            Assert.That(Number(rows[1]["difference"]), Is.EqualTo(expected.Mean).Within(1e-9));
            Assert.That(Number(rows[1]["differenceCi95"]), Is.EqualTo(expected.Ci95).Within(1e-9));
            Assert.That(rows.Select(row => row["trainings"]), Is.EqualTo(new[] { "2", "2" }));
            Assert.That(rows.Select(row => row["worseThanBestUpper"]), Has.None.Empty);
            Assert.That(File.ReadAllText(place["out", "comparison.html"]), Does.Contain("Side by side"));
        });
    }

    [Test]
    public void RunsWithOtherDemand_AreIndependent_AndItIsSaid()
    {
        var outcome = CommandOutcome
            .Of("compare", place["one"], place["other-seed"], "--controller", "make-to-order")
            .AssertSucceeded();
        Assert.That(
            outcome.Output,
            Does.Contain("independent").And.Contain("Not the same demand").And.Not.Contain("in pairs")
        );
    }

    /// <summary>Points 1 and 3 have the same seed and other levels, 1 and 2 other seeds.</summary>
    [TestCase("3", true, "in pairs")]
    [TestCase("2", false, "independent")]
    public void PointsOfASweep_AreComparedInPairs_WhereTheyShareTheirDemand(string other, bool isPaired, string told)
    {
        var outcome = CommandOutcome
            .Of(
                "compare",
                place["sweep"] + ":1",
                place["sweep"] + ":" + other,
                "--controller",
                "base",
                "--out",
                place["points"]
            )
            .AssertSucceeded();
        var row = Table("points")[1];
        var (before, after) = (
            GoalsOf(1),
            GoalsOf(int.Parse(other, System.Globalization.CultureInfo.InvariantCulture))
        );
        var paired = Estimate.Of(after.Zip(before, (value, first) => value - first));
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Output, Does.Contain("sweep:1").And.Contain($"sweep:{other}").And.Contain(told));
            Assert.That(row["isPaired"], Is.EqualTo(isPaired ? "true" : "false"));
            Assert.That(Number(row["difference"]), Is.EqualTo(paired.Mean).Within(1e-9));
            Assert.That(
                Number(row["differenceCi95"]),
                isPaired ? Is.EqualTo(paired.Ci95).Within(1e-9) : Is.Not.EqualTo(paired.Ci95).Within(1e-9)
            );
        });
        Directory.Delete(place["points"], recursive: true);
    }

    /// <summary>What a run of the point has in its episodes.</summary>
    private double[] GoalsOf(int number)
    {
        var plan = SweepFolder.Open(place["sweep"], DefinitionKinds.Standard).Plan;
        var path = place[$"point-{number}"];
        if (!Directory.Exists(path))
            ExperimentRun.Run(plan.Open(plan.Points[number - 1]), path);
        return Goals($"point-{number}", "base");
    }

    [TestCase("is given twice", "one", "one")]
    [TestCase("two runs are needed", "one")]
    [TestCase("does not exist", "one", "nowhere")]
    [TestCase("holds neither a run", "one", "")]
    [TestCase("is a sweep; name one of its points", "one", "sweep")]
    [TestCase("has no point '99'", "one", "sweep:99")]
    public void Fault_IsToldInASentence(string fault, params string[] runs) =>
        CommandOutcome.Of(["compare", .. runs.Select(run => place[run])]).AssertFailed(2, fault);

    [Test]
    public void UnknownController_IsTold() =>
        CommandOutcome
            .Of("compare", place["one"], place["two"], "--controller", "lerner")
            .AssertFailed(2, "--controller: is 'lerner'; did you mean learner?");

    [Test]
    public void AlteredRun_IsRefused()
    {
        RunOf("altered", TinyExperiment.Text);
        File.AppendAllText(place["altered", "episodes.csv"], "x");
        CommandOutcome.Of("compare", place["one"], place["altered"]).AssertFailed(2, "was altered");
    }

    [Test]
    public void SweepReport_TellsTheBestPoint_CurvesMapsAndLines()
    {
        var words = new SweepReport(SweepState.Of(SweepFolder.Open(place["sweep"], DefinitionKinds.Standard))).Words();
        var page = new SweepReport(SweepState.Of(SweepFolder.Open(place["sweep"], DefinitionKinds.Standard))).Page();
        var best = SweepEntry
            .Of(SweepState.Of(SweepFolder.Open(place["sweep"], DefinitionKinds.Standard)))
            .MinBy(entry => entry.Goal.Mean)!;
        Assert.Multiple(() =>
        {
            Assert.That(words.Best, Does.StartWith($"Best is base at point {best.Point.Number} (stations "));
            Assert.That(words.Doubts[0], Does.StartWith("The best of 12 looks better than it is"));
            Assert.That(
                page.Sections.Select(section => section.Id),
                Is.EqualTo(new[] { "best", "curves", "maps", "parallel" })
            );
            Assert.That(page.Sections[0].Table!.Rows, Has.Count.EqualTo(12));
            // stations, levels, seed: a curve each, a map for each pair.
            Assert.That(page.Sections[1].Figures, Has.Count.EqualTo(3));
            Assert.That(page.Sections[1].Figures[0].Series.Single().X, Is.EqualTo(new[] { 2, 3 }));
            Assert.That(page.Sections[2].Figures, Has.Count.EqualTo(3));
            Assert.That(
                page.Sections[2].Figures[0].Series.Single().Values,
                Has.Count.EqualTo(6),
                "two stations by three levels"
            );
            Assert.That(
                page.Sections[3].Figures.Single().Series.Sum(series => series.Values.Count(double.IsNaN)),
                Is.EqualTo(12)
            );
        });
    }

    [Test]
    public void Collect_WritesTheReport()
    {
        Assert.That(
            CommandOutcome.Of("sweep", "collect", place["sweep"]).AssertSucceeded().Output,
            Does.Contain("report.html")
        );
        Assert.That(File.ReadAllText(place["sweep", "report.html"]), Does.Contain("Sweep levels"));
    }

    private void RunOf(string name, string text) =>
        CommandOutcome.Of("run", place.Write(name + ".yaml", text), "--out", place[name]).AssertSucceeded();

    private double[] Goals(string run, string controller = "learner")
    {
        var folder = RunFolder.Open(place[run]);
        var experiment = DefinitionReader.ReadFile(folder.Definition);
        var results = ResultFiles.Read(folder, experiment, new Dictionary<string, double>(), []);
        return [.. ExperimentSummary.Of(results).Controllers.Single(it => it.Name == controller).Goals];
    }

    private List<Dictionary<string, string>> Table(string folder = "out")
    {
        var lines = File.ReadAllLines(place[folder, "comparison.csv"]).Select(line => line.Split(',')).ToList();
        return
        [
            .. lines.Skip(1).Select(row => lines[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second)),
        ];
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
