using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ProcessChain;

/// <summary>Reads what a <see cref="StateWriter"/> wrote.</summary>
/// <param name="reader">Where from; stays open.</param>
internal sealed class StateReader(BinaryReader reader) : StateArchive, IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override bool IsReading => true;

    /// <summary>Reads a whole record.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static void Read(BinaryReader reader, Action<StateArchive> keep)
    {
        using var archive = new StateReader(reader);
        keep(archive);
        archive.CheckSeal();
    }

    /// <summary>Reads one number.</summary>
    /// <exception cref="InvalidDataException">The record ends too early.</exception>
    public T Read<T>()
        where T : unmanaged
    {
        Unsafe.SkipInit(out T value);
        Read(new Span<T>(ref value));
        return value;
    }

    /// <summary>Reads as many numbers as there is room for.</summary>
    /// <exception cref="InvalidDataException">The record ends too early.</exception>
    public void Read<T>(Span<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        Fill(bytes);
        hash.AppendData(bytes);
    }

    public override void Keep<T>(Span<T> values) => Read(values);

    /// <summary>Ends the record.</summary>
    /// <exception cref="InvalidDataException">What was read is not what was written.</exception>
    public void CheckSeal()
    {
        var written = new byte[SHA256.HashSizeInBytes];
        Fill(written);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(written))
            throw new InvalidDataException("The saved state is damaged: its checksum does not fit.");
    }

    /// <summary>Ends the record, with which all ends.</summary>
    /// <exception cref="InvalidDataException">What was read is not what was written, or something follows it.</exception>
    public void CheckEnd()
    {
        CheckSeal();
        if (reader.Read(stackalloc byte[1]) > 0)
            throw new InvalidDataException("The saved state is damaged: something follows its end.");
    }

    public void Dispose() => hash.Dispose();

    private void Fill(Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var count = reader.Read(bytes);
            if (count == 0)
                throw new InvalidDataException("The saved state is damaged: it ends too early.");
            bytes = bytes[count..];
        }
    }
}
