using System.Threading;

namespace ProcessChain.Tests;

/// <summary>Sweeps are handed over to Slurm, told of and resumed; its commands are stood in for.</summary>
[Platform(Exclude = "Win", Reason = "The scripts are for bash.")]
internal sealed class SlurmTests
{
    private const string Learning = """
        name: long
        system: { kind: chain, stations: 2 }
        baseline: make-to-order
        controllers:
          make-to-order: { kind: makeToOrder }
          learner: { kind: deepQ, preset: recommended, hiddenLayers: [16], batchSize: 16 }
        bounds: {}
        training: { episodes: EPISODES, warmUpEpisodes: 2, periods: 60, validationEpisodes: 1, validateEvery: 50 }
        test: { episodes: 3, periods: 60 }
        """;

    private TemporaryFolder place = null!;
    private FakeSlurm slurm = null!;

    [SetUp]
    public void CreatePlace()
    {
        place = new TemporaryFolder();
        slurm = new FakeSlurm(place["bin"]);
        slurm.Answer("sbatch", "7;cluster\n");
    }

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void Sweep_IsHandedOver_ToldOf_AndResumedWhereItLacks()
    {
        var definition = place.Write("sweep.yaml", SampleSweep.Rules);
        slurm.Answer("scontrol", "MaxArraySize            = 3\nMaxJobCount             = 10000\n");
        string[] hand = ["sweep", definition, "--on", "slurm", "--point-seconds", "100", "--out", place["out"]];
        Assert.That(slurm.Run(hand).AssertSucceeded().Output, Does.StartWith("Job 7: 2 tasks for 12 points"));
        Assert.That(Script(), Does.Contain("#SBATCH --array=0-1\n").And.Not.Contain("could not be asked"));

        slurm.Answer("squeue", "7 RUNNING\n7 PENDING\n8 PENDING\n");
        var status = slurm.Run("sweep", "status", place["out"]).AssertSucceeded().Output;
        Assert.That(status, Does.Contain("0 of 12 points").And.Contain("job 7: 1 task running, 1 task pending."));
        string[] again = ["sweep", "resume", place["out"], "--on", "slurm"];
        slurm.Run(again).AssertFailed(2, "2 tasks", "scancel 7");

        slurm.Answer("squeue", "");
        slurm.Run("sweep", "resume", place["out"], "--slice", "0/2").AssertSucceeded();
        slurm.Answer("sbatch", "9\n");
        slurm.Run([.. again, "--mem", "2G"]).AssertSucceeded();
        Assert.That(
            Script(),
            Does.Contain("#SBATCH --array=1\n")
                .And.Contain("--slice \"$SLURM_ARRAY_TASK_ID/2\"")
                .And.Contain("--mem=2G\n")
        );
        slurm.Run("sweep", "resume", place["out"], "--slice", "1/2").AssertSucceeded();
        Assert.That(slurm.Run(again).AssertSucceeded().Output, Does.Contain("nothing is left to do"));
        Assert.That(File.ReadAllText(place["out", "jobs.txt"]), Is.EqualTo("7\n9\n"));
    }

    [TestCase("JobState=RUNNING", true)]
    [TestCase("JobState=CANCELLED", false)]
    [TestCase("JobState=COMPLETING", false)]
    public void SignalledTask_KeepsItsCheckpoint_AndIsQueuedAgainUnlessCancelled(string state, bool isQueued)
    {
        var definition = place.Write("it's.yaml", Learning.Replace("EPISODES", "100000", StringComparison.Ordinal));
        slurm.Answer("scontrol", state + "\n");
        slurm.Run("sweep", definition, "--on", "slurm", "--out", place["it's 100 %"]).AssertSucceeded();
        using (var task = new ProgramProcess(slurm.Environment, "bash", [place["it's 100 %", "sweep.sbatch"]]))
        {
            task.WaitUntil(() => Directory.EnumerateDirectories(place["it's 100 %", "checkpoints"]).Any());
            Thread.Sleep(3000);
            task.Send("USR1");
            Assert.That(task.Wait().ExitCode, Is.EqualTo(1));
        }
        Assert.That(slurm.CallsOf("scontrol").Contains("requeue 7_0"), Is.EqualTo(isQueued));
        Assert.That(
            Directory.GetFiles(place["it's 100 %", "checkpoints"], "*.checkpoint", SearchOption.AllDirectories),
            Is.Not.Empty
        );
    }

