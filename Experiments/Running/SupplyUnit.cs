namespace ProcessChain.Experiments;

/// <summary>One controller of a supply system, trained once if it learns, and tested.</summary>
/// <param name="Controller">The name of the controller.</param>
/// <param name="Definition">Its settings.</param>
/// <param name="TrainingSeed">The seed of its training; null for a controller that is not trained.</param>
/// <param name="Id">The controller's name, and the number of the training after a point.</param>
internal sealed record SupplyUnit(
    string Controller,
    SupplyControllerDefinition Definition,
    long? TrainingSeed,
    string Id
) : RunUnit(Id)
{
    /// <summary>All controllers of an experiment, in the order of its definition.</summary>
    public static IEnumerable<SupplyUnit> Of(SupplyExperiment experiment) =>
        experiment.Controllers.SelectMany(entry => Of(experiment, entry.Key, entry.Value));

    private static IEnumerable<SupplyUnit> Of(
        SupplyExperiment experiment,
        string name,
        SupplyControllerDefinition definition
    ) =>
        definition is SupplyLearningDefinition learning
            ? Enumerable
                .Range(1, learning.Trainings ?? experiment.TrainingSeeds)
                .Select(training => new SupplyUnit(
                    name,
                    definition,
                    EpisodeNumbers.TrainingSeed(experiment.Seed, training),
                    $"{name}.{training}"
                ))
            : [new SupplyUnit(name, definition, null, name)];
}

/// <summary>A bound in the test episodes.</summary>
/// <param name="Bound">Which.</param>
/// <param name="Episodes">In how many.</param>
internal sealed record BoundUnit(SupplyBound Bound, int Episodes) : RunUnit($"bounds.{Bound}")
{
    /// <summary>The bounds of an experiment.</summary>
    public static IEnumerable<BoundUnit> Of(SupplyExperiment experiment) =>
        new BoundUnit[]
        {
            new(SupplyBound.Hindsight, experiment.Bounds.HindsightEpisodes),
            new(SupplyBound.Relaxation, experiment.Bounds.RelaxationEpisodes),
        }
            .Select(unit => unit with { Episodes = Math.Min(unit.Episodes, experiment.Test.Episodes) })
            .Where(unit => unit.Episodes > 0);
}

/// <summary>A training with many seeds.</summary>
/// <param name="Spread">Which.</param>
internal sealed record SpreadUnit(SearchSpread Spread) : RunUnit("spread.all");

/// <summary>What no controller of a supply system can surpass.</summary>
internal enum SupplyBound
{
    /// <summary>The best reward for somebody who knows the demand.</summary>
    Hindsight,

    /// <summary>The same, made to pay for what he knows.</summary>
    Relaxation,
}
