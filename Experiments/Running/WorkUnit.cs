namespace ProcessChain.Experiments;

/// <summary>The smallest piece of an experiment that is done by one thread: one controller, trained once if it learns, and tested.</summary>
/// <param name="Controller">The name of the controller.</param>
/// <param name="Definition">Its settings.</param>
/// <param name="TrainingSeed">The seed of its training; null for a controller that is not trained.</param>
/// <param name="Id">
/// A name for files: the controller's, and the number of the training after a point, which no name of a controller has.
/// </param>
internal sealed record WorkUnit(string Controller, ControllerDefinition Definition, long? TrainingSeed, string Id)
    : RunUnit(Id)
{
    /// <summary>All units of an experiment, in the order of its definition.</summary>
    public static IReadOnlyList<WorkUnit> Of(ExperimentDefinition experiment) =>
        experiment.Controllers.SelectMany(entry => Of(experiment, entry.Key, entry.Value)).ToList();

    private static IEnumerable<WorkUnit> Of(
        ExperimentDefinition experiment,
        string name,
        ControllerDefinition definition
    ) =>
        definition is LearningDefinition
            ? Enumerable
                .Range(1, experiment.TrainingSeeds)
                .Select(training => new WorkUnit(
                    name,
                    definition,
                    EpisodeNumbers.TrainingSeed(experiment.Seed, training),
                    $"{name}.{training}"
                ))
            : [new WorkUnit(name, definition, null, name)];

    /// <summary>How long this unit's controller is trained; null when it is not.</summary>
    public TrainingBudget? Budget(ExperimentDefinition experiment) =>
        Definition is LearningDefinition learning ? learning.Training ?? experiment.Training : null;

    /// <summary>Episodes of all phases.</summary>
    public int Episodes(ExperimentDefinition experiment)
    {
        var budget = Budget(experiment);
        return experiment.Test.Episodes + (budget is null ? 0 : budget.WarmUpEpisodes + budget.Episodes);
    }

    /// <summary>Days of all phases, a measure of the work.</summary>
    public long Days(ExperimentDefinition experiment)
    {
        var budget = Budget(experiment);
        var training = budget is null ? 0 : ((long)budget.WarmUpEpisodes + budget.Episodes) * budget.Days;
        return training + ((long)experiment.Test.Episodes * experiment.Test.Days);
    }
}
