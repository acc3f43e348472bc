using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary>Trains a controller if it learns, freezes it, tests it, and writes its part of the tables.</summary>
internal sealed class ControllerRunner(ControllerUnit unit, RunTask task)
{
    private readonly ExperimentDefinition experiment = task.Experiment;
    private readonly IUnitOutput output = task.Store.Open(unit);
    private readonly Tables tables = new(task.Experiment.System);

    /// <summary>One step for each iteration, and for each several test episodes.</summary>
    public static int StepsOf(ExperimentDefinition experiment, ControllerUnit unit)
    {
        var inStep = EpisodesInStep(experiment);
        var tests = (experiment.Test.EpisodesAtMost + inStep - 1) / inStep;
        return unit.Definition is LearningDefinition learning
            ? tests + learning.IterationsOf(experiment.BudgetOf(learning))
            : tests;
    }

    /// <exception cref="OperationCanceledException">It was stopped; what was finished is saved.</exception>
    public void Run()
    {
        switch (unit.Definition)
        {
            case RuleDefinition rule:
                task.Progress?.Began(unit.Id, 0);
                Test(rule.Create(experiment.System), training: null);
                break;
            case LearningDefinition learning:
                var training = new TrainingLoop(unit, learning, task);
                training.Run();
                Test(AgentOf(learning, training), training);
                break;
            default:
                throw new InvalidOperationException($"{unit.Definition.GetType().Name} neither decides nor learns.");
        }
    }

    private static int EpisodesInStep(ExperimentDefinition experiment)
    {
        const int PeriodsInStep = 3000;
        return Math.Max(1, PeriodsInStep / experiment.TestPeriods);
    }

    private IController AgentOf(LearningDefinition learning, TrainingLoop training)
    {
        output.WriteAgent(training.SaveAgent);
        if (learning.LearnsInTest)
            return training.StillLearning();
        using var agent = output.OpenAgent();
        return learning.LoadAgent(experiment.System, agent);
    }

    private void Test(IController controller, TrainingLoop? training)
    {
        if (training is not null)
            output.WritePart(Tables.Learning, training.LearningRows());
        output.WritePart(
            tables.Periods,
            periods =>
                output.WritePart(
                    tables.Episodes,
                    (training?.EpisodeRows() ?? []).Concat(TestEpisodes(controller, periods))
                )
        );
        output.Close(training?.Seconds ?? 0);
    }

    /// <summary>Whether an episode is to be played; where a precision is asked for, that is decided after as many as there are at least.</summary>
    private bool IsAsked(int episode, RunningMean goals)
    {
        var test = experiment.Test;
        return episode <= test.Episodes
            || (
                test.Precision is { } precision
                && episode <= test.EpisodesAtMost
                && (goals.Count % test.Episodes > 0 || !Replications.IsReached(goals.Estimate, precision))
            );
    }

    /// <summary>Plays the test episodes in their order. All have the same row, each in its turn.</summary>
    private IEnumerable<EpisodeRow> TestEpisodes(IController controller, CsvHelper.CsvWriter periods)
    {
        var player = new EpisodePlayer(experiment.System, experiment.TestPeriods);
        var log = new PeriodLog(periods, tables.Periods, unit, experiment.System.Flows.Count);
        var goal = experiment.System.FigureIndex(experiment.System.Goal.Key);
        var row = new EpisodeRow(experiment.System.Figures.Count)
        {
            Controller = unit.Controller,
            TrainingSeed = unit.TrainingSeed,
            Phase = Phase.Test,
        };
        var goals = new RunningMean();
        while (IsAsked(row.Episode + 1, goals))
        {
            var played =
                row.Episode < experiment.Test.DetailedEpisodes
                    ? [PlayInDetail(player, controller, row.Episode + 1, log)]
                    : player.Play(controller, EpisodesFrom(row.Episode + 1));
            foreach (var system in played)
                yield return RowOf(system);
        }

        EpisodeRow RowOf(RunningSystem system)
        {
            row.Episode++;
            system.CopyFigures(row.Figures);
            goals.Add(row.Figures[goal]);
            if (row.Episode % EpisodesInStep(experiment) == 0 || row.Episode == experiment.Test.EpisodesAtMost)
                task.Progress?.StepEnded(unit.Id, task.News("test", goals.Sum / row.Episode));
            return row;
        }
    }

    /// <summary>Plays a test episode, every period of which is written down.</summary>
    private RunningSystem PlayInDetail(EpisodePlayer player, IController controller, int episode, PeriodLog log)
    {
        var (seed, options) = task.Demand.EpisodeOf(episode, task.Stop);
        log.BeginEpisode(episode);
        return player.PlayAlone(controller, seed, options with { Periods = log });
    }

    /// <summary>Test episodes up to the next one after which there may be enough.</summary>
    private IEnumerable<(EpisodeSeed Seed, EpisodeOptions Options)> EpisodesFrom(int first)
    {
        var test = experiment.Test;
        var last = (first + test.Episodes - 1) / test.Episodes * test.Episodes;
        return Enumerable
            .Range(first, Math.Min(last, test.EpisodesAtMost) - first + 1)
            .Select(episode => task.Demand.EpisodeOf(episode, task.Stop));
    }
}
