namespace ProcessChain.Experiments;

/// <summary>The trace of a supply system: a test episode with all that is to be known of each period.</summary>
internal static class SupplyTrace
{
    /// <param name="experiment">The experiment.</param>
    /// <param name="chosen">The name of a controller and, if it learns, the file of its agent.</param>
    /// <param name="episode">The test episode, from 1.</param>
    /// <param name="path">The CSV file.</param>
    /// <exception cref="InvalidInputException">The experiment has no such controller or episode.</exception>
    public static void Write(SupplyExperiment experiment, (string Name, string? Agent) chosen, int episode, string path)
    {
        if (episode > experiment.Test.Episodes)
            throw new InvalidInputException(
                $"--episode: is {episode}; {experiment.Name} has {experiment.Test.Episodes} test episodes."
            );
        var definition = experiment.System;
        var controller = TraceCommand.Controller(
            experiment.Name,
            experiment.Controllers,
            chosen,
            settings => (settings as SupplyRuleDefinition)?.Create(definition),
            (settings, agent) => ((SupplyLearningDefinition)settings).LoadAgent(definition, agent)
        );
        OutputFolder.RefuseExisting(path);
        OutputFolder.CreateFor(path);
        var unit = SupplyUnit.Of(experiment).First(unit => unit.Controller == chosen.Name) with { TrainingSeed = null };
        var flows = PeriodFlows.Of(definition);
        AtomicFile.WriteText(
            path,
            writer =>
            {
                using var table = Csv.Writer(writer);
                PeriodLog.WriteHeader(table, definition, flows);
                var log = new PeriodLog(table, unit, definition, flows);
                log.BeginEpisode(episode);
                var seed = EpisodeNumbers.Test(experiment.Seed, episode);
                definition.Create().Play(controller, seed, new TestDemand(experiment).PathOf(episode), log);
            }
        );
    }
}
