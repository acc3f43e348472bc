using System.Threading;

namespace ProcessChain.Tests;

/// <summary>What a run under way tells whoever follows it.</summary>
internal sealed class LiveProgressTests
{
    private TemporaryFolder place = null!;

    [SetUp]
    public void MakePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void StoppedRun_LeavesHowFarItGot_AndAResumedOneGoesOnFromThere()
    {
        var experiment = TinyExperiment.Read();
        using (var stop = new CancellationTokenSource())
        {
            var stopping = new Steps(3, stop.Cancel);
            var options = new RunOptions { Progress = stopping };
            Assert.That(
                () => ExperimentRun.Run(experiment, place["run"], options, stop.Token),
                Throws.InstanceOf<OperationCanceledException>()
            );
        }
        var stopped = Read();
        var training = stopped.Units.First(unit => unit.Iterations > 0);
        Assert.Multiple(() =>
        {
            Assert.That(stopped.Controllers, Is.EqualTo(new[] { "make-to-order", "random", "learner" }));
            Assert.That(
                stopped.Units.Select(unit => unit.Name),
                Is.EqualTo(WorkUnit.Of(experiment).Select(unit => unit.Id))
            );
            Assert.That(training.HasBegun, Is.True);
            Assert.That(training.Done, Is.EqualTo(training.Iterations).And.InRange(3, 5));
            Assert.That(Tables.Learning.Rows(training.Learning), Has.Count.EqualTo(training.Iterations));
        });

        RunProgress? seen = null;
        using (var resumed = ExperimentRun.Resume(experiment, place["run"]))
        {
            var watching = new Steps(int.MaxValue, () => { }) { BeforeTheLast = () => seen = WhenWritten(stopped) };
            resumed.Finish(new RunOptions { Progress = watching });
        }
        var later = seen!.Units.Single(unit => unit.Name == training.Name);
        Assert.Multiple(() =>
        {
            Assert.That(later.Iterations, Is.EqualTo(5));
            Assert.That(later.Learning, Does.StartWith(training.Learning));
            Assert.That(Directory.Exists(place["run", "parts"]), Is.False, "nothing of it stays");
        });
    }

    [Test]
    public void ResumedRun_TellsOfTrainingsThatWereFinishedBefore()
    {
        var experiment = TinyExperiment.Read();
        var folder = new TestRun(experiment, place["run"]).Begin();
        folder.Run();
        var learner = ControllerUnit.Of(experiment).Last();
        using var live = new LiveProgress(folder.Folder, experiment, other: null);
        live.Planned([]);
        live.Dispose();
        var unit = Read().Units.Single(unit => unit.Name == learner.Id);
        Assert.That(unit.HasEnded, Is.True);
        Assert.That(
            Tables.Learning.Rows(unit.Learning).Select(row => row.Iteration.Goal),
            Is.EqualTo(folder.Folder.LearningOf(learner).Select(iteration => iteration.Goal)).And.Exactly(5).Items
        );
    }

    /// <summary>However long a training is, its curve stays short, has both ends, and leaves out evenly.</summary>
    [TestCase(1)]
    [TestCase(399)]
    [TestCase(400)]
    [TestCase(100_000)]
    public void Curve_IsThinned(int iterations)
    {
        var curve = new ThinnedCurve();
        for (var i = 1; i <= iterations; i++)
            curve.Add(new TrainingIteration(i, i, i, i) { Goal = i });
        var shown = curve.Shown.Select(iteration => iteration.Iteration).ToList();
        var steps = shown.Zip(shown.Skip(1), (one, next) => next - one).SkipLast(1).Distinct().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(curve.Count, Is.EqualTo(iterations));
            Assert.That(shown, Has.Count.InRange(Math.Min(iterations, ThinnedCurve.Most / 2), ThinnedCurve.Most));
            Assert.That((shown[0], shown[^1]), Is.EqualTo((1, iterations)));
            Assert.That(steps, Has.Count.LessThanOrEqualTo(1));
        });
    }

    [Test]
    public void Curve_KeepsValidations_WhileThereIsRoom()
    {
        var curve = new ThinnedCurve();
        for (var i = 1; i <= 5000; i++)
            curve.Add(new TrainingIteration(i, i, i, i) { Validation = i % 777 == 0 ? i : double.NaN });
        Assert.That(curve.Shown.Where(iteration => iteration.Validation > 4000), Is.Not.Empty);
        Assert.That(curve.Shown.Count(), Is.LessThanOrEqualTo(ThinnedCurve.Most));
    }

    private RunProgress Read() => RecordFile.Read<RunProgress>(place["run", "parts", "progress.json"], "run");

    /// <summary>Waits until it was written again.</summary>
    private RunProgress WhenWritten(RunProgress before)
    {
        Assert.That(
            SpinWait.SpinUntil(
                () => Read().Units.Count(unit => unit.HasEnded) > before.Units.Count(unit => unit.HasEnded),
                TimeSpan.FromSeconds(30)
            ),
            "It was not written."
        );
        return Read();
    }

    private sealed class Steps(int many, Action stop) : IRunProgress
    {
        private int done;
        private int ended;
        private int units;

        public Action? BeforeTheLast { get; init; }

        public void Planned(IReadOnlyList<PlannedUnit> planned) => units = planned.Count;

        public void Began(string unit, int stepsDone) { }

        public void StepEnded(string unit, string news)
        {
            if (++done == many)
                stop();
        }

        public void Ended(string unit, string? failure)
        {
            if (++ended == units - 1)
                BeforeTheLast?.Invoke();
        }
    }
}
