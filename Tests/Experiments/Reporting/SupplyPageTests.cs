using Microsoft.Playwright;

namespace ProcessChain.Tests;

[Category("Browser")]
internal sealed class SupplyPageTests
{
    private const int Charts = 9;

    private SupplySampleRun run = null!;
    private Browser browser = null!;
    private string report = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        browser = await Browser.StartAsync();
        run = new SupplySampleRun();
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
    public async Task Contents_ListEverySection()
    {
        var opened = await DrawnAsync();
        var sections = await opened.TellAsync<string[]>("[...document.querySelectorAll('nav a')].map(a => a.hash)");
        string[] expected =
        [
            "#results",
            "#distributions",
            "#spread",
            "#claims",
            "#learning",
            "#periods",
            "#differences",
            "#definition",
            "#record",
            "#notes",
        ];
        Assert.That(sections, Is.EqualTo(expected));
        Assert.That(await opened.TellAsync<string>("document.body.innerHTML"), Does.Not.Contain("{{"));
    }

    [Test]
    public async Task HostileNames_StayText()
    {
        var opened = await DrawnAsync();
        Assert.That(await opened.Page.Locator("#hostile").CountAsync(), Is.Zero);
        Assert.That(await opened.Page.TitleAsync(), Is.EqualTo(SupplySampleRun.Experiment.Title));
        Assert.That(await opened.Page.Locator("#failures").InnerTextAsync(), Does.Contain(SupplySampleRun.Hostile));
        Assert.That(await opened.Page.Locator("#claims").InnerTextAsync(), Does.Contain(SupplySampleRun.Hostile));
    }

    [Test]
    public async Task Results_TellWhatTheTablesHold()
    {
        // Rewards of 113 + episode in the mean of two trainings, 40 episodes: t 2.0227 × 11.690 / √40 = 3.739.
        var opened = await DrawnAsync();
        string[] learned =
        [
            "133.5 ± 3.7",
            "133.5",
            "114.0",
            "11.7",
            "0.750 ± 0",
            "270.5 ± 3.7",
            "13.0 ± 0",
            "11.0 %",
            "2",
            "132.5",
            "12.5",
        ];
        Assert.That(await CellsAsync(opened, "learned"), Is.EqualTo(learned));
        Assert.That((await CellsAsync(opened, "fixed")).Skip(6), Is.EqualTo(new[] { "–", "19.7 %", "–", "–", "–" }));
        Assert.That((await CellsAsync(opened, "not-run")).Single(), Does.StartWith("no results"));
    }

    [Test]
    public async Task Bounds_StandApartBelowTheControllers()
    {
        var opened = await DrawnAsync();
        var bounds = await opened.Page.Locator("#results tbody.bounds tr").AllInnerTextsAsync();
        Assert.Multiple(() =>
        {
            Assert.That(bounds, Has.Count.EqualTo(3));
            Assert.That(bounds[0], Does.Contain("no controller can surpass"));
            Assert.That(bounds[1], Does.Contain("hindsight").And.Contain("180.5").And.Contain("40 test episodes"));
            Assert.That(bounds[2], Does.Contain("relaxation").And.Contain("150.0").And.Contain("10 test episodes"));
        });
    }

    [Test]
    public async Task Lead_TellsBestControllerAndBracket()
    {
        var opened = await DrawnAsync();
        Assert.That(
            await opened.Page.Locator("#results .lead").InnerTextAsync(),
            Does.Contain("Best: levels with a reward of 136.0 ± 3.7 an episode.")
        );
        Assert.That(
            await opened.Page.Locator("#bracket").InnerTextAsync(),
            Is.EqualTo(
                "The unknown optimum lies between 136.0 ± 3.7 (levels) and 150.0 ± 3.8 (relaxation); as the means "
                    + "stand, levels lacks at most 9.3 % of it."
            )
        );
    }

    [Test]
    public async Task RewardChart_ShowsMeansTrainingsAndBounds()
    {
        var opened = await DrawnAsync();
        const string Chart = "document.querySelector('#reward-chart')";
        Assert.That(
            await opened.TellAsync<double[]>($"{Chart}.data.find(t => t.name.startsWith('mean')).x"),
            Is.EqualTo(new[] { 120.5, 133.5, 136 })
        );
        Assert.That(
            await opened.TellAsync<double[]>($"{Chart}.data.find(t => t.name === 'a training').x"),
            Is.EqualTo(new[] { 132.5, 134.5, 136.5, 135.5 })
        );
        Assert.That(
            await opened.TellAsync<double[]>($"{Chart}.layout.shapes.map(line => line.x0)"),
            Is.EqualTo(new[] { 180.5, 150 })
        );
    }

