using System.Collections.Immutable;

namespace ProcessChain.Experiments;

/// <summary>What a unit of a run has come to: with it a unit is finished or has failed, without it there is work to do.</summary>
/// <param name="Seconds">What its training or computation took on this machine.</param>
/// <param name="Failure">Why it has failed; empty where it has not.</param>
/// <param name="Files">The files that it has written, by their paths in the folder of the run, with their SHA-256.</param>
internal sealed record UnitNote(double Seconds, string Failure, IReadOnlyDictionary<string, string> Files)
{
    public bool IsFinished => Failure.Length == 0;

    public static UnitNote OfFailure(string reason) => new(0, reason, ImmutableDictionary<string, string>.Empty);

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(RunFolder folder, WorkUnit unit) =>
        SealedFile.Unit.Write(
            folder.Note(unit),
            folder.Key(unit),
            writer =>
            {
                writer.Write(Seconds);
                writer.Write(Failure);
                writer.Write(Files.Count);
                foreach (var (file, hash) in Files)
                {
                    writer.Write(file);
                    writer.Write(hash);
                }
            }
        );

    /// <summary>The note of a unit; null where there is none.</summary>
    /// <exception cref="InvalidInputException">It is damaged, or was altered.</exception>
    public static UnitNote? Read(RunFolder folder, WorkUnit unit)
    {
        if (!File.Exists(folder.Note(unit)))
            return null;
        UnitNote? note = null;
        SealedFile.Unit.Read(folder.Note(unit), folder.Key(unit), reader => note = Read(reader));
        return note;
    }

    private static UnitNote Read(BinaryReader reader)
    {
        var (seconds, failure, count) = (reader.ReadDouble(), reader.ReadString(), reader.ReadInt32());
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            files.Add(reader.ReadString(), reader.ReadString());
        return new UnitNote(seconds, failure, files);
    }
}
