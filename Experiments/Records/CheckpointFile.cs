using System.Security.Cryptography;

namespace ProcessChain.Experiments;

/// <summary>
/// A file that says what it is and whether it is whole: a mark, the version of the format, the key of what was saved, a
/// SHA-256 of the content, the content.
/// </summary>
internal static class CheckpointFile
{
    private const int Version = 1;
    private static readonly byte[] Mark = "PROCESSCHAIN-CHECKPOINT\n"u8.ToArray();

    /// <param name="path">Where.</param>
    /// <param name="key">What the content belongs to; <see cref="Read"/> must be asked with the same.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, string key, Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, System.Text.Encoding.UTF8, leaveOpen: true))
            write(writer);
        var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
        AtomicFile.Write(
            path,
            stream =>
            {
                using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                writer.Write(Mark);
                writer.Write(Version);
                writer.Write(key);
                writer.Write(SHA256.HashData(bytes.Span));
                writer.Write(content.Length);
                writer.Write(bytes.Span);
            }
        );
    }

    /// <summary>Looks whether the file is whole and belongs to the key.</summary>
    /// <exception cref="InvalidInputException">The file is of another kind, version or key, is truncated, or was altered.</exception>
    public static void Check(string path, string key) => Read(path, key, _ => { });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidInputException">The file is of another kind, version or key, is truncated, or was altered.</exception>
    public static void Read(string path, string key, Action<BinaryReader> read)
    {
        try
        {
            using var content = new MemoryStream(Content(path, key));
            using var reader = new BinaryReader(content);
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

    private static byte[] Content(string path, string key)
    {
        using var stream = File.OpenRead(path);
        using var reader = new BinaryReader(stream);
        if (!reader.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark))
            throw Refused(path, "is not a checkpoint, or its beginning is damaged");
        var version = reader.ReadInt32();
        if (version != Version)
            throw Refused(path, $"has the format {version}; this program reads {Version}");
        var savedKey = reader.ReadString();
        if (!string.Equals(savedKey, key, StringComparison.Ordinal))
            throw Refused(path, "belongs to another definition, seed or version");
        var digest = reader.ReadBytes(SHA256.HashSizeInBytes);
        var length = reader.ReadInt64();
        if (length != stream.Length - stream.Position)
            throw Refused(path, $"is truncated: {stream.Length - stream.Position} of {length} bytes are there");
        var content = reader.ReadBytes((int)length);
        return SHA256.HashData(content).AsSpan().SequenceEqual(digest)
            ? content
            : throw Refused(path, "was altered: its checksum does not fit");
    }

    private static InvalidInputException Refused(string path, string why, Exception? cause = null)
    {
        var message =
            $"{path}: the checkpoint {why}. Nothing was changed. Delete it to train this controller from the beginning.";
        return cause is null ? new InvalidInputException(message) : new InvalidInputException(message, cause);
    }
}
