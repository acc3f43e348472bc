using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.Playwright;

namespace ProcessChain.Tests;

/// <summary>The pages of the server in a browser, with a run under way.</summary>
[Category("Browser")]
internal sealed class ServePageTests
{
    /// <summary>Under way for a quarter of a minute.</summary>
    private static readonly string Longer = TinyExperiment
        .Text.Replace("episodes: 4,", "episodes: 4000,", StringComparison.Ordinal)
        .Replace("[8], batchSize: 8", "[32, 32], batchSize: 32", StringComparison.Ordinal)
        .Replace("periods: 40, validationEpisodes: 1", "periods: 60, validationEpisodes: 1", StringComparison.Ordinal)
        .Replace("validateEvery: 2", "validateEvery: 60", StringComparison.Ordinal);

    private ServedFolder served = null!;
    private Browser browser = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        browser = await Browser.StartAsync();
        served = await ServedFolder.StartAsync("first", "second");
        Directory.CreateDirectory(served["runs", "damaged"]);
        File.WriteAllText(served["runs", "damaged", "record.json"], "{ <b id='hostile'>");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        if (served is not null)
            await served.DisposeAsync();
    }

    [Test]
    public async Task List_ShowsRuns_AndWhatIsWrongWithOne()
    {
        var opened = await ListAsync();
        var damaged = opened.Page.Locator("#runs tbody tr", new() { HasText = "damaged" });
        Assert.That(await damaged.InnerTextAsync(), Does.Contain("cannot be read: record.json:1: is not the record"));
        Assert.That(await opened.Page.Locator("#hostile").CountAsync(), Is.Zero);
        Assert.That(await opened.Page.Locator("#count").InnerTextAsync(), Does.StartWith("3 of 3 shown"));
        Assert.That(
            await opened.TellAsync<string>("location.search"),
            Is.Empty,
            "the token is no longer in the address"
        );
        Assert.That(opened.Complaints, Is.Empty);
        Assert.That(
            opened.Requests.Select(address => new Uri(address).Authority).Distinct(),
            Is.EqualTo(new[] { served.Address.Authority })
        );
    }

    [Test]
    public async Task Filter_LeavesRowsWithAllWords()
    {
        var opened = await ListAsync();
        await opened.Page.GetByLabel("Filter").FillAsync("FINISHED second");
        await Assertions.Expect(opened.Page.Locator("#count")).ToHaveTextAsync("1 of 3 shown");
        Assert.That(await opened.Page.Locator("#runs tbody tr:visible").InnerTextAsync(), Does.Contain("second"));
    }

    [Test]
    public async Task Keyboard_ReachesEverything_AndOpensAReport()
    {
        var opened = await ListAsync();
        var links = await opened.TellAsync<string[]>("[...document.querySelectorAll('a')].map(a => a.ariaLabel)");
        var reached = new List<string>();
        foreach (var _ in links.Prepend("Filter"))
        {
            await opened.Page.Keyboard.PressAsync("Tab");
            reached.Add(
                await opened.TellAsync<string>(
                    "document.activeElement.ariaLabel ?? document.activeElement.labels[0].textContent"
                )
            );
            Assert.That(
                await opened.TellAsync<string>("getComputedStyle(document.activeElement).outlineStyle"),
                Is.EqualTo("solid")
            );
        }
        Assert.That(reached, Is.EqualTo(links.Prepend("Filter")));
        Assert.That(links, Has.Member("report of first").And.Member("files of damaged"));
        await opened.Page.Locator("[aria-label='report of first']").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await ReportIsShownAsync(opened);
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task Focus_StaysWhereItIs_WhenTheListChanges()
    {
        var opened = await ListAsync();
        await opened.Page.Locator("[aria-label='report of first']").FocusAsync();
        ExperimentRun.Run(TinyExperiment.Read(), served["runs", "third"]);
        await opened.Page.WaitForSelectorAsync("[aria-label='report of third']");
        var focused = await opened.TellAsync<string>("document.activeElement.ariaLabel");
        Directory.Delete(served["runs", "third"], recursive: true);
        Assert.That(focused, Is.EqualTo("report of first"));
    }

    [TestCase(ColorScheme.Light, 1280)]
    [TestCase(ColorScheme.Dark, 390)]
    public async Task Display_CutsNothing(ColorScheme colours, int width)
    {
        var opened = await ListAsync(colours, width);
        Assert.That(await opened.WiderThanThePageAsync(), Is.Empty);
        await opened.Page.Locator("[aria-label='files of first']").ClickAsync();
        await opened.Page.WaitForSelectorAsync("#files li");
        Assert.That(await opened.WiderThanThePageAsync(), Is.Empty);
        Assert.That(
            await opened.TellAsync<string>("getComputedStyle(document.body).backgroundColor"),
            Is.EqualTo(colours == ColorScheme.Dark ? "rgb(20, 23, 27)" : "rgb(255, 255, 255)")
        );
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task RunUnderWay_IsFollowedToItsReport(CancellationToken stop)
    {
        File.WriteAllText(served["longer.yaml"], Longer);
        using var process = new ProgramProcess(
            "run",
            served["longer.yaml"],
            "--out",
            served["runs", "longer"],
            "--jobs",
            "1"
        );
        var opened = await ListAsync();
        await opened.Page.Locator("[aria-label='follow of longer']").ClickAsync();
        await opened.Page.WaitForSelectorAsync("#learning .js-plotly-plot");
        await Assertions.Expect(opened.Page.Locator("#status")).ToHaveTextAsync("running");
        const string Last = "Math.max(...document.querySelector('.chart').data[0].x)";
        var before = await opened.TellAsync<double>(Last);
        while (await opened.TellAsync<double>(Last) <= before)
            await Task.Delay(TimeSpan.FromMilliseconds(200), stop);
        Assert.Multiple(async () =>
        {
            Assert.That(
                await opened.Page.Locator(".chart").First.GetAttributeAsync("aria-label"),
                Does.Match(
                    @"^Learning curve of learner: cost/day by episode\. learner\.1: cost/day [\d.]+ in episode \d+"
                )
            );
            Assert.That(
                await opened.Page.Locator("#sentences").InnerTextAsync(),
                Does.Match(@"^\d+ %: \d of 5 tasks done")
            );
            Assert.That(await opened.Page.Locator("#tasks tbody tr").First.InnerTextAsync(), Does.Contain("under way"));
            Assert.That(await opened.WiderThanThePageAsync(), Is.Empty);
            Assert.That(opened.Complaints, Is.Empty);
        });
        await ReportIsShownAsync(opened, seconds: 120);
        process.Wait().AssertSucceeded();
        Directory.Delete(served["runs", "longer"], recursive: true);
    }

    [Test]
    public async Task ServerThatHasEnded_IsTold()
    {
        var other = await ServedFolder.StartAsync("run");
        var opened = await browser.VisitAsync(other.Address);
        await opened.Page.WaitForSelectorAsync("#runs tbody tr");
        await other.DisposeAsync();
        await Microsoft
            .Playwright.Assertions.Expect(opened.Page.Locator("#count"))
            .ToHaveTextAsync("The server does not answer; it has been ended.");
    }

    private async Task<OpenedPage> ListAsync(ColorScheme colours = ColorScheme.Light, int width = 1280)
    {
        var opened = await browser.VisitAsync(served.Address, colours, width);
        await opened.Page.WaitForSelectorAsync("#runs tbody tr");
        return opened;
    }

    private static async Task ReportIsShownAsync(OpenedPage opened, int seconds = 30)
    {
        await opened.Page.WaitForURLAsync(
            new Regex(@"/report\.html$", RegexOptions.None, TimeSpan.FromSeconds(1)),
            new() { Timeout = seconds * 1000 }
        );
        await opened.ChartsAreDrawnAsync();
    }
}
