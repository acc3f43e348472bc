using ProcessChain.Experiments.Statistics;

namespace ProcessChain.Experiments.Reporting;

/// <summary>Numbers in sentences.</summary>
internal static class NumberText
{
    /// <summary>About four digits.</summary>
    public static string Of(double value) =>
        Math.Abs(value) >= 1000 ? value.ToString("#,##0")
        : Math.Abs(value) >= 100 ? value.ToString("0.0")
        : Math.Abs(value) >= 10 ? value.ToString("0.00")
        : value.ToString("0.000");

    /// <summary>A mean and its interval.</summary>
    public static string Of(Estimate estimate) =>
        double.IsNaN(estimate.Ci95) ? Of(estimate.Mean) : $"{Of(estimate.Mean)} ± {Of(estimate.Ci95)}";
}
