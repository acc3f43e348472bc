namespace ProcessChain.Experiments;

/// <summary>What the list tells of <c>summary.json</c>.</summary>
internal sealed record RunResults
{
    public required ResultGoal Goal { get; init; }

    public required IReadOnlyList<ResultOf> Controllers { get; init; }

    /// <summary>The controllers.</summary>
    public string Names => string.Join(", ", Controllers.Select(controller => controller.Name));

    /// <summary>The best goal, and whose it is; empty where there is none.</summary>
    public string Best =>
        Winner() is { Goal: { Mean: { } mean } goal, Name: var name }
            ? $"{Goal.Title} {NumberText.Of(new Estimate(mean, goal.Ci95 ?? double.NaN))}: {name}"
            : "";

    /// <summary>The same as a sentence.</summary>
    public string Sentence => Best.Length > 0 ? $"Best in the test: {Best}." : "Nothing came to a result in the test.";

    private ResultOf? Winner()
    {
        var tested = Controllers.Where(controller => controller.Goal.Mean is not null);
        return Goal.Minimise
            ? tested.MinBy(controller => controller.Goal.Mean)
            : tested.MaxBy(controller => controller.Goal.Mean);
    }

    /// <summary>By what controllers are compared.</summary>
    internal sealed record ResultGoal(string Title, bool Minimise);

    /// <summary>What a controller came to.</summary>
    internal sealed record ResultOf(string Name, ResultMean Goal);

    /// <summary>A mean and half the width of its interval; null where there is none.</summary>
    internal sealed record ResultMean(double? Mean, double? Ci95);
}
