namespace ProcessChain.Experiments;

/// <summary>A training repeated with many seeds, each result tested as the controllers are: how much of one result is luck.</summary>
public sealed record SearchSpread
{
    /// <summary>The controller that is trained, by its name in the definition.</summary>
    public required string Controller { get; init; }

    /// <summary>How many seeds: those of the trainings 1, 2, …; 2 to 1000.</summary>
    [Range(2, EpisodeNumbers.MostTrainings)]
    public int Seeds { get; init; } = 1000;

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="controllers">The controllers of the experiment.</param>
    public IEnumerable<Fault> Validate(Named<ControllerDefinition> controllers)
    {
        ArgumentNullException.ThrowIfNull(controllers);
        foreach (var fault in Ranges.Check(this))
            yield return fault;
        var chosen = controllers.FirstOrDefault(entry =>
            string.Equals(entry.Key, Controller, StringComparison.Ordinal)
        );
        if (chosen.Value is null)
            yield return new(
                "controller",
                $"is '{Controller}'; {NearWord.Advice(Controller ?? "", controllers.Names)}"
            );
        else if (chosen.Value is not LearningDefinition)
            yield return new("controller", $"is '{Controller}', which is not trained.");
    }
}
