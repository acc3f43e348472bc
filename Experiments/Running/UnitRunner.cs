using System.Diagnostics;
using System.Threading;

namespace ProcessChain.Experiments;

/// <summary>Does one unit of work: trains its controller if it learns, freezes it, tests it, and writes its part of the tables.</summary>
internal sealed class UnitRunner(ExperimentDefinition experiment, WorkUnit unit, RunTask task)
{
    private readonly RunFolder folder = task.Folder;
    private readonly IRunProgress progress = task.Progress;
    private readonly CancellationToken stop = task.Stop;
    private readonly EpisodeSetup setup = new(
        experiment.Chain,
        experiment.Customer,
        experiment.Test.Days,
        experiment.Test.BullwhipWindow
    );
    private readonly List<EpisodeRow> rows = [];

    /// <exception cref="OperationCanceledException">It was stopped; what was finished is saved.</exception>
    public void Run()
    {
        var controller = unit.Definition switch
        {
            LearningDefinition learning => Train(learning),
            RuleDefinition rule => Begin(rule),
            _ => throw new InvalidOperationException($"{unit.Definition.GetType().Name} neither decides nor learns."),
        };
        AtomicFile.WriteText(folder.DaysPart(unit), writer => Test(controller, writer));
        AtomicFile.WriteText(folder.EpisodesPart(unit), WriteRows);
    }

    private IController Begin(RuleDefinition rule)
    {
        progress.Began(unit, 0);
        return rule.Create(experiment.Chain, experiment.Customer);
    }

    private IController Train(LearningDefinition learning)
    {
        var training = new TrainingRun(
            learning,
            setup,
            unit.Budget(experiment)!,
            unit.TrainingSeed!.Value,
            experiment.Seed
        );
        var (checkpoint, key) = (folder.Checkpoint(unit), folder.CheckpointKey(unit));
        if (File.Exists(checkpoint))
            CheckpointFile.Read(checkpoint, key, reader => Load(training, reader));
        progress.Began(unit, training.FinishedEpisodes);
        TrainToTheEnd(training, () => CheckpointFile.Write(checkpoint, key, writer => Save(training, writer)));
        var agent = training.Agent();
        AtomicFile.Write(folder.Agent(unit), stream => stream.Write(agent));
        using var weights = new MemoryStream(agent);
        return learning.LoadAgent(experiment.Chain, experiment.Customer, weights);
    }

    private void TrainToTheEnd(TrainingRun training, Action save)
    {
        var sinceSaved = Stopwatch.StartNew();
        while (!training.IsFinished)
        {
            var trained = training.RunEpisode();
            var phase = trained.IsWarmUp ? Phase.WarmUp : Phase.Training;
            Note(phase, trained.Episode, trained.Figures, trained.ValidationCostPerDay);
            if (training.IsFinished || stop.IsCancellationRequested || sinceSaved.Elapsed >= task.CheckpointEvery)
            {
                save();
                sinceSaved.Restart();
            }
            stop.ThrowIfCancellationRequested();
        }
    }

    private void Test(IController controller, TextWriter writer)
    {
        using var table = Csv.Writer(writer);
        var log = new DayLog(table, unit.Controller, unit.TrainingSeed, experiment.Chain.Stations);
        for (var episode = 1; episode <= experiment.Test.Episodes; episode++)
        {
            stop.ThrowIfCancellationRequested();
            log.BeginEpisode(episode);
            var watchers = episode <= experiment.Test.DailyEpisodes ? new Watchers(log, log) : default;
            var figures = setup.Run(controller, EpisodeNumbers.Test(experiment.Seed, episode), watchers);
            Note(Phase.Test, episode, figures);
        }
    }

    private void Note(Phase phase, int episode, EpisodeFigures figures, double? validation = null)
    {
        rows.Add(new EpisodeRow(unit.Controller, unit.TrainingSeed, phase, episode, figures, validation ?? double.NaN));
        progress.StepEnded(unit, $"{phase}, cost {figures.CostPerDay:0.00} a day");
    }

    private void WriteRows(TextWriter writer)
    {
        using var table = Csv.Writer(writer);
        foreach (var row in rows)
            row.Write(table);
    }

    private void Save(TrainingRun training, BinaryWriter writer)
    {
        using var text = new StringWriter();
        using (var table = Csv.Writer(text))
            EpisodeRow.WriteHeader(table, experiment.Chain.Stations);
        WriteRows(text);
        writer.Write(text.ToString());
        training.Save(writer);
    }

    private void Load(TrainingRun training, BinaryReader reader)
    {
        using var text = new StringReader(reader.ReadString());
        rows.AddRange(EpisodeRow.Read(text, experiment.Chain.Stations));
        training.Load(reader);
        if (rows.Count != training.FinishedEpisodes)
            throw new InvalidDataException($"{rows.Count} rows for {training.FinishedEpisodes} episodes.");
    }
}
