using System.Security.Cryptography;
using System.Text;

namespace ProcessChain.Experiments;

/// <summary>
/// Files that say what they are and whether they are whole: a mark, the version of the format, the key of what was saved, a
/// SHA-256 of the content, its length, the content. Written and read as they come, without a copy in memory.
/// </summary>
/// <param name="name">What such a file is, for people.</param>
/// <param name="mark">The first bytes.</param>
/// <param name="remedy">What deleting it leads to.</param>
/// <param name="isFlushed">Whether it is on the disk before it has its name; what is not whole is done again.</param>
internal sealed class SealedFile(string name, string mark, string remedy, bool isFlushed = true)
{
    private const int Version = 2;

    /// <summary>Trainings under way.</summary>
    public static SealedFile Checkpoint { get; } =
        new("checkpoint", "PROCESSCHAIN-CHECKPOINT\n", "to train this controller from the beginning");

    /// <summary>What a unit of a run has come to.</summary>
    public static SealedFile Unit { get; } = new("note", "PROCESSCHAIN-UNIT\n", "to do this part of the run again");

    /// <summary>What a point of a sweep has come to.</summary>
    public static SealedFile Point { get; } =
        new("result", "PROCESSCHAIN-POINT\n", "to do this point of the sweep again", isFlushed: false);

    private readonly byte[] mark = Encoding.UTF8.GetBytes(mark);

    /// <param name="path">Where.</param>
    /// <param name="key">What the content belongs to; <see cref="Read"/> must be asked with the same.</param>
    /// <param name="write">Writes the content.</param>
    public void Write(string path, string key, Action<BinaryWriter> write) =>
        AtomicFile.Write(
            path,
            stream =>
            {
                using var header = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
                header.Write(mark);
                header.Write(Version);
                header.Write(key);
                header.Flush();
                var seal = stream.Position;
                header.Write(new byte[SHA256.HashSizeInBytes]);
                header.Write(0L);
                header.Flush();
                var begin = stream.Position;
                var digest = WriteContent(stream, write);
                var length = stream.Position - begin;
                stream.Position = seal;
                header.Write(digest);
                header.Write(length);
            },
            isFlushed
        );

    /// <summary>Looks whether the file is whole and belongs to the key.</summary>
    /// <exception cref="InvalidInputException">The file is of another kind, version or key, is truncated, or was altered.</exception>
    public void Check(string path, string key) => Read(path, key, _ => { });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidInputException">The file is of another kind, version or key, is truncated, or was altered.</exception>
    public void Read(string path, string key, Action<BinaryReader> read)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var reader = new BinaryReader(stream, Encoding.UTF8);
            CheckSeal(path, key, reader);
            read(reader);
        }
        catch (EndOfStreamException exception)
        {
            throw Refused(path, "is truncated", exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException)
        {
            throw Refused(path, $"does not fit: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, $"cannot be read: {exception.Message}", exception);
        }
    }

    private static byte[] WriteContent(Stream stream, Action<BinaryWriter> write)
    {
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var buffer = new BufferedStream(hashed, 1 << 16))
        using (var content = new BinaryWriter(buffer, Encoding.UTF8))
            write(content);
        return hash.Hash!;
    }

    private void CheckSeal(string path, string key, BinaryReader reader)
    {
        var stream = reader.BaseStream;
        if (!reader.ReadBytes(mark.Length).AsSpan().SequenceEqual(mark))
            throw Refused(path, $"is not a {name}, or its beginning is damaged");
        var version = reader.ReadInt32();
        if (version != Version)
            throw Refused(path, FormattableString.Invariant($"has the format {version}; this program reads {Version}"));
        var savedKey = reader.ReadString();
        if (!string.Equals(savedKey, key, StringComparison.Ordinal))
            throw Refused(path, "belongs to another definition, seed or version");
        var digest = reader.ReadBytes(SHA256.HashSizeInBytes);
        var length = reader.ReadInt64();
        var begin = stream.Position;
        if (length != stream.Length - begin)
            throw Refused(
                path,
                FormattableString.Invariant($"is truncated: {stream.Length - begin} of {length} bytes are there")
            );
        if (!SHA256.HashData(stream).AsSpan().SequenceEqual(digest))
            throw Refused(path, "was altered: its checksum does not fit");
        stream.Position = begin;
    }

    private InvalidInputException Refused(string path, string why, Exception? cause = null)
    {
        var message = $"{path}: the {name} {why}. Nothing was changed. Delete it {remedy}.";
        return cause is null ? new InvalidInputException(message) : new InvalidInputException(message, cause);
    }
}
