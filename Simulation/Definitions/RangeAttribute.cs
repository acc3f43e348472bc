using System.Globalization;

namespace ProcessChain;

/// <summary>
/// The numbers that a setting allows: of a list each of its values, of a range [low, high] both its ends. Infinite numbers
/// and those that are none (NaN) are never allowed. Definitions tell what is outside by themselves: their <c>Validate</c> begins with it.
/// </summary>
/// <param name="least">The smallest number; minus infinity where there is none.</param>
/// <param name="most">The largest number; infinity where there is none.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RangeAttribute(double least, double most = double.PositiveInfinity) : Attribute
{
    /// <summary>The smallest number; minus infinity where there is none.</summary>
    public double Least => least;

    /// <summary>The largest number; infinity where there is none.</summary>
    public double Most => most;

    /// <summary>Whether the smallest number itself is not allowed.</summary>
    public bool AboveLeast { get; init; }

    /// <summary>Whether the largest number itself is not allowed.</summary>
    public bool BelowMost { get; init; }

    /// <summary>Whether 0 is allowed beside the range.</summary>
    public bool OrZero { get; init; }

    /// <summary>Whether a number has to be within the range as one of single precision too, in which networks calculate.</summary>
    public bool SinglePrecision { get; init; }

    /// <summary>What is counted or measured, in the plural, e.g. <c>days</c>; empty where there is no unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether a number is allowed.</summary>
    public bool Allows(double number) =>
        double.IsFinite(number)
        && (
            (OrZero && number == 0)
            || (Holds(number) && (!SinglePrecision || (float.IsFinite((float)number) && Holds((float)number))))
        );

    /// <summary>What is allowed, as the end of a sentence, e.g. <c>1 to 100 units are allowed.</c></summary>
    /// <param name="isWhole">Whether only whole numbers can be given.</param>
    public string Sentence(bool isWhole) =>
        $"{Allowed(isWhole)} {(IsClosed && IsCounted(isWhole) ? "are allowed." : "is needed.")}";

    /// <summary>What is allowed in a few words, e.g. <c>1 to 100 units</c> or <c>a number above 0</c>.</summary>
    /// <param name="isWhole">Whether only whole numbers can be given.</param>
    public string Allowed(bool isWhole)
    {
        var zero = OrZero ? "0 or " : "";
        var unit = Unit.Length == 0 ? "" : $" {Unit}";
        if (IsClosed && IsCounted(isWhole))
            return $"{zero}{Text(Least)} to {Text(Most)}{unit}";
        if (IsClosed)
            return $"a number from {Text(Least)} to {Text(Most)}";
        var lower = double.IsFinite(Least) ? $"{(AboveLeast ? "above" : "of at least")} {Text(Least)}" : "";
        var upper = double.IsFinite(Most) ? $"{(BelowMost ? "below" : "of at most")} {Text(Most)}" : "";
        var both = lower.Length > 0 && upper.Length > 0 ? $"{lower} and {upper}" : lower + upper;
        return $"{zero}{(isWhole ? "a whole number" : "a number")} {both}{unit}";
    }

    /// <summary>A number as messages write it, in every culture.</summary>
    internal static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private bool IsClosed => double.IsFinite(Least) && double.IsFinite(Most) && !AboveLeast && !BelowMost;

    private bool IsCounted(bool isWhole) => isWhole || OrZero || Unit.Length > 0;

    private bool Holds(double number) =>
        (AboveLeast ? number > Least : number >= Least) && (BelowMost ? number < Most : number <= Most);
}
