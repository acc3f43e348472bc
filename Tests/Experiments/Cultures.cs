using System.Globalization;

namespace ProcessChain.Tests;

/// <summary>Cultures for tests.</summary>
internal static class Cultures
{
    /// <summary>One that writes and reads everything otherwise, also where a process knows no culture but the invariant one.</summary>
    public static CultureInfo Odd { get; } = Make();

    private static CultureInfo Make()
    {
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSeparator = ".";
        odd.NumberFormat.PercentDecimalSeparator = ",";
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.NaNSymbol = "nix";
        odd.DateTimeFormat.DateSeparator = "|";
        odd.DateTimeFormat.TimeSeparator = "|";
        return odd;
    }
}
