using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary>Trains a controller to the end, saves checkpoints, and remembers what came of every iteration.</summary>
internal sealed class TrainingLoop(ControllerUnit unit, LearningDefinition learning, RunTask task)
{
    private readonly Tables tables = new(task.Experiment.System);
    private readonly List<TrainingIteration> iterations = [];
    private readonly ITraining training = ValidatedTraining.Of(
        learning,
        new TrainingTask(
            task.Experiment.System,
            task.Experiment.BudgetOf(learning),
            unit.TrainingSeed!.Value,
            task.Workers
        ),
        task.Experiment.Seed
    );
    private double secondsBefore;

    /// <summary>How long it has been training, also before it was taken up again.</summary>
    public double Seconds { get; private set; }

    /// <exception cref="OperationCanceledException">It was stopped; what was finished is saved.</exception>
    public void Run()
    {
        var (checkpoint, key) = (task.Folder.Checkpoint(unit), task.Folder.Key(unit));
        if (File.Exists(checkpoint))
            SealedFile.Checkpoint.Read(checkpoint, key, Load);
        task.Progress?.Began(unit.Id, training.FinishedIterations);
        var watch = Stopwatch.StartNew();
        var saved = TimeSpan.Zero;
        var last = learning.IterationsOf(task.Experiment.BudgetOf(learning));
        while (training.FinishedIterations < last)
        {
            task.Stop.ThrowIfCancellationRequested();
            var iteration = training.RunIteration(task.Stop);
            iterations.Add(iteration);
            Seconds = secondsBefore + watch.Elapsed.TotalSeconds;
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

    private void Save(BinaryWriter writer)
    {
        writer.Write(Seconds);
        writer.Write(TextOf(Tables.Learning, LearningRows()));
        writer.Write(TextOf(tables.Episodes, EpisodeRows()));
        training.Save(writer);
    }

    private void Load(BinaryReader reader)
    {
        secondsBefore = Seconds = reader.ReadDouble();
        iterations.AddRange(RowsOf(Tables.Learning, reader.ReadString()).Select(row => row.Iteration));
        foreach (var row in RowsOf(tables.Episodes, reader.ReadString()))
            iterations[row.Episode - 1] = iterations[row.Episode - 1] with { Figures = row.Figures };
        training.Load(reader);
        if (iterations.Count != training.FinishedIterations)
            throw new InvalidDataException(
                FormattableString.Invariant($"{iterations.Count} rows for {training.FinishedIterations} iterations.")
            );
    }

    private static string TextOf<TRow>(Table<TRow> table, IEnumerable<TRow> rows)
    {
        using var text = new StringWriter();
        using (var writer = Csv.Writer(text))
        {
            table.WriteHeader(writer);
            foreach (var row in rows)
                table.Write(writer, row);
        }
        return text.ToString();
    }

    private static List<TRow> RowsOf<TRow>(Table<TRow> table, string text)
    {
        using var reader = new StringReader(text);
        return [.. table.Read(reader)];
    }
}
