using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>
/// How long units took: for the record and the report, not for the tables, because no repetition gives it again. Of a
/// unit that was taken up again it counts only the last part.
/// </summary>
internal static class UnitSeconds
{
    private const string Part = "seconds";

    /// <summary>Notes the time of a unit.</summary>
    public static void Write(RunFolder folder, RunUnit unit, TimeSpan time) =>
        AtomicFile.WriteText(
            folder.Part(unit, Part),
            time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)
        );

    /// <summary>The times of those units that noted one.</summary>
    public static IReadOnlyDictionary<string, double> Read(RunFolder folder, IEnumerable<RunUnit> units) =>
        units
            .Where(unit => File.Exists(folder.Part(unit, Part)))
            .ToDictionary(
                unit => unit.Id,
                unit => double.Parse(File.ReadAllText(folder.Part(unit, Part)), CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );
}
