namespace ProcessChain.Experiments;

/// <summary>A figure over episodes, of one or several trainings: in each episode their mean, lowest and highest value.</summary>
/// <param name="Mean">The mean over the trainings.</param>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
internal sealed record Band(IReadOnlyList<double> Mean, IReadOnlyList<double> Low, IReadOnlyList<double> High)
{
    /// <param name="episodes">For every episode the values of all trainings; at least one.</param>
    public static Band Of(IEnumerable<IReadOnlyCollection<double>> episodes)
    {
        var all = episodes.ToList();
        return new Band(
            all.ConvertAll(values => values.Average()),
            all.ConvertAll(values => values.Min()),
            all.ConvertAll(values => values.Max())
        );
    }
}
