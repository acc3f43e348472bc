using System.Collections.Concurrent;

namespace ProcessChain.Experiments;

/// <summary>
/// Event files for TensorBoard in a folder, one for each training and each controller without one: learning curves as they grow, and
/// at the end the goal of the test.
/// </summary>
internal sealed class EventFiles(string folder, SystemDefinition system) : ITrainingWatcher, IDisposable
{
    private const string Name = "events.out.tfevents.0000000000.processchain";

    private readonly ConcurrentDictionary<string, GrowingFile> growing = new(StringComparer.Ordinal);

    /// <summary>Begins a file anew, or adds what it does not have.</summary>
    public void Trained(ControllerUnit unit, IReadOnlyList<TrainingIteration> iterations) =>
        growing.GetOrAdd(unit.Id, _ => new GrowingFile(FileOf(unit))).Add(iterations);

    /// <summary>Completes all files. They are the same for equal results, however the run came to them.</summary>
    public void Write(JoinedResults results)
    {
        Dispose();
        foreach (var unit in results.Units)
            Complete(FileOf(unit.Unit), BytesOf(unit));
    }

    public void Dispose()
    {
        foreach (var file in growing.Values)
            file.Dispose();
        growing.Clear();
    }

    private string FileOf(ControllerUnit unit)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, unit.Id));
        return Path.Combine(own.FullName, Name);
    }

    private byte[] BytesOf(UnitResults unit)
    {
        var goals = unit.Test.Column(system.FigureIndex(system.Goal.Key));
        var last = unit.Learning.Count > 0 ? unit.Learning[^1].Iteration : 0;
        IEnumerable<byte[]> records =
        [
            EventRecord.OfVersion(),
            .. unit.Learning.Select(RecordOf),
            EventRecord.Of(last, [("test/goal", Estimate.Of(goals).Mean)]),
        ];
        return [.. records.SelectMany(record => record)];
    }

    /// <summary>Adds the end to a file, which a TensorBoard that has it open then reads; where it has another beginning, writes it anew.</summary>
    private static void Complete(string path, byte[] whole)
    {
        var there = File.Exists(path) ? File.ReadAllBytes(path) : [];
        if (there.Length > 0 && whole.AsSpan().StartsWith(there))
            File.AppendAllBytes(path, whole.AsSpan(there.Length));
        else
            AtomicFile.Write(path, stream => stream.Write(whole));
    }

    private static byte[] RecordOf(TrainingIteration it) =>
        EventRecord.Of(
            it.Iteration,
            [
                (it.IsWarmUp ? "warmUp/goal" : "training/goal", it.Goal),
                ("training/goalDeviation", it.GoalDeviation),
                ("training/policyLoss", it.PolicyLoss),
                ("training/valueLoss", it.ValueLoss),
                ("training/entropy", it.Entropy),
                ("training/divergence", it.Divergence),
                ("training/accuracy", it.Accuracy),
                ("training/episodes", it.Episodes),
                ("training/steps", it.Steps),
                ("training/updates", it.Updates),
                ("validation/goal", it.Validation),
            ]
        );

    private sealed class GrowingFile : IDisposable
    {
        private readonly FileStream file;
        private int written;

        public GrowingFile(string path)
        {
            const int NoBuffer = 0;
            file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, NoBuffer);
            file.Write(EventRecord.OfVersion());
        }

        public void Add(IReadOnlyList<TrainingIteration> iterations)
        {
            for (; written < iterations.Count; written++)
                file.Write(RecordOf(iterations[written]));
        }

        public void Dispose() => file.Dispose();
    }
}
