using System.Threading;

namespace ProcessChain.Tests;

/// <summary>Runs as programs make them: progress, stop, resumption, and files that were changed in between.</summary>
internal sealed class ExperimentRunTests
{
    private static readonly ExperimentDefinition Experiment = TinyExperiment.Read();

    private readonly string whole = TestRun.ResultsOf(Experiment);
    private TemporaryFolder place = null!;

    private string Folder => place["run"];

    [SetUp]
    public void CreatePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void StoppedRun_IsResumed()
    {
        using var source = new CancellationTokenSource();
        var watch = new Watch { StepEnded = steps => Stop(steps > 7, source) };
        Assert.That(
            () => ExperimentRun.Run(Experiment, Folder, new RunOptions { Progress = watch }, source.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(Record().Status, Is.EqualTo(RunStatus.Stopped));
        Assert.That(Record().Failures, Is.Empty);

        using (var run = ExperimentRun.Resume(Experiment, Folder))
        {
            Assert.That(run.IsFinished, Is.False);
            run.Finish(new RunOptions { Jobs = 2 });
        }
        Assert.That(TestRun.ResultsOf(Folder), Is.EqualTo(whole));
        Assert.That(Record().Status, Is.EqualTo(RunStatus.Finished));
        Assert.That(Record().Ended, Is.GreaterThanOrEqualTo(Record().Started));
        Assert.That(place["run", "parts"], Does.Not.Exist);
        Assert.That(place["run", "run.lock"], Does.Not.Exist);

        static void Stop(bool isTime, CancellationTokenSource source)
        {
            if (isTime)
                source.Cancel();
        }
    }

    [Test]
    public void FinishedRun_TellsItsResultsAgain()
    {
        var summary = ExperimentRun.Run(Experiment, Folder);
        var before = TemporaryFolder.ContentOf(Folder);
        using (var run = ExperimentRun.Resume(Experiment, Folder))
        {
            Assert.That(run.IsFinished, Is.True);
            var again = run.Finish();
            Assert.That(
                again.Controllers.Select(controller => (controller.Name, controller.Goal, controller.Seconds)),
                Is.EqualTo(
                    summary.Controllers.Select(controller => (controller.Name, controller.Goal, controller.Seconds))
                )
            );
        }
        Assert.That(TemporaryFolder.ContentOf(Folder), Is.EqualTo(before));
    }

    /// <summary>Whatever ends a run, its record does not say that it is under way, and its folder is free.</summary>
    [Test]
    public void RunThatBreaksOff_SaysSo()
    {
        var watch = new Watch { StepEnded = steps => throw new IOException("No space left on device") };
        Assert.That(
            () => ExperimentRun.Run(Experiment, Folder, new RunOptions { Progress = watch }),
            Throws.InstanceOf<IOException>()
        );
        Assert.That(Record().Status, Is.EqualTo(RunStatus.Stopped));
        Assert.That(Record().Failures, Is.EqualTo(new[] { "No space left on device" }));
        Assert.That(place["run", "run.lock"], Does.Not.Exist);
        using (var run = ExperimentRun.Resume(Experiment, Folder))
            run.Finish();
        Assert.That(TestRun.ResultsOf(Folder), Is.EqualTo(whole));
    }

    [TestCase("make-to-order.episodes.csv")]
    [TestCase("make-to-order.periods.csv")]
    [TestCase("learner.1.episodes.csv")]
    [TestCase("learner.1.learning.csv")]
    [TestCase("learner.1.agent")]
    public void ChangedPart_IsRefusedBeforeAnythingIsDone(string file)
    {
        RunAllButTheEnd();
        var path = TestRun.Files(Folder, file).Single();
        var content = File.ReadAllBytes(path);
        byte[][] changes =
        [
            [],
            content[..(content.Length / 2)],
            [.. content, (byte)'\n'],
            Flipped(content),
        ];
        foreach (var change in changes)
        {
            File.WriteAllBytes(path, change);
            var before = TemporaryFolder.ContentOf(Folder);
            Assert.That(
                () => ExperimentRun.Resume(Experiment, Folder),
                Throws.InstanceOf<InvalidInputException>().With.Message.Contains(file).And.Message.Contains("SHA-256")
            );
            Assert.That(TemporaryFolder.ContentOf(Folder), Is.EqualTo(before));
        }
        File.Delete(path);
        Assert.That(
            () => ExperimentRun.Resume(Experiment, Folder),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("is missing or was altered")
        );
        File.WriteAllBytes(path, content);
        using var run = ExperimentRun.Resume(Experiment, Folder);
        run.Finish();
        Assert.That(TestRun.ResultsOf(Folder), Is.EqualTo(whole));
    }

    [Test]
    public void ChangedNote_IsRefused_AndDeletedItIsDoneAgain()
    {
        RunAllButTheEnd();
        var path = place["run", "parts", "learner.2.unit"];
        File.WriteAllBytes(path, Flipped(File.ReadAllBytes(path)));
        Assert.That(
            () => ExperimentRun.Resume(Experiment, Folder),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("learner.2.unit")
        );
        File.Delete(path);
        using var run = ExperimentRun.Resume(Experiment, Folder);
        run.Finish();
        Assert.That(TestRun.ResultsOf(Folder), Is.EqualTo(whole));
    }

    [TestCase("episodes.csv")]
    [TestCase("learning.csv")]
    [TestCase("bounds.csv")]
    [TestCase("summary.json")]
    [TestCase("checkpoints/learner.2.agent")]
    public void FinishedRunWithAChangedFile_IsNotTakenForFinished(string file)
    {
        ExperimentRun.Run(Experiment, Folder);
        File.AppendAllText(place["run", file], "\n");
        Assert.That(
            () => ExperimentRun.Resume(Experiment, Folder),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains(Path.GetFileName(file))
        );
        File.Delete(place["run", file]);
        Assert.That(
            () => ExperimentRun.Resume(Experiment, Folder),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("is missing or was altered")
        );
    }

    [Test]
    public void RecordWithAnotherSeed_IsRefused()
    {
        ExperimentRun.Run(Experiment, Folder);
        EditRecord("\"seed\": 7", "\"seed\": 8");
        Assert.That(
            () => ExperimentRun.Resume(Experiment, Folder),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("its seed is not that of the definition")
        );
    }

    [Test]
    public void DefinitionWithFaults_MakesNoFolder()
    {
        Assert.That(
            () => ExperimentRun.Run(Experiment with { TrainingSeeds = 0 }, Folder),
            Throws.InstanceOf<InvalidDefinitionException>().With.Message.Contains("trainingSeeds")
        );
        Assert.That(Folder, Does.Not.Exist);
    }

    /// <summary>A million episodes of many controllers do not fit into memory, which is told before the run.</summary>
    [Test]
    public void MoreEpisodesThanCanBeHeld_AreAFault()
    {
        var much = Experiment with { Test = Experiment.Test with { Episodes = 1_000_000 } };
        Assert.That(much.Validate(), Is.Empty);
        var more = much with { TrainingSeeds = 100 };
        Assert.That(more.Validate().Single().Key, Is.EqualTo("test.episodes"));
        Assert.That(
            more.Validate().Single().Message,
            Is.EqualTo(
                $"is 1000000; with 102 controllers and trainings, each with {Experiment.System.Figures.Count} figures of an "
                    + $"episode, {(1 << 27) / (102 * Experiment.System.Figures.Count)} can be held in memory."
            )
        );
    }

    [Test]
    public void TrainingThatCannotLearn_IsAFaultWithItsLine()
    {
        const string Never = """
            name: never
            system: { kind: chain, stations: 2, demand: { kind: uniform, interval: [1, 3], quantity: [2, 6] } }
            baseline: mto
            controllers:
              mto: { kind: makeToOrder }
              l: { kind: deepQ, preset: recommended, batchSize: 5000 }
            training: { episodes: 2, warmUpEpisodes: 1, periods: 50 }
            test: { episodes: 3, periods: 50 }
            """;
        var fault = Assert.Throws<InvalidDefinitionException>(() => TinyExperiment.Read(Never))!.Faults.Single();
        Assert.That((fault.Line, fault.Key), Is.EqualTo((6, "controllers.l.batchSize")));
        Assert.That(fault.Message, Does.Contain("nothing would be learned"));
    }

    /// <summary>Everything is done and its parts are there, but the run was killed before it put them together.</summary>
    private void RunAllButTheEnd() => new TestRun(Experiment, Folder).Begin().Run();

    private RunRecord Record() => RunRecord.Read(place["run", "record.json"]);

    private void EditRecord(string there, string instead)
    {
        var text = File.ReadAllText(place["run", "record.json"]);
        Assert.That(text, Does.Contain(there));
        File.WriteAllText(place["run", "record.json"], text.Replace(there, instead, StringComparison.Ordinal));
    }

    private static byte[] Flipped(byte[] content)
    {
        var flipped = content.ToArray();
        flipped[content.Length / 2] ^= 1;
        return flipped;
    }

    /// <summary>Looks on, and does something after each step.</summary>
    private sealed class Watch : IRunProgress
    {
        private int steps;

        public Action<int> StepEnded { get; init; } = _ => { };

        public void Planned(IReadOnlyList<PlannedUnit> units) { }

        public void Began(string unit, int stepsDone) { }

        void IRunProgress.StepEnded(string unit, string news) => StepEnded(Interlocked.Increment(ref steps));

        public void Ended(string unit, string? failure) { }
    }
}
