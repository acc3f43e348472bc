namespace ProcessChain.Experiments;

/// <summary>What the key figures are called and how they are taken from an episode.</summary>
public static class MetricExtensions
{
    /// <summary>The value in one episode.</summary>
    public static double Of(this Metric metric, EpisodeFigures figures) =>
        metric switch
        {
            Metric.CostPerDay => figures.CostPerDay,
            Metric.StorageCostPerDay => figures.StorageCostPerDay,
            Metric.LateCostPerDay => figures.LateCostPerDay,
            Metric.LateUnits => figures.LateUnits,
            Metric.ServiceLevel => figures.ServiceLevel,
            Metric.FillRate => figures.FillRate,
            Metric.Bullwhip => figures.Bullwhip(1),
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "is not a key figure."),
        };

    /// <summary>The heading of a column.</summary>
    public static string Title(this Metric metric) =>
        metric switch
        {
            Metric.CostPerDay => "cost/day",
            Metric.StorageCostPerDay => "storage",
            Metric.LateCostPerDay => "late",
            Metric.LateUnits => "late units",
            Metric.ServiceLevel => "service",
            Metric.FillRate => "fill rate",
            Metric.Bullwhip => "bullwhip",
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "is not a key figure."),
        };
}
