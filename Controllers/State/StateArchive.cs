using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ProcessChain;

/// <summary>
/// A record of plain numbers, little-endian, that is either written or read, so that each part of a state tells once, for
/// both ways, what is kept of it: all that its next step depends on. It ends with a SHA-256 of them all, by which damage is found.
/// </summary>
internal sealed class StateArchive : IDisposable
{
    private readonly Stream stream;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<Action> whenWhole = [];

    private StateArchive(Stream stream, bool isReading) => (this.stream, IsReading) = (stream, isReading);

    /// <summary>Whether numbers come out of the record; else they go into it.</summary>
    public bool IsReading { get; }

    /// <summary>Writes a record.</summary>
    public static void Write(Stream destination, Action<StateArchive> keep)
    {
        using var archive = new StateArchive(destination, isReading: false);
        keep(archive);
        destination.Write(archive.hash.GetHashAndReset());
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static void Read(Stream source, Action<StateArchive> keep)
    {
        using var archive = new StateArchive(source, isReading: true);
        keep(archive);
        var written = new byte[SHA256.HashSizeInBytes];
        archive.Fill(written);
        if (!archive.hash.GetHashAndReset().AsSpan().SequenceEqual(written))
            throw new InvalidDataException("The saved state is damaged: its checksum does not fit.");
        archive.whenWhole.ForEach(work => work());
    }

    /// <summary>Reads a record with which the source ends.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or something follows it.</exception>
    public static void ReadLast(Stream source, Action<StateArchive> keep)
    {
        Read(source, keep);
        if (source.ReadByte() >= 0)
            throw new InvalidDataException("The saved state is damaged: something follows its end.");
    }

    /// <summary>Has something done with what was read, once all of it has been read and found whole.</summary>
    public void WhenWhole(Action work) => whenWhole.Add(work);

    /// <summary>Keeps a list of numbers, of any length.</summary>
    /// <exception cref="InvalidDataException">The record ends too early.</exception>
    public void Keep<T>(List<T> values)
        where T : unmanaged
    {
        const int Piece = 4096;
        var count = Keep(values.Count);
        if (count < 0)
            throw new InvalidDataException($"The saved state has a list of {count} numbers.");
        if (IsReading)
            values.Clear();
        for (var first = 0; first < count; first += Piece)
        {
            var end = Math.Min(first + Piece, count);
            if (IsReading)
                CollectionsMarshal.SetCount(values, end);
            Keep(CollectionsMarshal.AsSpan(values)[first..end]);
        }
    }

    /// <summary>Keeps numbers, not how many: they are written, or overwritten with those that were.</summary>
    /// <exception cref="InvalidDataException">The record ends too early.</exception>
    public void Keep<T>(Span<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        if (IsReading)
            Fill(bytes);
        else
            stream.Write(bytes);
        hash.AppendData(bytes);
    }

    /// <summary>Keeps one number: the answer is the given one, or that which was written.</summary>
    public T Keep<T>(T value)
        where T : unmanaged
    {
        Keep(new Span<T>(ref value));
        return value;
    }

    /// <summary>Keeps a number that must be the same when it is read.</summary>
    /// <param name="value">The number.</param>
    /// <param name="meaning">What is told where it is not, e.g. <c>inputs:</c>.</param>
    /// <exception cref="InvalidDataException">Another one was written.</exception>
    public void Expect(int value, string meaning)
    {
        var found = Keep(value);
        if (found != value)
            throw new InvalidDataException($"The saved state has {meaning} {found}; {value} is expected.");
    }

    /// <summary>Keeps a text that must be the same when it is read.</summary>
    /// <inheritdoc cref="Expect(int, string)"/>
    public void Expect(string value, string meaning)
    {
        const int Longest = 10_000;
        var bytes = Encoding.UTF8.GetBytes(value);
        var length = Keep(bytes.Length);
        if (length is < 0 or > Longest)
            throw new InvalidDataException($"The saved state has a text of {length} bytes.");
        Array.Resize(ref bytes, length);
        Keep<byte>(bytes);
        var found = Encoding.UTF8.GetString(bytes);
        if (!string.Equals(found, value, StringComparison.Ordinal))
            throw new InvalidDataException($"The saved state has {meaning} '{found}'; '{value}' is expected.");
    }

    public void Dispose() => hash.Dispose();

    private void Fill(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException("The saved state is damaged: it ends too early.");
    }
}
