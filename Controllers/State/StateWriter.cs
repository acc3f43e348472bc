using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ProcessChain;

/// <summary>Writes plain numbers, and at the end a SHA-256 of them all by which damage is found. Little-endian.</summary>
/// <param name="writer">Where to; stays open.</param>
internal sealed class StateWriter(BinaryWriter writer) : StateArchive, IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override bool IsReading => false;

    /// <summary>Writes a whole record.</summary>
    public static void Write(BinaryWriter writer, Action<StateArchive> keep)
    {
        using var archive = new StateWriter(writer);
        keep(archive);
        archive.Seal();
    }

    /// <summary>Writes one number.</summary>
    public void Write<T>(T value)
        where T : unmanaged => Write(new ReadOnlySpan<T>(in value));

    /// <summary>Writes numbers, not how many.</summary>
    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        hash.AppendData(bytes);
        writer.Write(bytes);
    }

    public override void Keep<T>(Span<T> values) => Write<T>(values);

    /// <summary>Ends the record.</summary>
    public void Seal() => writer.Write(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();
}
