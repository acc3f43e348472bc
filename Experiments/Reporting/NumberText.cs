namespace ProcessChain.Experiments;

/// <summary>Numbers in sentences.</summary>
internal static class NumberText
{
    /// <summary>Three digits, or all before the point.</summary>
    public static string Of(double value) => Of(value, Math.Abs(value) / 10);

    /// <summary>A mean and its interval, to two digits of the interval.</summary>
    public static string Of(Estimate estimate) =>
        estimate.Ci95 > 0
            ? $"{Of(estimate.Mean, estimate.Ci95)} ± {Of(estimate.Ci95, estimate.Ci95)}"
            : Of(estimate.Mean);

    private static string Of(double value, double size)
    {
        var decimals = size > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(size)), 0, 4) : 0;
        return value.ToString($"N{decimals}").Replace('-', '−');
    }
}
