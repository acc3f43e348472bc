using Microsoft.Playwright;

namespace ProcessChain.Tests;

[Category("Browser")]
[TestFixture("chain")]
[TestFixture("inventory")]
internal sealed class ReportPageTests(string system)
{
    private readonly SampleRun run = system == "chain" ? SampleRun.Chain : SampleRun.Inventory;
    private readonly ReportData data = (system == "chain" ? SampleRun.Chain : SampleRun.Inventory).Data;
    private TemporaryFolder place = null!;
    private Browser browser = null!;
    private string report = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        place = new TemporaryFolder();
        browser = await Browser.StartAsync();
        report = place.Write("report.html", ReportWriter.Page(data));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        place.Dispose();
        if (browser is not null)
            await browser.DisposeAsync();
    }

    [Test]
    public async Task OpenedOffline_DrawsAllChartsWithoutRequestsOrComplaints()
    {
        var opened = await DrawnAsync();
        var charts = 4 + data.Learning.Sum(curve => 1 + curve.Losses.Count) + (data.Spread is null ? 0 : 1);
        Assert.Multiple(() =>
        {
            Assert.That(opened.Complaints, Is.Empty);
            Assert.That(opened.Requests, Is.EqualTo(new[] { new Uri(report).AbsoluteUri }));
        });
        Assert.That(
            await opened.Page.Locator(".js-plotly-plot svg.main-svg:first-of-type").CountAsync(),
            Is.EqualTo(charts)
        );
        Assert.That(await opened.Page.Locator("#no-charts").IsVisibleAsync(), Is.False);
    }

    [Test]
    public async Task Contents_ListEverySection()
    {
        var opened = await DrawnAsync();
        var sections = await opened.TellAsync<string[]>("[...document.querySelectorAll('nav a')].map(a => a.hash)");
        string[] all =
        [
            "#results",
            "#distributions",
            .. data.Spread is null ? Array.Empty<string>() : ["#spread"],
            "#claims",
            "#learning",
            "#periods",
            "#differences",
            "#definition",
            "#record",
            "#notes",
        ];
        Assert.That(sections, Is.EqualTo(all));
        Assert.That(await opened.TellAsync<string>("document.body.innerHTML"), Does.Not.Contain("{{"));
    }

    [Test]
    public async Task HostileNames_StayText()
    {
        var opened = await DrawnAsync();
        Assert.That(await opened.Page.Locator("#hostile").CountAsync(), Is.Zero);
        Assert.That(await opened.Page.TitleAsync(), Is.EqualTo(run.Results.Experiment.Title));
        var where = system == "chain" ? "#failures" : "#claims";
        Assert.That(await opened.Page.Locator(where).InnerTextAsync(), Does.Contain(SampleRun.Hostile));
    }

    [Test]
    public async Task Table_ShowsWhatTheDataTell()
    {
        var opened = await DrawnAsync();
        foreach (var result in data.Results)
        {
            var row = opened
                .Page.Locator("#results tbody:first-of-type tr")
                .Filter(new() { Has = opened.Page.GetByRole(AriaRole.Rowheader, new() { Name = result.Name }) });
            var cells = (await row.Locator("td").AllInnerTextsAsync()).Select(OpenedPage.OneLine);
            if (result.Cells.Count == 0)
                Assert.That(cells.Single(), Does.StartWith("no results"));
            else
                Assert.That(cells, Is.EqualTo(result.Cells.Select(cell => cell.Joined)));
        }
        var bounds = await opened.Page.Locator("#results tbody.bounds tr").AllInnerTextsAsync();
        Assert.That(bounds, Has.Count.EqualTo(1 + data.Bounds.Count));
        Assert.That(await opened.Page.Locator("#remarks li").AllInnerTextsAsync(), Is.EqualTo(data.Remarks));
        Assert.That(await opened.Page.Locator("#results .lead p").AllInnerTextsAsync(), Is.EqualTo(data.Lead));
    }

    [Test]
    public async Task GoalChart_ShowsMeansTrainingsAndBounds()
    {
        var opened = await DrawnAsync();
        const string Chart = "document.querySelector('#goal-chart')";
        Assert.That(
            await opened.TellAsync<double[]>($"{Chart}.data.find(t => t.name.startsWith('mean')).x"),
            Is.EqualTo(data.Goals.Select(row => row.Goal.Mean))
        );
        Assert.That(
            await opened.TellAsync<double[]>($"{Chart}.data.find(t => t.name === 'a training').x"),
            Is.EqualTo(data.Goals.SelectMany(row => row.Trainings))
        );
        Assert.That(
            await opened.TellAsync<double[]>($"{Chart}.layout.shapes.map(line => line.x0)"),
            Is.EqualTo(data.Marks.Select(mark => mark.Value))
        );
    }

    [Test]
    public async Task ControllersCompared_AreThoseChosen()
    {
        var opened = await DrawnAsync();
        const string Compared = "document.querySelector('#goal-histogram').data.map(t => t.name)";
        Assert.That(
            await opened.TellAsync<string[]>(Compared),
            Is.EqualTo(data.Goals.Where(row => row.IsCompared).Select(row => row.Controller))
        );
        foreach (var row in data.Goals)
            await opened.Page.Locator("#compared").GetByLabel(row.Controller).CheckAsync();
        Assert.That(await opened.TellAsync<string[]>(Compared), Is.EqualTo(data.Goals.Select(row => row.Controller)));
        foreach (var row in data.Goals)
            await opened.Page.Locator("#compared").GetByLabel(row.Controller).UncheckAsync();
        Assert.That(await opened.TellAsync<string[]>(Compared), Is.Empty);
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task AnotherControllerChosen_ShowsItsPeriods()
    {
        var opened = await DrawnAsync();
        var last = data.Courses[^1];
        await opened.Page.SelectOptionAsync("#course-controller", last.Controller);
        Assert.That(
            await opened.TellAsync<double[][]>("document.querySelector('#course-chart').data.map(t => [...t.y])"),
            Is.EqualTo(last.Groups.SelectMany(group => group.Series).Select(flow => flow.Values))
        );
        Assert.That(await opened.Page.Locator("#periods figcaption").InnerTextAsync(), Is.EqualTo(last.Caption));
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task Scale_IsOfferedWhereTheDataSaySo()
    {
        var opened = await DrawnAsync();
        foreach (var (section, isLogarithmic, axis) in new[] { ("goals", data.IsLogarithmic, "#goal-chart") })
        {
            var offered = opened.Page.Locator($"[data-scale={section}]");
            Assert.That(await offered.IsVisibleAsync(), Is.EqualTo(isLogarithmic));
            if (!isLogarithmic)
                continue;
            foreach (var (choice, type) in new[] { ("linear", "linear"), ("logarithmic", "log") })
            {
                await offered.GetByLabel(choice, new() { Exact = true }).CheckAsync();
                Assert.That(
                    await opened.TellAsync<string>($"document.querySelector('{axis}')._fullLayout.xaxis.type"),
                    Is.EqualTo(type)
                );
            }
        }
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
    public async Task NarrowDisplay_ScrollsTablesNotThePage()
    {
        var opened = await DrawnAsync();
        await opened.Page.SetViewportSizeAsync(400, 800);
        await opened.Page.WaitForFunctionAsync("document.querySelector('#goal-chart')._fullLayout.width < 400");
        Assert.That(await opened.TellAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(400));
    }

    [Test]
    public async Task WithoutChartLibrary_SaysSoAndShowsTables()
    {
        using var library = new StreamReader(typeof(ReportWriter).Assembly.GetManifestResourceStream("charts.js")!);
        var text = (await File.ReadAllTextAsync(report)).Replace(await library.ReadToEndAsync(), "");
        var opened = await browser.OpenAsync(place.Write("without-charts.html", text));
        Assert.That(await opened.Page.Locator("#no-charts").IsVisibleAsync(), Is.True);
        Assert.That(await opened.Page.Locator("#results tbody:first-of-type tr").CountAsync(), Is.EqualTo(4));
        foreach (var section in new[] { "#distributions", "#learning", "#periods" })
            Assert.That(await opened.Page.Locator(section).IsVisibleAsync(), Is.False, section);
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task NothingTested_SaysSoWithoutComplaints()
    {
        var empty = (
            run with
            {
                Results = run.Results with { Units = [], Bounds = [], Spread = [] },
                Courses = [],
            }
        ).Data;
        var opened = await browser.OpenAsync(place.Write("empty.html", ReportWriter.Page(empty)));
        await opened.ChartsAreDrawnAsync();
        Assert.That(await opened.Page.Locator("#results .lead").InnerTextAsync(), Does.Contain("No controller"));
        Assert.That(await opened.Page.Locator(".js-plotly-plot").CountAsync(), Is.Zero);
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
            "[getComputedStyle(document.body).backgroundColor, document.querySelector('#goal-chart')._fullLayout.paper_bgcolor]"
        );
}
