namespace ProcessChain.Experiments;

/// <summary>
/// What an agent must reach in validation. Trainings are told by the episodes that they have played when it is first reached: a
/// training that never reaches it counts with all its episodes.
/// </summary>
internal sealed record LearningTarget
{
    /// <summary>The goal, in its own unit. Either this or <see cref="Gap"/>.</summary>
    public double? Goal { get; init; }

    /// <summary>How much worse than the tightest bound of the long run it may be, as a share of it: 0.05 for 5 %; 0 or more.</summary>
    [Range(0)]
    public double? Gap { get; init; }

    /// <summary>The learner, by its name, with which the others are compared, training by training; left out: none.</summary>
    public string? Against { get; init; }

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="controllers">The controllers of the experiment.</param>
    public IEnumerable<Fault> Validate(Named<ControllerDefinition> controllers)
    {
        foreach (var fault in Ranges.Check(this))
            yield return fault;
        if (Goal is null == Gap is null)
            yield return new("", "needs either goal or gap.");
        if (Against is null)
            yield break;
        var other = controllers.FirstOrDefault(entry => string.Equals(entry.Key, Against, StringComparison.Ordinal));
        if (other.Value is null)
            yield return new("against", $"is '{Against}'; {NearWord.Advice(Against, controllers.Names)}");
        else if (other.Value is not LearningDefinition)
            yield return new("against", $"is '{Against}', which is not trained.");
    }
}
