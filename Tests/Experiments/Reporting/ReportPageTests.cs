using Microsoft.Playwright;

namespace ProcessChain.Tests;

[Category("Browser")]
internal sealed class ReportPageTests
{
    private const int Charts = 4;
    private const string FirstStock = "[...document.querySelector('#day-chart').data[0].y]";

    private SampleRun run = null!;
    private Browser browser = null!;
    private string report = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        browser = await Browser.StartAsync();
        run = new SampleRun();
        report = run.WriteReport();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        run?.Dispose();
        if (browser is not null)
            await browser.DisposeAsync();
    }

    [Test]
    public async Task OpenedOffline_DrawsAllChartsWithoutRequestsOrComplaints()
    {
        var opened = await DrawnAsync();
        Assert.Multiple(() =>
        {
            Assert.That(opened.Complaints, Is.Empty);
            Assert.That(opened.Requests, Is.EqualTo(new[] { new Uri(report).AbsoluteUri }));
        });
        Assert.That(
            await opened.Page.Locator(".js-plotly-plot svg.main-svg:first-of-type").CountAsync(),
            Is.EqualTo(Charts)
        );
        Assert.That(await opened.Page.Locator("#no-charts").IsVisibleAsync(), Is.False);
    }

    [Test]
    public async Task HostileNames_StayText()
    {
        var opened = await DrawnAsync();
        Assert.That(await opened.Page.Locator("#hostile").CountAsync(), Is.Zero);
        Assert.That(await opened.Page.TitleAsync(), Is.EqualTo(SampleRun.Experiment.Title));
        Assert.That(await opened.Page.Locator("#failures").InnerTextAsync(), Does.Contain(SampleRun.Hostile));
        Assert.That(await opened.Page.Locator("#definition table").InnerTextAsync(), Does.Contain(SampleRun.Hostile));
    }

    [Test]
    public async Task AnotherControllerChosen_ShowsItsDays()
    {
        var opened = await DrawnAsync();
        var before = await opened.TellAsync<int[]>(FirstStock);
        await opened.Page.SelectOptionAsync("#day-controller", "make-to-order");
        var after = await opened.TellAsync<int[]>(FirstStock);
        var expected = run.Data.Days.Single(course => course.Controller is "make-to-order").Stock[0];
        Assert.Multiple(() =>
        {
            Assert.That(after, Is.Not.EqualTo(before));
            Assert.That(after, Is.EqualTo(expected));
        });
        Assert.That(await opened.Page.Locator("#days figcaption").InnerTextAsync(), Does.Contain("make-to-order"));
    }

    [TestCase("results", "#cost-chart", "xaxis")]
    [TestCase("learning", "#learning-charts .chart", "yaxis")]
    public async Task ScaleChosen_IsTheScaleOfTheAxis(string section, string chart, string axis)
    {
        var opened = await DrawnAsync();
        foreach (var (choice, type) in new[] { ("logarithmic", "log"), ("linear", "linear") })
        {
            await opened
                .Page.Locator($"[data-scale={section}]")
                .GetByLabel(choice, new() { Exact = true })
                .CheckAsync();
            var shown = await opened.TellAsync<string>($"document.querySelector('{chart}')._fullLayout.{axis}.type");
            Assert.That(shown, Is.EqualTo(type));
        }
        Assert.That(opened.Complaints, Is.Empty);
    }

    [TestCase("#cost-chart", "x")]
    [TestCase("#learning-charts .chart", "y")]
    public async Task Optimum_IsADashedLineWithALegend(string chart, string axis)
    {
        var opened = await DrawnAsync();
        var line = $"document.querySelector('{chart}').layout.shapes.find(shape => shape.name)";
        Assert.That(await opened.TellAsync<double>($"{line}.{axis}0"), Is.EqualTo(10));
        Assert.That(await opened.TellAsync<string>($"{line}.line.dash"), Does.Contain("dash"));
        Assert.That(
            await opened.Page.Locator($"{chart} .legend").First.TextContentAsync(),
            Does.Contain("optimum 10.00")
        );
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task Results_TellGapsWorstAndSelectedTraining()
    {
        var opened = await DrawnAsync();
        var row = opened.Page.Locator("#results tbody tr").Filter(new() { HasText = "learned" });
        var cells = (await row.Locator("td").AllInnerTextsAsync()).Select(OpenedPage.OneLine);
        Assert.That(
            cells.TakeLast(4),
            Is.EqualTo(new[] { "+15.0 % ± 24.8", "2", "2: 12.0 +20.0 %", "1: 11.0 +10.0 %" })
        );
        Assert.That(
            await opened.Page.Locator("#reference").InnerTextAsync(),
            Does.Contain("10.000 a day").And.Contain("noise")
        );
    }

    [Test]
    public async Task DarkDisplay_DarkensPageAndCharts()
    {
        var light = await ColoursAsync(await DrawnAsync());
        var dark = await ColoursAsync(await DrawnAsync(ColorScheme.Dark));
        Assert.Multiple(() =>
        {
            Assert.That(light, Is.EqualTo(new[] { "rgb(255, 255, 255)", "#ffffff" }));
            Assert.That(dark, Is.EqualTo(new[] { "rgb(20, 23, 27)", "#14171b" }));
        });
    }

    [Test]
    public async Task PrintedFromDarkDisplay_IsLightAndNothingIsCut()
    {
        var opened = await DrawnAsync(ColorScheme.Dark);
        await opened.ShowAsPrintedAsync();
        Assert.That(await ColoursAsync(opened), Is.EqualTo(new[] { "rgb(255, 255, 255)", "#ffffff" }));
        var edges = await opened.EdgesAsync();
        Assert.That(edges, Is.All.LessThanOrEqualTo(edges[0] + 1));
    }

    [Test]
    public async Task WithoutChartLibrary_SaysSoAndShowsTables()
    {
        using var library = new StreamReader(typeof(ReportWriter).Assembly.GetManifestResourceStream("charts.js")!);
        var path = Path.Combine(run.Folder.Path, "without-charts.html");
        AtomicFile.WriteText(path, (await File.ReadAllTextAsync(report)).Replace(await library.ReadToEndAsync(), ""));
        var opened = await browser.OpenAsync(path);
        Assert.That(await opened.Page.Locator("#no-charts").IsVisibleAsync(), Is.True);
        Assert.That(await opened.Page.Locator("#results tbody tr").CountAsync(), Is.EqualTo(4));
        Assert.That(await opened.Page.Locator("#days").IsVisibleAsync(), Is.False);
        Assert.That(opened.Complaints, Is.Empty);
    }

    private async Task<OpenedPage> DrawnAsync(ColorScheme colours = ColorScheme.Light)
    {
        var opened = await browser.OpenAsync(report, colours);
        await opened.ChartsAreDrawnAsync();
        return opened;
    }

    private static Task<string[]> ColoursAsync(OpenedPage opened) =>
        opened.TellAsync<string[]>(
            "[getComputedStyle(document.body).backgroundColor, document.querySelector('#cost-chart')._fullLayout.paper_bgcolor]"
        );
}
