namespace ProcessChain.Experiments;

/// <summary>Tells files apart from pipes and devices, which may have no end, or nobody who writes to them.</summary>
internal static class OrdinaryFile
{
    /// <summary>Whether a file, or that to which a link leads, has a length above 0; pipes and devices have none. Opens nothing.</summary>
    /// <exception cref="IOException">It cannot be told.</exception>
    public static bool HasText(string path) =>
        (File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path))
            is FileInfo { Exists: true, Length: > 0 };
}
