using System.Globalization;

namespace ProcessChain.Tests;

/// <summary>How well a colour is told from its ground: Web Content Accessibility Guidelines 2.2, from 1 to 21.</summary>
internal static class Contrast
{
    /// <param name="colour"><c>#rrggbb</c>.</param>
    /// <param name="ground"><c>#rrggbb</c>.</param>
    public static double Of(string colour, string ground)
    {
        var (first, second) = (Luminance(colour), Luminance(ground));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static double Luminance(string colour) =>
        (0.2126 * Channel(colour[1..3])) + (0.7152 * Channel(colour[3..5])) + (0.0722 * Channel(colour[5..7]));

    private static double Channel(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
