using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary>Writes how a run gets on into its folder, every few seconds, so that it can be followed from elsewhere.</summary>
internal sealed class LiveProgress : IRunProgress, ITrainingWatcher, IDisposable
{
    private readonly Lock gate = new();
    private readonly RunFolder folder;
    private readonly ExperimentDefinition experiment;
    private readonly IRunProgress? other;
    private readonly Dictionary<string, UnitCourse> units;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Timer beat;

    /// <param name="folder">The run, which has begun.</param>
    /// <param name="experiment">Its definition.</param>
    /// <param name="other">Is told the same; null: nobody.</param>
    public LiveProgress(RunFolder folder, ExperimentDefinition experiment, IRunProgress? other)
    {
        this.folder = folder;
        this.experiment = experiment;
        this.other = other;
        units = WorkUnit
            .Of(experiment)
            .ToDictionary(unit => unit.Id, unit => new UnitCourse(unit), StringComparer.Ordinal);
        beat = new Timer(_ => Write(), state: null, TimeSpan.Zero, RunProgress.Beat);
    }

    public void Planned(IReadOnlyList<PlannedUnit> planned)
    {
        lock (gate)
        {
            var left = planned.ToDictionary(unit => unit.Name, unit => unit.Steps, StringComparer.Ordinal);
            foreach (var (name, unit) in units)
            {
                if (left.TryGetValue(name, out var steps))
                    unit.Steps = steps;
                else
                    unit.WasFinishedBefore(folder.LearningOf(unit.Unit));
            }
        }
        other?.Planned(planned);
    }

    public void Began(string unit, int stepsDone)
    {
        lock (gate)
            units[unit].Begin(stepsDone);
        other?.Began(unit, stepsDone);
    }

    public void StepEnded(string unit, string news)
    {
        lock (gate)
            units[unit].Step(news);
        other?.StepEnded(unit, news);
    }

    public void Ended(string unit, string? failure)
    {
        lock (gate)
            units[unit].End(failure);
        other?.Ended(unit, failure);
    }

    public void Trained(ControllerUnit unit, IReadOnlyList<TrainingIteration> iterations)
    {
        lock (gate)
            units[unit.Id].Train(iterations);
    }

    /// <summary>Writes for the last time.</summary>
    public void Dispose()
    {
        using var ended = new ManualResetEvent(initialState: false);
        if (!beat.Dispose(ended))
            return;
        ended.WaitOne();
        Write();
    }

    private void Write()
    {
        try
        {
            RecordFile.Write(folder.Progress, Now(), isFlushed: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // No result depends on it: what a full disk means for the run, its results will tell.
        }
    }

    private RunProgress Now()
    {
        lock (gate)
            return new RunProgress
            {
                Goal = experiment.System.Goal.Title,
                Controllers = [.. experiment.Controllers.Names],
                SecondsLeft = SecondsLeft(),
                Units = [.. units.Values.Select(unit => unit.Now())],
            };
    }

    private double? SecondsLeft()
    {
        var (done, left) = (units.Values.Sum(unit => unit.DoneHere), units.Values.Sum(unit => unit.Left));
        return done > 0 && watch.Elapsed.TotalSeconds is >= 2 and var seconds ? seconds * left / done : null;
    }

    private sealed class UnitCourse(WorkUnit unit)
    {
        private readonly ThinnedCurve curve = new();
        private int done;
        private int doneBefore;
        private bool hasBegun;
        private bool hasEnded;
        private string? failure;
        private string news = "";

        public WorkUnit Unit => unit;

        public int Steps { get; set; } = 1;

        public int DoneHere => Done - doneBefore;

        public int Left => Steps - Done;

        private int Done => hasEnded ? Steps : Math.Min(done, Steps);

        public void WasFinishedBefore(IReadOnlyList<TrainingIteration> iterations)
        {
            (hasBegun, hasEnded, doneBefore) = (true, true, Steps);
            Train(iterations);
        }

        public void Begin(int stepsDone) => (hasBegun, done, doneBefore) = (true, stepsDone, stepsDone);

        public void Step(string what) => (done, news) = (done + 1, what);

        public void End(string? why) => (hasEnded, failure) = (true, why);

        public void Train(IReadOnlyList<TrainingIteration> iterations)
        {
            for (var i = curve.Count; i < iterations.Count; i++)
                curve.Add(iterations[i]);
        }

        public UnitProgress Now() =>
            new()
            {
                Name = unit.Id,
                Subject = unit.Subject,
                Steps = Steps,
                Done = Done,
                HasBegun = hasBegun,
                HasEnded = hasEnded,
                Failure = failure,
                News = news,
                Iterations = curve.Count,
                Learning = curve.Count > 0 ? Tables.Learning.Text(Rows((ControllerUnit)unit)) : "",
            };

        private IEnumerable<LearningRow> Rows(ControllerUnit training) =>
            curve.Shown.Select(iteration => new LearningRow
            {
                Controller = training.Controller,
                TrainingSeed = training.TrainingSeed!.Value,
                Iteration = iteration,
            });
    }
}
