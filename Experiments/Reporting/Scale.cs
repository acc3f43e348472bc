namespace ProcessChain.Experiments;

/// <summary>Chooses the scale of a chart.</summary>
internal static class Scale
{
    private const double FarApart = 20;

    /// <summary>Whether values lie so far apart that the small ones could be seen only on a logarithmic scale.</summary>
    public static bool IsLogarithmic(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        return finite.Count > 0 && finite.Min() > 0 && finite.Max() > FarApart * finite.Min();
    }
}
