using static System.FormattableString;

namespace ProcessChain.Experiments;

/// <summary>The smallest piece of an experiment that is done, saved and taken up again on its own.</summary>
/// <param name="Id">Its name for files, which no other unit of the experiment has.</param>
/// <param name="Subject">The name of the controller or bound that it is about.</param>
internal abstract record WorkUnit(string Id, string Subject)
{
    /// <summary>Which training of its subject it is, from 1; null where it is none.</summary>
    public virtual int? Training => null;

    /// <summary>All units of an experiment, in the order of its definition.</summary>
    public static IReadOnlyList<WorkUnit> Of(ExperimentDefinition experiment) =>
        [
            .. ControllerUnit.Of(experiment),
            .. experiment.BoundsInUse.Select(entry => new BoundUnit(entry.Key, entry.Value)),
            .. experiment.Spread is { } spread ? [SpreadUnit.Of(experiment, spread)] : Array.Empty<WorkUnit>(),
        ];
}

/// <summary>One controller, trained once if it learns, and tested.</summary>
/// <param name="Controller">The name of the controller.</param>
/// <param name="Definition">Its settings.</param>
/// <param name="Number">Which of its trainings this is, from 1; null for a controller that is not trained.</param>
/// <param name="TrainingSeed">The seed of the training; null for a controller that is not trained.</param>
internal sealed record ControllerUnit(
    string Controller,
    ControllerDefinition Definition,
    int? Number,
    long? TrainingSeed
) : WorkUnit(Number is { } number ? Invariant($"{Controller}.{number}") : Controller, Controller)
{
    public override int? Training => Number;

    /// <summary>All controllers of an experiment with all their trainings, in the order of its definition.</summary>
    public static new IEnumerable<ControllerUnit> Of(ExperimentDefinition experiment) =>
        experiment.Controllers.SelectMany(entry =>
            entry.Value is LearningDefinition learning
                ? Enumerable
                    .Range(1, experiment.TrainingsOf(learning))
                    .Select(training => new ControllerUnit(
                        entry.Key,
                        learning,
                        training,
                        EpisodeNumbers.TrainingSeed(experiment.Seed, training)
                    ))
                : [new ControllerUnit(entry.Key, entry.Value, null, null)]
        );
}

/// <summary>A bound on what controllers can reach.</summary>
/// <param name="Name">Its name. Underscores are in no name of a controller.</param>
/// <param name="Definition">Its settings.</param>
internal sealed record BoundUnit(string Name, BoundDefinition Definition) : WorkUnit($"bound_{Name}", Name);

/// <summary>A training repeated with many seeds.</summary>
/// <param name="Controller">The name of the controller that is trained.</param>
/// <param name="Definition">Its settings.</param>
/// <param name="Seeds">How many seeds.</param>
internal sealed record SpreadUnit(string Controller, LearningDefinition Definition, int Seeds)
    : WorkUnit($"spread_{Controller}", Controller)
{
    public static SpreadUnit Of(ExperimentDefinition experiment, SearchSpread spread) =>
        new(
            spread.Controller,
            (LearningDefinition)experiment.Controllers.Single(entry => entry.Key == spread.Controller).Value,
            spread.Seeds
        );
}
