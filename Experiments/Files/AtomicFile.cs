using System.Security.Cryptography;

namespace ProcessChain.Experiments;

/// <summary>Files that are there whole or not at all, whatever happens while they are written.</summary>
internal static class AtomicFile
{
    private const string Unfinished = ".unfinished";

    /// <summary>Whether this is what a killed program left of a file.</summary>
    public static bool IsUnfinished(string path) => path.EndsWith(Unfinished, StringComparison.Ordinal);

    /// <param name="path">Where.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="isFlushed">
    /// Whether it is on the disk before it has its name. Else a power cut may leave a file of this name with half of its content,
    /// which then has to be told by a seal; it takes a hundredth of the time.
    /// </param>
    public static void Write(string path, Action<Stream> write, bool isFlushed = true) =>
        Rename(
            path,
            unfinished =>
            {
                using var stream = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
                write(stream);
                stream.Flush(isFlushed);
            }
        );

    /// <summary>Has a file made under another name, and gives it its own when it is whole.</summary>
    public static void Rename(string path, Action<string> make)
    {
        var unfinished = path + Unfinished;
        try
        {
            make(unfinished);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Writes a file from its beginning to its end.</summary>
    /// <returns>The SHA-256 of what was written.</returns>
    public static string WriteHashed(string path, Action<Stream> write)
    {
        using var hash = SHA256.Create();
        Write(
            path,
            stream =>
            {
                using var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true);
                write(hashed);
            }
        );
        return Convert.ToHexStringLower(hash.Hash!);
    }

    /// <summary>Writes text as UTF-8 without a byte order mark; lines end as the writer's caller says.</summary>
    /// <returns>The SHA-256 of what was written.</returns>
    public static string WriteText(string path, Action<TextWriter> write) =>
        WriteHashed(
            path,
            stream =>
            {
                using var writer = new StreamWriter(stream, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
                write(writer);
            }
        );

    public static void WriteText(string path, string text) => WriteText(path, writer => writer.Write(text));

    /// <summary>The SHA-256 of a file; null where there is none.</summary>
    public static string? HashOf(string path)
    {
        if (!File.Exists(path))
            return null;
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
