using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>The table of the points of a sweep: number, id, and what the keys that vary have there.</summary>
internal static class SweepPoints
{
    public const string Number = "number";
    public const string Point = "point";

    public static void Write(TextWriter writer, SweepPlan plan)
    {
        using var table = Csv.Writer(writer);
        table.WriteRow(Head(plan));
        foreach (var point in plan.Points)
            table.WriteRow(Fields(point));
    }

    public static IEnumerable<string> Head(SweepPlan plan) => [Number, Point, .. plan.Keys];

    /// <summary>The number that a value of a key is; null where it is none.</summary>
    public static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static IEnumerable<string> Fields(SweepPoint point) =>
        [point.Number.ToString(CultureInfo.InvariantCulture), point.Id, .. point.Values];
}
