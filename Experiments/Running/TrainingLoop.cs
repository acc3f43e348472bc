using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary>Trains a controller to the end, saves checkpoints, and remembers what came of every iteration.</summary>
internal sealed class TrainingLoop(ControllerUnit unit, LearningDefinition learning, RunTask task)
{
    /// <summary>How long an iteration under way may go on where the run is stopped, so that it is saved.</summary>
    private static readonly TimeSpan ToEndAnIteration = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Trainings are built one at a time: where two threads allocate in turn, the numbers of both lie in the same lines and pages of memory, and
    /// the processor needs half as long again for every step, as long as the training lives.
    /// </summary>
    private static readonly Lock Building = new();

    private readonly Tables tables = new(task.Experiment.System);
    private readonly List<TrainingIteration> iterations = [];
    private readonly ITraining training = Build(unit, learning, task);
    private double secondsBefore;

    /// <summary>How long it has been training, also before it was taken up again.</summary>
    public double Seconds { get; private set; }

    /// <exception cref="OperationCanceledException">It was stopped; what was finished is saved.</exception>
    public void Run()
    {
        var (checkpoint, key) = (task.Store.Checkpoint(unit), task.Store.Key(unit));
        if (File.Exists(checkpoint))
            SealedFile.Checkpoint.Read(checkpoint, key, Load);
        task.Progress?.Began(unit.Id, training.FinishedIterations);
        task.Show(unit, iterations);
        using var patience = new CancellationTokenSource();
        using var stopping = task.Stop.Register(() => patience.CancelAfter(ToEndAnIteration));
        var watch = Stopwatch.StartNew();
        var saved = TimeSpan.Zero;
        var last = learning.IterationsOf(task.Experiment.BudgetOf(learning));
        while (training.FinishedIterations < last)
        {
            task.Stop.ThrowIfCancellationRequested();
            var iteration = training.RunIteration(patience.Token);
            iterations.Add(iteration);
            Seconds = secondsBefore + watch.Elapsed.TotalSeconds;
            task.Show(unit, iterations);
            task.Progress?.StepEnded(unit.Id, task.News(iteration.IsWarmUp ? "warm-up" : "training", iteration.Goal));
            var isDue =
                training.FinishedIterations == last
                || task.Stop.IsCancellationRequested
                || watch.Elapsed - saved >= task.Options.CheckpointEvery;
            if (!isDue)
                continue;
            SealedFile.Checkpoint.Write(checkpoint, key, Save);
            saved = watch.Elapsed;
        }
    }

    /// <inheritdoc cref="ITraining.StillLearning"/>
    public IController StillLearning() => training.StillLearning();

    public void SaveAgent(Stream destination) => training.SaveAgent(destination);

    public IEnumerable<LearningRow> LearningRows() =>
        iterations.Select(iteration => new LearningRow
        {
            Controller = unit.Controller,
            TrainingSeed = unit.TrainingSeed!.Value,
            Iteration = iteration,
        });

    /// <summary>The episodes of the training, where an iteration is one.</summary>
    public IEnumerable<EpisodeRow> EpisodeRows() =>
        iterations
            .Where(iteration => iteration.Figures is not null)
            .Select(iteration => new EpisodeRow(iteration.Figures!.Count)
            {
                Controller = unit.Controller,
                TrainingSeed = unit.TrainingSeed,
                Phase = PhaseOf(iteration),
                Episode = iteration.Iteration,
                Figures = [.. iteration.Figures],
            });

    private static Phase PhaseOf(TrainingIteration iteration) => iteration.IsWarmUp ? Phase.WarmUp : Phase.Training;

    private static ITraining Build(ControllerUnit unit, LearningDefinition learning, RunTask task)
    {
        var trained = new TrainingTask(
            task.Experiment.System,
            task.Experiment.BudgetOf(learning),
            unit.TrainingSeed!.Value,
            task.Workers
        );
        lock (Building)
            return ValidatedTraining.Of(learning, trained, task.Experiment.Seed);
    }

    private void Save(BinaryWriter writer)
    {
        writer.Write(Seconds);
        writer.Write(Tables.Learning.Text(LearningRows()));
        writer.Write(tables.Episodes.Text(EpisodeRows()));
        training.Save(writer);
    }

    private void Load(BinaryReader reader)
    {
        secondsBefore = Seconds = reader.ReadDouble();
        iterations.AddRange(Tables.Learning.Rows(reader.ReadString()).Select(row => row.Iteration));
        foreach (var row in tables.Episodes.Rows(reader.ReadString()))
        {
            if (row.Episode < 1 || row.Episode > iterations.Count)
                throw new InvalidDataException(FormattableString.Invariant($"There is no iteration {row.Episode}."));
            iterations[row.Episode - 1] = iterations[row.Episode - 1] with { Figures = row.Figures };
        }
        training.Load(reader);
        if (iterations.Count != training.FinishedIterations)
            throw new InvalidDataException(
                FormattableString.Invariant($"{iterations.Count} rows for {training.FinishedIterations} iterations.")
            );
    }
}
