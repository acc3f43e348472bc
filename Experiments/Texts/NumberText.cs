using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>Numbers for people.</summary>
internal static class NumberText
{
    /// <summary>What stands where there is no number.</summary>
    public const string None = "–";

    private const double TooLong = 1e9;

    /// <summary>With so many decimals; numbers that are too long for a table as powers of ten.</summary>
    public static string Of(double value, int decimals)
    {
        if (double.IsNaN(value))
            return None;
        var size =
            double.IsInfinity(value) ? "∞"
            : Math.Abs(value) < TooLong ? Plain(Math.Abs(value), $"F{decimals}")
            : Plain(Math.Abs(value), "0.000e+0");
        return value < 0 && !IsZero(size) ? $"−{size}" : size;
    }

    /// <summary>The same with a sign also above 0; what is rounded to 0 has none.</summary>
    public static string Signed(double value, int decimals)
    {
        var text = Of(value, decimals);
        return value > 0 && !IsZero(text) ? $"+{text}" : text;
    }

    /// <summary>A share in per cent, with a sign.</summary>
    public static string Share(double share) =>
        double.IsNaN(share) ? None : $"{Signed(100 * share, ShareDecimals(share))} %";

    /// <summary>Half the width of a share's interval, in per cent.</summary>
    public static string ShareInterval(Estimate share) => Of(100 * share.Ci95, ShareDecimals(share.Mean));

    /// <summary>Three digits, or all before the point.</summary>
    public static string Of(double value) => Adaptive(value, Math.Abs(value) / 10);

    /// <summary>A mean and its interval, to two digits of the interval.</summary>
    public static string Of(Estimate estimate) =>
        estimate.Ci95 > 0
            ? $"{Adaptive(estimate.Mean, estimate.Ci95)} ± {Adaptive(estimate.Ci95, estimate.Ci95)}"
            : Of(estimate.Mean);

    /// <summary>How many there are of something, e.g. <c>1 day</c>, <c>3 days</c>.</summary>
    public static string Count(long count, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {name}{(count == 1 ? "" : "s")}");

    /// <summary>How long something takes: in seconds, minutes, or hours and minutes.</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalSeconds < 9.95 ? $"{Of(time.TotalSeconds, 1)} s"
        : time.TotalSeconds < 99.5 ? $"{Of(time.TotalSeconds, 0)} s"
        : time.TotalMinutes < 99.5 ? $"{Of(time.TotalMinutes, 0)} min"
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min");

    private static int ShareDecimals(double share) => Math.Abs(share) < 1 ? 1 : 0;

    private static string Adaptive(double value, double size)
    {
        var decimals = size > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(size)), 0, 4) : 0;
        return Of(value, decimals);
    }

    private static string Plain(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static bool IsZero(string text) => text.AsSpan().IndexOfAnyInRange('1', '9') < 0 && !text.Contains('∞');
}
