namespace ProcessChain.Experiments;

/// <summary>A folder on a shelf, of which only ordinary files are seen: nothing that a link, a pipe or a device leads to.</summary>
/// <param name="Root">The folder that is served.</param>
/// <param name="Path">This folder, which is it or below it.</param>
internal sealed record ShelfPlace(string Root, string Path)
{
    /// <summary>The folder as seen from the one that is served.</summary>
    public string Name =>
        System.IO.Path.GetRelativePath(Root, Path) is var name and not "."
            ? name.Replace('\\', '/')
            : System.IO.Path.GetFileName(Path);

    /// <summary>The path of a file in it.</summary>
    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Whether it has such a file, with something in it.</summary>
    public bool Has(string name) =>
        new FileInfo(In(name)) is { Exists: true, Length: > 0, LinkTarget: null } && HasNoLinks();

    /// <summary>When a file was written last; the beginning of time where there is none.</summary>
    public DateTime Written(string name) => Has(name) ? File.GetLastWriteTimeUtc(In(name)) : DateTime.MinValue;

    /// <summary>A file, which may be replaced while it is read; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public FileStream? Open(string name) => Has(name) ? InputFile.OpenShared(In(name)) : null;

    /// <summary>Whether a folder between the one that is served and this one has become a link since it was found.</summary>
    private bool HasNoLinks()
    {
        for (var folder = Path; folder.Length > Root.Length; folder = System.IO.Path.GetDirectoryName(folder)!)
        {
            if (new DirectoryInfo(folder).LinkTarget is not null)
                return false;
        }
        return true;
    }
}
