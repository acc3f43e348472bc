using Microsoft.Playwright;

namespace ProcessChain.Tests;

/// <summary>A report in a browser, and what it did besides showing itself.</summary>
internal sealed class OpenedPage
{
    private readonly List<string> complaints = [];
    private readonly List<string> requests = [];

    private OpenedPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>What it wrote to the console, and scripts that failed.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>The addresses it asked for, its own first.</summary>
    public IReadOnlyList<string> Requests => requests;

    public static async Task<OpenedPage> OpenAsync(IPage page, Uri address)
    {
        var opened = new OpenedPage(page);
        await page.GotoAsync(address.AbsoluteUri);
        return opened;
    }

    public Task ChartsAreDrawnAsync() => Page.WaitForSelectorAsync("html[data-charts=drawn]");

    public async Task ShowAsPrintedAsync()
    {
        await Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Page.WaitForSelectorAsync("html.printing[data-charts=drawn]");
    }

    /// <summary>How far to the right the page reaches, and then its tables, codes and charts.</summary>
    public Task<double[]> EdgesAsync() =>
        TellAsync<double[]>(
            "[document.body, ...document.querySelectorAll('table, pre, .main-svg')].map(e => e.getBoundingClientRect().right)"
        );

    /// <summary>Text as it is read: one space between words.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    public Task<T> TellAsync<T>(string script) => Page.EvaluateAsync<T>(script);
}
