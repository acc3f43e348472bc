using System.Reflection;

namespace ProcessChain.Experiments;

/// <summary>The pages of the server: a list of what a shelf holds, a page for each, and the files of each that are known.</summary>
/// <param name="shelf">What is shown.</param>
internal sealed class Site(Shelf shelf)
{
    /// <summary>The files of the pages themselves. No other name leads to any.</summary>
    private static readonly string[] Resources =
    [
        "serve.css",
        "serve.list.js",
        "serve.folder.js",
        "report.css",
        "figures.js",
        "charts.js",
    ];

    /// <summary>The answer to a path.</summary>
    public Answer Answer(string path)
    {
        try
        {
            return path.Trim('/').Split('/') switch
            {
                [""] => Page("serve.list.html"),
                ["list"] => Experiments.Answer.Json(shelf.List()),
                ["page", var name] when Resources.Contains(name, StringComparer.Ordinal) => Page(name),
                ["folder", var id] when shelf.Find(id) is not null => Page("serve.folder.html"),
                ["folder", var id, "state"] when shelf.Find(id) is { } folder => Experiments.Answer.Json(
                    folder.State()
                ),
                ["folder", var id, var name] when shelf.Find(id) is { } folder && folder.Open(name) is { } file =>
                    Experiments.Answer.File(name, folder.Name, file),
                _ => Experiments.Answer.Refusal(404, "There is nothing of this name."),
            };
        }
        catch (Exception failure) when (Shelf.IsOfAFolder(failure))
        {
            return Experiments.Answer.Refusal(404, failure.Message);
        }
    }

    private static Answer Page(string name) =>
        Experiments.Answer.Resource(
            name,
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? Stream.Null
        );
}
