using System.Text;
using System.Threading;
using Process = System.Diagnostics.Process;

namespace ProcessChain.Tests;

/// <summary>Event files for TensorBoard.</summary>
internal sealed class EventFileTests
{
    private const string Python = "/usr/bin/python3";

    private TemporaryFolder place = null!;

    [SetUp]
    public void MakePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    /// <summary>RFC 3720, appendix B.4, and the check value of CRC-32C.</summary>
    [TestCase("313233343536373839", 0xE3069283u)]
    [TestCase("", 0u)]
    [TestCase("0000000000000000000000000000000000000000000000000000000000000000", 0x8A9136AAu)]
    [TestCase("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", 0x62A8AB43u)]
    [TestCase("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", 0x46DD794Eu)]
    [TestCase("1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100", 0x113FDB5Cu)]
    public void Checksum_IsThatOfTheStandard(string bytes, uint expected) =>
        Assert.That(EventRecord.Checksum(Convert.FromHexString(bytes)), Is.EqualTo(expected));

    /// <summary>Events and their records as TensorFlow 1 wrote them (python/summary/event_file_loader_test.py) and tensorboard_logger (tests).</summary>
    [TestCase("090000C025DD75D5411A0D627261696E2E4576656E743A31", "A37F4B22", "ECF3328D")]
    [TestCase("0900000000000870401A0D627261696E2E4576656E743A32", "A37F4B22", "BC98212B")]
    [TestCase("09000000000008704010012A0C0A0A0A03762F31150000C03F", "8BF10828", "2CECC087")]
    public void Record_IsThatOfTensorFlow(string data, string lengthChecksum, string dataChecksum)
    {
        var bytes = Convert.FromHexString(data);
        Assert.That(
            Convert.ToHexString(EventRecord.Frame(bytes)),
            Is.EqualTo($"{bytes.Length:X2}00000000000000{lengthChecksum}{data}{dataChecksum}")
        );
    }

    [Test]
    public void Numbers_AreTheMessageOfTensorFlow() =>
        Assert.That(
            Convert.ToHexString(EventRecord.Of(1, [("v/1", 1.5), ("v/2", double.NaN)])),
            Does.Contain("09000000000000F03F10012A0C0A0A0A03762F31150000C03F")
        );

    /// <summary>The record with which every file begins.</summary>
    [Test]
    public void Version_IsFramedByLengthAndChecksums()
    {
        var record = EventRecord.OfVersion();
        const int Head = 12;
        var data = record[Head..^4];
        Assert.Multiple(() =>
        {
            Assert.That(BitConverter.ToInt64(record), Is.EqualTo(data.Length).And.EqualTo(24));
            Assert.That(
                Convert.ToHexString(data),
                Is.EqualTo("0900000000000000001A0D" + Convert.ToHexString("brain.Event:2"u8))
            );
            Assert.That(
                Unmasked(BitConverter.ToUInt32(record, 8)),
                Is.EqualTo(EventRecord.Checksum(record.AsSpan(0, 8)))
            );
            Assert.That(
                Unmasked(BitConverter.ToUInt32(record, record.Length - 4)),
                Is.EqualTo(EventRecord.Checksum(data))
            );
        });
    }

    [Test]
    public void Run_WritesWhatTheTablesTell_AsAnIndependentProgramReadsIt()
    {
        var experiment = TinyExperiment.Read();
        var summary = ExperimentRun.Run(experiment, place["run"], new RunOptions { TensorBoard = true });
        var read = ReadAll(place["run", "tensorboard"]);
        var learning = RowsOf(place["run", "learning.csv"]);
        var expected = new List<string>();
        foreach (var row in learning)
        {
            var unit = $"{row["controller"]}.{long.Parse(row["trainingSeed"]) % 1000}";
            foreach (var (tag, column) in TagsOf(row["phase"]))
            {
                if (row[column].Length > 0)
                    expected.Add(Line(unit, int.Parse(row["iteration"]), tag, row[column]));
            }
        }
        foreach (var controller in summary.Controllers)
        {
            if (controller.Trainings.Count == 0)
                expected.Add(Line(controller.Name, 0, "test/goal", $"{controller.Goal.Mean:R}"));
            foreach (var training in controller.Trainings)
                expected.Add(Line($"{controller.Name}.{training.Number}", 5, "test/goal", $"{training.Goal.Mean:R}"));
        }
        Assert.That(expected, Has.Count.GreaterThan(30));
        Assert.That(read, Is.EquivalentTo(expected));
    }

