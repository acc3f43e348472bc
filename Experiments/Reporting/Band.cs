namespace ProcessChain.Experiments;

/// <summary>A number of one or several trainings by iteration: their mean, the lowest and the highest value; NaN where there is none.</summary>
internal sealed record Band(IReadOnlyList<double> Mean, IReadOnlyList<double> Low, IReadOnlyList<double> High)
{
    /// <param name="iterations">For every iteration that of each training; at least one.</param>
    /// <param name="get">What is taken of it.</param>
    public static Band Of(List<List<TrainingIteration>> iterations, Func<TrainingIteration, double> get)
    {
        var all = iterations.ConvertAll(same => same.Select(get).Where(value => !double.IsNaN(value)).ToList());
        IReadOnlyList<double> Of(Func<List<double>, double> take) =>
            all.ConvertAll(values => values.Count > 0 ? take(values) : double.NaN);
        return new Band(Of(values => values.Average()), Of(values => values.Min()), Of(values => values.Max()));
    }
}
