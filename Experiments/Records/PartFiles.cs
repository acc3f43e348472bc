using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>Puts together what the units of a run have written.</summary>
internal static class PartFiles
{
    /// <summary>Writes a table: its header, and the parts of all units that are finished and have one.</summary>
    public static void Join(RunFolder folder, IEnumerable<RunUnit> units, string table, Action<CsvWriter> writeHeader)
    {
        var parts = units.Where(folder.IsFinished).Select(unit => folder.Part(unit, table)).Where(File.Exists);
        AtomicFile.WriteText(
            folder.Table(table),
            writer =>
            {
                using (var header = Csv.Writer(writer))
                    writeHeader(header);
                Append(writer, parts);
            }
        );
    }

    /// <summary>Reads a table that was put together.</summary>
    /// <exception cref="InvalidInputException">Its parts were altered.</exception>
    public static T Read<T>(string path, Func<TextReader, T> read)
    {
        try
        {
            using var text = new StreamReader(path);
            return read(text);
        }
        catch (FormatException damage)
        {
            throw new InvalidInputException(
                $"{path}: was put together from parts that were altered: {damage.Message}",
                damage
            );
        }
    }

    /// <summary>What failed: the name of the unit, and the reason.</summary>
    public static IReadOnlyDictionary<string, string> Failures(RunFolder folder, IEnumerable<RunUnit> units) =>
        units
            .Where(unit => File.Exists(folder.FailedPart(unit)))
            .ToDictionary(unit => unit.Id, unit => File.ReadAllText(folder.FailedPart(unit)), StringComparer.Ordinal);

    private static void Append(TextWriter writer, IEnumerable<string> parts)
    {
        foreach (var part in parts)
        {
            using var reader = new StreamReader(part);
            var buffer = new char[1 << 16];
            for (int length; (length = reader.Read(buffer)) > 0; )
                writer.Write(buffer, 0, length);
        }
    }
}