    [Test]
    public void FilesAreTheSame_HoweverTheRunCameToThem()
    {
        var experiment = TinyExperiment.Read();
        ExperimentRun.Run(experiment, place["one"], new RunOptions { TensorBoard = true });
        ExperimentRun.Run(experiment, place["two"], new RunOptions { TensorBoard = true, Jobs = 4 });
        ExperimentRun.Run(experiment, place["later"]);
        Assert.That(Directory.Exists(place["later", "tensorboard"]), Is.False, "only where it is asked for");
        using (var finished = ExperimentRun.Resume(experiment, place["later"]))
            finished.Finish(new RunOptions { TensorBoard = true });

        using (var stop = new CancellationTokenSource())
        {
            var stopping = new StopAfterSteps(4, stop.Cancel);
            Assert.That(
                () =>
                    ExperimentRun.Run(
                        experiment,
                        place["resumed"],
                        new RunOptions { TensorBoard = true, Progress = stopping },
                        stop.Token
                    ),
                Throws.InstanceOf<OperationCanceledException>()
            );
        }
        using (var resumed = ExperimentRun.Resume(experiment, place["resumed"]))
            resumed.Finish(new RunOptions { TensorBoard = true });

        var expected = TemporaryFolder.ContentOf(place["one", "tensorboard"]);
        foreach (var other in new[] { "two", "later", "resumed" })
            Assert.That(TemporaryFolder.ContentOf(place[other, "tensorboard"]), Is.EqualTo(expected), other);
    }

    /// <summary>A TensorBoard that has the file open sees it grow, and never sees it replaced.</summary>
    [Test]
    public void File_OnlyGrows()
    {
        var unit = ControllerUnit.Of(TinyExperiment.Read()).First(unit => unit.Training is not null);
        using var files = new EventFiles(place.Root, TinyExperiment.Read().System);
        List<TrainingIteration> iterations = [new(1, 1, 40, 0) { Goal = 5 }];
        files.Trained(unit, iterations);
        using var open = new FileStream(
            Directory.GetFiles(place[unit.Id]).Single(),
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        var before = open.Length;
        iterations.Add(new(2, 2, 80, 1) { Goal = 4, Validation = 3 });
        files.Trained(unit, iterations);
        Assert.That(open.Length, Is.GreaterThan(before));
        Assert.That(open.Length, Is.EqualTo(new FileInfo(open.Name).Length));
    }

    private static IEnumerable<(string Tag, string Column)> TagsOf(string phase) =>
        [
            (phase == "WarmUp" ? "warmUp/goal" : "training/goal", "goal"),
            .. new[]
            {
                "goalDeviation",
                "policyLoss",
                "valueLoss",
                "entropy",
                "divergence",
                "accuracy",
                "episodes",
                "steps",
                "updates",
            }.Select(column => ($"training/{column}", column)),
            ("validation/goal", "validation"),
        ];

    private static string Line(string unit, int step, string tag, string value) =>
        FormattableString.Invariant(
            $"{unit} {step} {tag} {float.Parse(value, System.Globalization.CultureInfo.InvariantCulture):G9}"
        );

    private static uint Unmasked(uint masked) =>
        System.Numerics.BitOperations.RotateLeft(unchecked(masked - 0xa282ead8), 15);

    private static IEnumerable<Dictionary<string, string>> RowsOf(string path)
    {
        var lines = File.ReadAllLines(path);
        var head = lines[0].Split(',');
        return lines
            .Skip(1)
            .Select(line => head.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    /// <summary>Every number of every file, read by Google's library for Python, with its messages as TensorFlow declares them.</summary>
    private static IEnumerable<string> ReadAll(string folder)
    {
        var script = Path.Combine(Checkout.Root, "Tests", "Experiments", "TensorBoard", "read_events.py");
        if (!File.Exists(Python))
            Assert.Ignore($"{Python} is not there.");
        using var process = Process.Start(
            new System.Diagnostics.ProcessStartInfo(Python, [script, folder])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                UseShellExecute = false,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (errors.Result.Contains("ModuleNotFoundError", StringComparison.Ordinal))
            Assert.Ignore("Install the package python3-protobuf.");
        Assert.That(errors.Result, Is.Empty);
        return output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line =>
            {
                var fields = line.Split(' ');
                return Line(fields[0], int.Parse(fields[1]), fields[2], fields[3]);
            });
    }

    private sealed class StopAfterSteps(int steps, Action stop) : IRunProgress
    {
        private int done;

        public void Planned(IReadOnlyList<PlannedUnit> units) { }

        public void Began(string unit, int stepsDone) { }

        public void StepEnded(string unit, string news)
        {
            if (Interlocked.Increment(ref done) == steps)
                stop();
        }

        public void Ended(string unit, string? failure) { }
    }
}
