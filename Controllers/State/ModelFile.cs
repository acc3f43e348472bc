using System.Security.Cryptography;

namespace ProcessChain;

/// <summary>The content of a file from which a controller is made; equal where the bytes are.</summary>
internal sealed class ModelFile : IEquatable<ModelFile>
{
    private const int LargestFile = 256 * 1024 * 1024;

    /// <param name="bytes">All of the file.</param>
    public ModelFile(byte[] bytes)
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
    public static ModelFile Read(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            throw new IOException($"It has more than {LargestFile} bytes.");
        return new ModelFile(File.ReadAllBytes(path));
    }

    public bool Equals(ModelFile? other) => other is not null && Hash == other.Hash;

    public override bool Equals(object? obj) => Equals(obj as ModelFile);

    public override int GetHashCode() => Hash.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The settings of a controller that is made from a file. Implemented by the definition.</summary>
internal interface IModelOfFile
{
    /// <summary>How the names of such files end, dot included.</summary>
    string Extension { get; }

    /// <summary>The file; relative ones start from the folder of the definition file.</summary>
    string Path { get; }

    /// <summary>SHA-256 of the file's content; null: whichever it has.</summary>
    string? Sha256 { get; }

    /// <summary>What is in the file; null before it was read.</summary>
    ModelFile? File { get; }

    /// <summary>These settings with the file that they name.</summary>
    RuleDefinition With(ModelFile file);
}
