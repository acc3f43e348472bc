using System.Security.Cryptography;

namespace ProcessChain;

/// <summary>The content of an ONNX file; equal where the bytes are.</summary>
internal sealed class OnnxFile : IEquatable<OnnxFile>
{
    private const int LargestFile = 256 * 1024 * 1024;

    /// <param name="bytes">All of the file.</param>
    public OnnxFile(byte[] bytes)
    {
        Bytes = bytes;
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>What is in it.</summary>
    public byte[] Bytes { get; }

    /// <summary>SHA-256 of it.</summary>
    public string Hash { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">There is none, or it cannot be read, or is too long to be one.</exception>
    public static OnnxFile Read(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            throw new IOException($"It has more than {LargestFile} bytes.");
        return new OnnxFile(File.ReadAllBytes(path));
    }

    public bool Equals(OnnxFile? other) => other is not null && Hash == other.Hash;

    public override bool Equals(object? obj) => Equals(obj as OnnxFile);

    public override int GetHashCode() => Hash.GetHashCode(StringComparison.Ordinal);
}
