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

    /// <summary>What reaches beyond the page, or needs more room than it has; what is read out only is left out.</summary>
    public Task<string[]> WiderThanThePageAsync() =>
        TellAsync<string[]>(
            """
            [...document.querySelectorAll("body *")]
              .filter((e) => e.getClientRects().length > 0 && !e.closest("h2, #js-plotly-tester"))
              .filter((e) => e instanceof HTMLElement || e.matches("svg:not(svg *), .js-plotly-plot text"))
              .filter((e) => {
                const { left, right } = e.getBoundingClientRect();
                const page = document.body.getBoundingClientRect();
                const hides = e instanceof HTMLElement && !e.closest(".chart") && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0;
                return right > page.right + 1 || left < page.left - 1 || hides;
              })
              .map((e) => `${e.tagName} ${e.id} ${e.className.baseVal ?? e.className}: ${e.textContent.slice(0, 40)}`)
            """
        );

    /// <summary>Pictures and texts that a chart's tools lie on.</summary>
    public Task<string[]> CoveredByToolsAsync() =>
        TellAsync<string[]>(
            """
            [...document.querySelectorAll(".modebar-group")].flatMap((tool) => {
              const { top, bottom, left, right } = tool.getBoundingClientRect();
              return [...document.querySelectorAll(".main-svg, p, li, label, figcaption, h3 span, .files button, #system svg")]
                .filter((e) => e.getClientRects().length > 0)
                .filter((e) => {
                  const other = e.getBoundingClientRect();
                  return other.top < bottom - 1 && other.bottom > top + 1 && other.left < right && other.right > left;
                })
                .map((e) => `${tool.closest(".chart").id} covers ${e.tagName}: ${e.textContent.slice(0, 40)}`);
            })
            """
        );

    /// <summary>A colour of the page, <c>#rrggbb</c>.</summary>
    public Task<string> ColourAsync(string name) =>
        TellAsync<string>($"getComputedStyle(document.documentElement).getPropertyValue('--{name}').trim()");

    /// <summary>The file that a button below a figure gives.</summary>
    public async Task<string> DownloadAsync(string figure, string button)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() =>
            Page.Locator(figure).GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync()
        );
        using var text = new StreamReader(await download.CreateReadStreamAsync());
        return await text.ReadToEndAsync();
    }

    /// <summary>Text as it is read: one space between words.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    public Task<T> TellAsync<T>(string script) => Page.EvaluateAsync<T>(script);
}
