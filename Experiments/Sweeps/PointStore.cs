using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>
/// Keeps what the units of one point come to in memory, for thousands of small points want no files of their own. Only trainings
/// under way have files, from which they are taken up again.
/// </summary>
/// <param name="experiment">The point.</param>
/// <param name="checkpoints">The folder of its checkpoints.</param>
/// <param name="key">What its checkpoints belong to.</param>
internal sealed class PointStore(ExperimentDefinition experiment, string checkpoints, string key) : IUnitStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Output> finished = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> failures = new(StringComparer.Ordinal);

    public bool IsFinished(WorkUnit unit) => false;

    public IUnitOutput Open(WorkUnit unit) => new Output(this, unit, experiment);

    public void Fail(WorkUnit unit, string reason)
    {
        lock (gate)
            failures[unit.Id] = reason;
    }

    public string Checkpoint(WorkUnit unit) => Path.Combine(checkpoints, unit.Id + ".checkpoint");

    public string Key(WorkUnit unit) => $"{key} {unit.Id}";

    /// <summary>All that was finished and failed, in the order of the definition.</summary>
    public JoinedResults Results()
    {
        var units = WorkUnit.Of(experiment);
        var outputs = units.Select(unit => finished.GetValueOrDefault(unit.Id)).OfType<Output>().ToList();
        return new JoinedResults
        {
            Experiment = experiment,
            Units = [.. outputs.Select(output => output.Results).OfType<UnitResults>()],
            Bounds = [.. outputs.SelectMany(output => output.Bounds)],
            Spread = [.. outputs.SelectMany(output => output.Spread)],
            Failures =
            [
                .. units
                    .Where(unit => failures.ContainsKey(unit.Id))
                    .Select(unit => new RunFailure(unit.Id, unit.Subject, unit.Training, failures[unit.Id])),
            ],
            Seconds = new Dictionary<string, double>(StringComparer.Ordinal),
        };
    }

    private sealed class Output(PointStore store, WorkUnit unit, ExperimentDefinition experiment) : IUnitOutput
    {
        private readonly UnitBuilder? builder = unit is ControllerUnit controller ? new(controller, experiment) : null;
        private byte[] agent = [];

        public List<BoundRow> Bounds { get; } = [];

        public List<SpreadRow> Spread { get; } = [];

        /// <summary>What a controller has come to; null for what is none.</summary>
        public UnitResults? Results => builder?.Results(double.NaN);

        /// <summary>No text is kept.</summary>
        public void WritePart(ITable table, Action<CsvWriter> write)
        {
            using var nowhere = Csv.Writer(TextWriter.Null);
            write(nowhere);
        }

        public void WritePart<TRow>(Table<TRow> table, IEnumerable<TRow> rows)
            where TRow : class
        {
            foreach (var row in rows)
                Take(row);
        }

        public void WriteAgent(Action<Stream> save)
        {
            using var written = new MemoryStream();
            save(written);
            agent = written.ToArray();
        }

        public Stream OpenAgent() => new MemoryStream(agent, writable: false);

        public void Close(double seconds)
        {
            lock (store.gate)
                store.finished[unit.Id] = this;
        }

        private void Take(object row)
        {
            switch (row)
            {
                case EpisodeRow episode:
                    builder!.Add(episode);
                    break;
                case LearningRow learning:
                    builder!.Add(learning);
                    break;
                case BoundRow bound:
                    Bounds.Add(bound);
                    break;
                case SpreadRow spread:
                    Spread.Add(spread);
                    break;
            }
        }
    }
}