    [Test]
    public void Slice_ThatRunsElsewhere_IsWaitedFor()
    {
        var definition = place.Write("sweep.yaml", SampleSweep.Rules);
        var folder = SweepFolder.Create(place["out"], definition, preset: null, []);
        using var task = new ProgramProcess("sweep", "resume", place["out"], "--slice", "0/2");
        using (folder.Lock("slice-0-of-2"))
        {
            Thread.Sleep(1500);
            Assert.That(task.HasExited, Is.False);
        }
        task.Wait().AssertSucceeded();
    }

    [Test]
    public void Settings_OfAFile_AreRead_AndThoseOfTheCommandLineComeFirst()
    {
        var script = DryRun(
            "partition: short\ntime: 1:00:00\nmem: 4G\ncpus: 2\nparallel: 5\npointSeconds: 300\nsetup: [module load dotnet]\n"
                + "options: [mail-type=END, --nice]\nconstraint: \"a&b\"\n",
            "--partition",
            "long",
            "--cpus",
            "4"
        );
        foreach (
            var option in new[]
            {
                "partition=long",
                "time=1:00:00",
                "mem=4G",
                "cpus-per-task=4",
                "array=0-1%5",
                "mail-type=END",
                "nice",
                "constraint=\"a&b\"",
            }
        )
            Assert.That(script, Does.Contain($"#SBATCH --{option}\n"));
        Assert.That(script, Does.Contain("\nmodule load dotnet\n"));
    }

    [TestCase("partitions: short", "settings.yaml:1: partitions: is unknown")]
    [TestCase("cpus: 0", "settings.yaml:1: cpus")]
    [TestCase("partition: \"a\\nb\"", "partition: has a line break")]
    [TestCase("setup: [\"a\\nb\"]", "setup: has a line break")]
    public void Settings_ThatAreWrong_AreTold(string text, string told)
    {
        var definition = place.Write("sweep.yaml", SampleSweep.Rules);
        CommandOutcome
            .Of("sweep", definition, "--on", "slurm", "--dry-run", "--slurm", place.Write("settings.yaml", text))
            .AssertFailed(2, told);
    }

    [Test]
    public void Settings_AreReadAsTheyWereWritten()
    {
        var settings = new SlurmSettings
        {
            Partition = "a,b",
            Constraint = "x \"y\"",
            Cpus = 3,
            Setup = new("echo 'a: b' # c", "true"),
        };
        Assert.That(SlurmSettings.ReadFile(place.Write("s.yaml", settings.Text())), Is.EqualTo(settings));
    }

    [TestCase("MaxArraySize            = 1001\nMaxJobCount             = 10000", 1001)]
    [TestCase("MaxArraySize            = 20001\nMaxJobCount             = 5000", 5000)]
    [TestCase("MaxArraySize            = 20001\nSchedulerParameters     = bf_max=1,max_array_tasks=300", 300)]
    [TestCase("", 1001)]
    public void Limits_AreTheLeastOfTheConfiguration(string configuration, int most) =>
        Assert.That(SlurmLimits.Parse(configuration).MostTasks, Is.EqualTo(most));

    [TestCase(new int[0], "")]
    [TestCase(new[] { 4 }, "4")]
    [TestCase(new[] { 3, 0, 1, 2, 7, 9, 8 }, "0-3,7-9")]
    public void Ranges_AreWrittenAsSlurmReadsThem(int[] numbers, string text) =>
        Assert.That(NumberRanges.Of(numbers), Is.EqualTo(text));

    private string DryRun(string settings, params string[] options)
    {
        var definition = place.Write("sweep.yaml", SampleSweep.Rules);
        var file = place.Write("settings.yaml", settings);
        return CommandOutcome
            .Of(["sweep", definition, "--on", "slurm", "--dry-run", "--slurm", file, .. options])
            .AssertSucceeded()
            .Output;
    }

    private string Script() => File.ReadAllText(place["out", "sweep.sbatch"]);
}
