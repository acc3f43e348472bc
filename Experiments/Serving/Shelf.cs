using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>The runs, sweeps and comparisons below a folder. What is asked for is looked up among them: no path comes from outside.</summary>
internal sealed class Shelf
{
    private const int Deepest = 8;
    private const int MostFolders = 20_000;

    private readonly Lock gate = new();
    private readonly string root;
    private Dictionary<string, ShelfFolder> folders = new(StringComparer.Ordinal);
    private DateTime looked;
    private int unreadable;
    private bool isCut;

    /// <param name="path">The folder.</param>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public Shelf(string path)
    {
        if (!Directory.Exists(path))
            throw new InvalidInputException(
                $"{path}: is no folder; the folder of runs is needed, e.g. the folder results in which 'run' puts them."
            );
        root = Path.GetFullPath(path);
    }

    /// <summary>For so long what was found is not looked for again.</summary>
    public TimeSpan Fresh { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What can be wrong with a folder that is damaged or being written, and not with this program.</summary>
    public static bool IsOfAFolder(Exception failure) =>
        failure
            is InvalidInputException
                or IOException
                or UnauthorizedAccessException
                or JsonException
                or FormatException
                or InvalidDataException;

    /// <summary>All that is there now, newest first.</summary>
    public ShelfList List()
    {
        lock (gate)
        {
            Look();
            return new ShelfList(
                root,
                [
                    .. folders
                        .Values.Select(folder => folder.Row())
                        .OrderByDescending(row => row.Begun)
                        .ThenBy(row => row.Name, StringComparer.Ordinal),
                ],
                [
                    .. isCut
                        ?
                        [
                            $"There are more than {MostFolders} folders, and not all were looked into: serve one further below.",
                        ]
                        : Array.Empty<string>(),
                    .. unreadable > 0
                        ? [$"{NumberText.Count(unreadable, "folder")} cannot be read."]
                        : Array.Empty<string>(),
                ]
            );
        }
    }

    /// <summary>The folder with an id; null where there is none.</summary>
    public ShelfFolder? Find(string id)
    {
        lock (gate)
        {
            if (!folders.ContainsKey(id))
                Look();
            return folders.GetValueOrDefault(id);
        }
    }

    /// <summary>Looks again, but not more often than anybody would notice.</summary>
    private void Look()
    {
        var now = RunRecord.Now();
        if (now - looked < Fresh && now >= looked)
            return;
        (looked, unreadable, isCut) = (now, 0, false);
        var found = new Dictionary<string, ShelfFolder>(StringComparer.Ordinal);
        foreach (var (path, open) in Walk())
        {
            var id = IdOf(path);
            found[id] =
                folders.GetValueOrDefault(id) is { } known && known.GetType() == open.Type ? known : open.Create(id);
        }
        folders = found;
    }

    private IEnumerable<(string Path, Opener Open)> Walk()
    {
        var seen = 0;
        var next = new Queue<(string Path, int Depth)>([(root, 0)]);
        while (next.TryDequeue(out var folder))
        {
            if (++seen > MostFolders)
            {
                isCut = true;
                yield break;
            }
            if (OpenerOf(folder.Path) is { } open)
                yield return (folder.Path, open);
            else if (folder.Depth < Deepest)
            {
                foreach (var below in FoldersIn(folder.Path))
                    next.Enqueue((below, folder.Depth + 1));
            }
        }
    }

    private Opener? OpenerOf(string path)
    {
        var place = new ShelfPlace(root, path);
        return place.Has(Path.GetFileName(SweepFolder.RecordIn(path)))
                ? new(typeof(SweepOnShelf), id => new SweepOnShelf(id, place))
            : place.Has(RunOnShelf.Record) ? new(typeof(RunOnShelf), id => new RunOnShelf(id, place))
            : place.Has(ComparisonOnShelf.Page) ? new(typeof(ComparisonOnShelf), id => new ComparisonOnShelf(id, place))
            : null;
    }

    /// <summary>The folders in a folder; links are not followed, and hidden ones are not looked into.</summary>
    private IReadOnlyList<string> FoldersIn(string path)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(path)
                    .EnumerateDirectories()
                    .Where(folder => folder.LinkTarget is null && !folder.Name.StartsWith('.'))
                    .Select(folder => folder.FullName),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            unreadable++;
            return [];
        }
    }

    /// <summary>The same for the same folder, also after the server was started anew.</summary>
    private string IdOf(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, path))))[..16];

    private sealed record Opener(Type Type, Func<string, ShelfFolder> Create);
}

/// <summary>What a shelf holds.</summary>
/// <param name="Folder">The folder that is served.</param>
/// <param name="Rows">What was found in it.</param>
/// <param name="Notes">What could not be looked at.</param>
internal sealed record ShelfList(string Folder, IReadOnlyList<ShelfRow> Rows, IReadOnlyList<string> Notes);