    [Test]
    public async Task RangeChart_ShowsMediansAndExtremes()
    {
        var opened = await DrawnAsync();
        const string Traces = "document.querySelector('#range-chart').data";
        Assert.That(
            await opened.TellAsync<double[]>($"{Traces}.find(t => t.name === 'median').x"),
            Is.EqualTo(run.Data.Results.Where(row => row.Episodes > 0).Select(row => row.Median))
        );
        // Of 101, 102, …, 140: a quarter of the way is 110.75.
        Assert.That(
            await opened.TellAsync<double[]>($"{Traces}.find(t => t.name === 'middle half').x.slice(0, 2)"),
            Is.EqualTo(new[] { 110.75, 130.25 })
        );
        Assert.That(
            await opened.TellAsync<double[]>($"{Traces}.find(t => t.name === 'lowest and highest').x.slice(0, 2)"),
            Is.EqualTo(new[] { 101.0, 140.0 })
        );
    }

    [Test]
    public async Task ControllersCompared_AreThoseChosen()
    {
        var opened = await DrawnAsync();
        const string Compared = "document.querySelector('#reward-histogram').data.map(t => t.name)";
        Assert.That(await opened.TellAsync<string[]>(Compared), Is.EqualTo(new[] { "fixed", "levels" }));
        await opened.Page.Locator("#compared").GetByLabel("learned").CheckAsync();
        Assert.That(await opened.TellAsync<string[]>(Compared), Is.EqualTo(new[] { "fixed", "learned", "levels" }));
        var shares = await opened.TellAsync<double[]>(
            "document.querySelector('#reward-histogram').data.map(t => t.y.reduce((a, b) => a + b))"
        );
        Assert.That(shares, Is.EqualTo(new[] { 1.0, 1, 1 }).Within(1e-9));
        foreach (var name in new[] { "fixed", "learned", "levels" })
            await opened.Page.Locator("#compared").GetByLabel(name).UncheckAsync();
        Assert.That(await opened.TellAsync<string[]>(Compared), Is.Empty);
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task Spread_CountsEveryTrainingAndMarksFirstAndMedian()
    {
        var opened = await DrawnAsync();
        const string Chart = "document.querySelector('#spread-histogram')";
        var counts = await opened.TellAsync<int[]>($"{Chart}.data[0].y");
        // 101, 102, …, 119 and 136: the middle of 110 and 111.
        var lines = await opened.TellAsync<double[]>($"{Chart}.layout.shapes.map(line => line.x0)");
        Assert.Multiple(() =>
        {
            Assert.That(counts.Sum(), Is.EqualTo(SupplySampleRun.Seeds));
            Assert.That(counts, Has.Length.GreaterThan(2));
            Assert.That(lines, Is.EqualTo(new[] { 136, 110.5, SupplySampleRun.Relaxation }));
        });
        Assert.That(await opened.Page.Locator("#spread .lead").InnerTextAsync(), Is.EqualTo(run.Data.Spread!.Sentence));
    }

    [Test]
    public async Task Learning_ShowsLossesOnlyWhereThereAreAny()
    {
        var opened = await DrawnAsync();
        var rows = opened.Page.Locator("#learning-charts .small-charts");
        Assert.That(
            await rows.Nth(0).Locator("figcaption").AllInnerTextsAsync(),
            Is.EqualTo(new[] { "reward of an episode", "policy loss", "value loss" })
        );
        Assert.That(
            await rows.Nth(1).Locator("figcaption").AllInnerTextsAsync(),
            Is.EqualTo(new[] { "reward of an episode" })
        );
        const string Curves = "document.querySelector('#learning-charts .chart').data";
        Assert.That(
            await opened.TellAsync<double[]>($"{Curves}.map(t => t.y[0])"),
            Is.EqualTo(new[] { 7.5, 15.5, 11.5 }),
            "band of one standard deviation, and the mean over two trainings"
        );
        Assert.That(
            await opened.TellAsync<double[]>($"{Curves}[2].x"),
            Is.EqualTo(Enumerable.Range(1, SupplySampleRun.Iterations).Select(iteration => 100.0 * iteration))
        );
    }

    [Test]
    public async Task AnotherControllerChosen_ShowsItsPeriods()
    {
        var opened = await DrawnAsync();
        await opened.Page.SelectOptionAsync("#course-controller", "fixed");
        var expected = run.Data.Courses.Single(course => course.Controller is "fixed");
        IEnumerable<IEnumerable<double>> rows =
        [
            expected.Demand,
            .. expected.Stocks.Select(stock => stock.Values),
            .. expected.Orders.Select(order => order.Values),
            expected.Reward,
        ];
        Assert.That(
            await opened.TellAsync<double[][]>("document.querySelector('#course-chart').data.map(t => [...t.y])"),
            Is.EqualTo(rows)
        );
        Assert.That(
            await opened.TellAsync<string[]>(
                "document.querySelector('#course-chart').data.slice(1, 5).map(t => t.name)"
            ),
            Is.EqualTo(new[] { "stock of stage0", "stock of stage1", "stock of stage2", "order of stage0" })
        );
        Assert.That(await opened.Page.Locator("#periods figcaption").InnerTextAsync(), Does.Contain("fixed"));
        Assert.That(opened.Complaints, Is.Empty);
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
        await opened.Page.WaitForFunctionAsync("document.querySelector('#reward-chart')._fullLayout.width < 400");
        Assert.That(await opened.TellAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(400));
    }

    [Test]
    public async Task WithoutChartLibrary_SaysSoAndShowsTables()
    {
        using var library = new StreamReader(typeof(ReportWriter).Assembly.GetManifestResourceStream("charts.js")!);
        var path = Path.Combine(run.Folder.Path, "without-charts.html");
        AtomicFile.WriteText(path, (await File.ReadAllTextAsync(report)).Replace(await library.ReadToEndAsync(), ""));
        var opened = await browser.OpenAsync(path);
        Assert.That(await opened.Page.Locator("#no-charts").IsVisibleAsync(), Is.True);
        Assert.That(await opened.Page.Locator("#results tbody:first-of-type tr").CountAsync(), Is.EqualTo(4));
        Assert.That(await opened.Page.Locator("#spread .lead").IsVisibleAsync(), Is.True);
        foreach (var section in new[] { "#distributions", "#learning", "#periods" })
            Assert.That(await opened.Page.Locator(section).IsVisibleAsync(), Is.False, section);
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task NothingTested_SaysSoWithoutComplaints()
    {
        var empty = run.Data with
        {
            Results = [run.Data.Results[^1]],
            Bounds = [],
            Spread = null,
            Learning = [],
            Courses = [],
            Claims = [],
        };
        var path = Path.Combine(run.Folder.Path, "empty.html");
        AtomicFile.WriteText(path, ReportWriter.Page(empty));
        var opened = await browser.OpenAsync(path);
        await opened.ChartsAreDrawnAsync();
        Assert.That(await opened.Page.Locator("#results .lead").InnerTextAsync(), Does.Contain("No controller"));
        Assert.That(await opened.Page.Locator("#bracket").InnerTextAsync(), Does.Contain("no upper bound"));
        Assert.That(await opened.Page.Locator(".js-plotly-plot").CountAsync(), Is.Zero);
        Assert.That(opened.Complaints, Is.Empty);
    }

    [TestCase(140, "between 136.0 ± 3.7 (levels) and 140.0 ± 2.0 (hindsight)")]
    [TestCase(135, "is chance")]
    public async Task Bracket_FitsTheTightestBound(double bound, string sentence)
    {
        var path = Path.Combine(run.Folder.Path, $"bound-{bound}.html");
        AtomicFile.WriteText(path, ReportWriter.Page(run.Data with { Bounds = [new("hindsight", 5, new(bound, 2))] }));
        var opened = await browser.OpenAsync(path);
        Assert.That(await opened.Page.Locator("#bracket").InnerTextAsync(), Does.Contain(sentence));
    }

    private static async Task<IEnumerable<string>> CellsAsync(OpenedPage opened, string controller)
    {
        var row = opened
            .Page.Locator("#results tbody tr")
            .Filter(new() { Has = opened.Page.GetByRole(AriaRole.Rowheader, new() { Name = controller }) });
        var cells = await row.Locator("td").AllInnerTextsAsync();
        return cells.Select(OpenedPage.OneLine);
    }

    private async Task<OpenedPage> DrawnAsync(ColorScheme colours = ColorScheme.Light)
    {
        var opened = await browser.OpenAsync(report, colours);
        await opened.ChartsAreDrawnAsync();
        return opened;
    }

    private static Task<string[]> ColoursAsync(OpenedPage opened) =>
        opened.TellAsync<string[]>(
            "[getComputedStyle(document.body).backgroundColor, document.querySelector('#reward-chart')._fullLayout.paper_bgcolor]"
        );
}
