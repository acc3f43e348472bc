namespace ProcessChain.Experiments;

/// <summary>How a search has got on.</summary>
internal sealed class SearchCourse
{
    /// <summary>Calls of the objective so far.</summary>
    public int Evaluations { get; private set; }

    /// <summary>The lowest value so far; infinite before the first.</summary>
    public double BestValue { get; private set; } = double.PositiveInfinity;

    /// <summary>Where it was found.</summary>
    public IReadOnlyList<double> BestPoint { get; private set; } = [];

    /// <summary>Is called after every evaluation.</summary>
    public Action? Evaluated { get; set; }

    /// <summary>Notes an evaluation.</summary>
    public void Note(int evaluations, ReadOnlyMemory<double> point, double value)
    {
        Evaluations = evaluations;
        if (value < BestValue)
            (BestValue, BestPoint) = (value, point.ToArray());
        Evaluated?.Invoke();
    }
}
