using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary>Trains a controller of a supply system if it learns, freezes it, tests it, and writes its part of the tables.</summary>
internal sealed class SupplyUnitRunner(SupplyExperiment experiment, SupplyUnit unit, TestDemand demand, RunTask task)
{
    /// <summary>After so many test episodes progress is told.</summary>
    public const int EpisodesInStep = 100;

    private readonly List<IterationRow> iterations = [];

    /// <exception cref="OperationCanceledException">It was stopped; what was finished is saved.</exception>
    public void Run()
    {
        var watch = Stopwatch.StartNew();
        var controller = unit.Definition switch
        {
            SupplyLearningDefinition learning => Train(learning),
            SupplyRuleDefinition rule => Begin(rule),
            _ => throw new InvalidOperationException($"{unit.Definition.GetType().Name} neither decides nor learns."),
        };
        UnitSeconds.Write(task.Folder, unit, watch.Elapsed);
        WritePart("learning", table => iterations.ForEach(row => row.Write(table)));
        var rows = new List<SupplyRow>();
        WritePart("periods", table => Test(controller, new PeriodLog(table, unit, experiment.System), rows));
        WritePart("episodes", table => rows.ForEach(row => row.Write(table)));
    }

    /// <summary>One step for each iteration, and for each hundred test episodes.</summary>
    public static int StepsOf(SupplyExperiment experiment, SupplyUnit unit)
    {
        var tests = (experiment.Test.Episodes + EpisodesInStep - 1) / EpisodesInStep;
        return unit.Definition is SupplyLearningDefinition learning
            ? tests + learning.Create(experiment.System, unit.TrainingSeed!.Value, workers: 1).Iterations
            : tests;
    }

    private ISupplyController Begin(SupplyRuleDefinition rule)
    {
        task.Progress.Began(unit, 0);
        return rule.Create(experiment.System);
    }

    private ISupplyController Train(SupplyLearningDefinition learning)
    {
        var training = learning.Create(experiment.System, unit.TrainingSeed!.Value, task.Workers);
        var (checkpoint, key) = (task.Folder.Checkpoint(unit), task.Folder.CheckpointKey(unit));
        if (File.Exists(checkpoint))
            CheckpointFile.Read(checkpoint, key, reader => Load(training, reader));
        task.Progress.Began(unit, training.FinishedIterations);
        TrainToTheEnd(training, () => CheckpointFile.Write(checkpoint, key, writer => Save(training, writer)));
        using var agent = new MemoryStream();
        training.SaveAgent(agent);
        AtomicFile.Write(task.Folder.Agent(unit), stream => stream.Write(agent.ToArray()));
        agent.Position = 0;
        return learning.LoadAgent(experiment.System, agent);
    }

    private void TrainToTheEnd(ISupplyTraining training, Action save)
    {
        var sinceSaved = Stopwatch.StartNew();
        while (training.FinishedIterations < training.Iterations)
        {
            task.Stop.ThrowIfCancellationRequested();
            var iteration = training.RunIteration(task.Stop);
            iterations.Add(new IterationRow(unit.Controller, unit.TrainingSeed!.Value, iteration));
            task.Progress.StepEnded(unit, $"training, reward {iteration.Reward:0.0}");
            if (!task.Stop.IsCancellationRequested && sinceSaved.Elapsed < task.CheckpointEvery)
                continue;
            save();
            sinceSaved.Restart();
        }
    }

    private void Test(ISupplyController controller, PeriodLog log, List<SupplyRow> rows)
    {
        var system = experiment.System.Create();
        for (var episode = 1; episode <= experiment.Test.Episodes; episode++)
        {
            task.Stop.ThrowIfCancellationRequested();
            log.BeginEpisode(episode);
            var detailed = episode <= experiment.Test.DetailedEpisodes ? log : null;
            system.Play(controller, EpisodeNumbers.Test(experiment.Seed, episode), demand.PathOf(episode), detailed);
            rows.Add(SupplyRow.Of(unit.Controller, unit.TrainingSeed, episode, system.Figures));
            if (episode % EpisodesInStep == 0 || episode == experiment.Test.Episodes)
                task.Progress.StepEnded(unit, $"test, reward {rows.Average(row => row.Reward):0.0}");
        }
    }

    private void WritePart(string name, Action<CsvHelper.CsvWriter> write) =>
        AtomicFile.WriteText(
            task.Folder.Part(unit, name),
            writer =>
            {
                using var table = Csv.Writer(writer);
                write(table);
            }
        );

    private void Save(ISupplyTraining training, BinaryWriter writer)
    {
        using var text = new StringWriter();
        using (var table = Csv.Writer(text))
        {
            IterationRow.WriteHeader(table);
            iterations.ForEach(row => row.Write(table));
        }
        writer.Write(text.ToString());
        training.Save(writer);
    }

    private void Load(ISupplyTraining training, BinaryReader reader)
    {
        using var text = new StringReader(reader.ReadString());
        iterations.AddRange(IterationRow.Read(text));
        training.Load(reader);
        if (iterations.Count != training.FinishedIterations)
            throw new InvalidDataException($"{iterations.Count} rows for {training.FinishedIterations} iterations.");
    }
}
