using System.Text.RegularExpressions;
using System.Xml.Linq;
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
        await opened.Page.Locator("#single-learning summary").ClickAsync();
        var charts = 6 + data.Learning.Sum(curve => 1 + curve.Losses.Count) + (data.Spread is null ? 0 : 1);
        charts += data.OverTime is null ? 0 : 1;
        charts += (data.Certainty.ToBest.Count > 0 ? 1 : 0) + (data.Certainty.Profile is null ? 0 : 1);
        await opened.Page.WaitForFunctionAsync($"document.querySelectorAll('.js-plotly-plot').length === {charts}");
        await opened.ChartsAreDrawnAsync();
        Assert.Multiple(() =>
        {
            Assert.That(opened.Complaints, Is.Empty);
            Assert.That(opened.Requests, Is.EqualTo(new[] { new Uri(report).AbsoluteUri }));
        });
        Assert.That(
            await opened.Page.Locator(".js-plotly-plot svg.main-svg:first-of-type").CountAsync(),
            Is.EqualTo(charts)
        );
    }

    [Test]
    public async Task Contents_ListEverySection()
    {
        var opened = await DrawnAsync();
        var sections = await opened.TellAsync<string[]>("[...document.querySelectorAll('nav a')].map(a => a.hash)");
        string[] all =
        [
            "#results",
            "#claims",
            "#certainty",
            "#learning",
            "#distributions",
            .. data.OverTime is null ? Array.Empty<string>() : ["#over-time"],
            .. data.Spread is null ? Array.Empty<string>() : ["#spread"],
            "#periods",
            "#differences",
            "#definition",
            "#record",
            "#notes",
            "#words",
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
            var rows = opened
                .Page.Locator("#results tbody:not(.bounds) tr")
                .Filter(
                    new()
                    {
                        Has = opened.Page.Locator(
                            "th",
                            new()
                            {
                                HasTextRegex = new($"^{result.Name}( |$)", RegexOptions.None, TimeSpan.FromSeconds(10)),
                            }
                        ),
                    }
                );
            var cells = (await rows.Locator("td").AllTextContentsAsync()).Select(OpenedPage.OneLine);
            if (result.Cells.Count == 0)
                Assert.That(cells, Is.All.StartsWith("no results"));
            else
                Assert.That(cells, Is.EqualTo(KeyFirst(result.Cells).Select(cell => cell.Joined)));
        }
        Assert.That(
            await opened.Page.Locator("#results thead th.number").AllTextContentsAsync(),
            Is.EqualTo(KeyFirst(data.Columns).Select(column => column.Title))
        );
        var bounds = await opened.Page.Locator("#results tbody.bounds tr").AllInnerTextsAsync();
        Assert.That(bounds, Has.Count.EqualTo(1 + data.Bounds.Count));
        Assert.That(await opened.Page.Locator("#remarks li").AllInnerTextsAsync(), Is.EqualTo(data.Remarks));
        Assert.That(await opened.Page.Locator("#results .lead p").AllInnerTextsAsync(), Is.EqualTo(data.Lead));
        Assert.That(await opened.Page.Locator("#cautions li").AllInnerTextsAsync(), Is.EqualTo(data.Cautions));
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
        Assert.That(await opened.WiderThanThePageAsync(), Is.Empty);
        Assert.That(
            await opened.Page.Locator("#more table").First.IsVisibleAsync(),
            Is.True,
            "folded parts are printed"
        );
    }

    [TestCase(1400)]
    [TestCase(1024)]
    [TestCase(390)]
    public async Task Display_CutsNothing_AndKeepsToolsOffWhatIsDrawn(int width)
    {
        var opened = await DrawnAsync(width: width);
        foreach (var folded in await opened.Page.Locator("summary").AllAsync())
            await folded.ClickAsync();
        await opened.Page.WaitForFunctionAsync(
            "[...document.querySelectorAll('.chart')].every(c => c.offsetWidth === 0 || c.classList.contains('js-plotly-plot'))"
        );
        await opened.ChartsAreDrawnAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(await opened.WiderThanThePageAsync(), Is.Empty);
            Assert.That(await opened.CoveredByToolsAsync(), Is.Empty);
        });
    }

    [Test]
    public async Task Tools_AreSeenOnlyWhereThePointerIs()
    {
        var opened = await DrawnAsync();
        const string Seen = "getComputedStyle(document.querySelector('#goal-chart .modebar')).opacity";
        Assert.That(await opened.TellAsync<string>(Seen), Is.EqualTo("0"));
        await opened.Page.Locator("#goal-chart").HoverAsync();
        await opened.Page.WaitForFunctionAsync($"{Seen} === '1'");
    }

    [Test]
    public async Task FirstScreen_TellsTheResult()
    {
        var opened = await DrawnAsync(width: 1400);
        var bottoms = await opened.TellAsync<double[]>(
            "[...document.querySelectorAll('#results .lead p, #system svg.wide, #headline-chart .main-svg')]"
                + ".map(e => e.getBoundingClientRect().bottom)"
        );
        Assert.That(bottoms, Is.All.InRange(1, 900));
    }

    [Test]
    public async Task Headline_ShowsWhatTheDataTell()
    {
        var opened = await DrawnAsync();
        const string Chart = "document.querySelector('#headline-chart')";
        var rows = data.Headline!.Rows;
        var (names, texts) = (
            await opened.TellAsync<string[]>($"{Chart}.data[0].y"),
            await opened.TellAsync<string[]>($"{Chart}.data[0].customdata")
        );
        Assert.That(names.Zip(texts), Is.EqualTo(rows.Select(row => (row.Name, row.Text))));
        Assert.That(
            await opened.TellAsync<string[]>(
                $"{Chart}.layout.annotations.filter(a => a.text.includes('//')).map(a => a.y)"
            ),
            Is.EqualTo(rows.Where(row => row.IsCut).Select(row => row.Name))
        );
        Assert.That(
            await opened.TellAsync<double[]>($"{Chart}.data.filter(t => t.name === 'published').flatMap(t => t.x)"),
            Is.EqualTo(rows.Select(row => row.Published).Where(double.IsFinite)).Within(1e-3)
        );
    }

    [Test]
    public async Task OverTime_ShowsWhatTheDataTell()
    {
        var opened = await DrawnAsync();
        if (data.OverTime is not { } overTime)
        {
            Assert.That(await opened.Page.Locator("#over-time").IsVisibleAsync(), Is.False);
            return;
        }
        Assert.That(
            await opened.Page.Locator("#over-time .lead p").AllInnerTextsAsync(),
            Is.EqualTo(overTime.Sentences)
        );
        Assert.That(
            await opened.Page.Locator("#over-time tbody td").AllInnerTextsAsync(),
            Is.EqualTo(overTime.Rows.SelectMany(row => row.Cells).Select(cell => cell.Joined))
        );
        Assert.That(
            await opened.TellAsync<double[]>("document.querySelector('#over-time-chart').data[0].y"),
            Is.EqualTo(overTime.Series[0].Difference.Select(it => it.Mean)).Within(1e-9)
        );
    }

    [Test]
    public async Task LearningChart_HasACurveForEachLearner()
    {
        var opened = await DrawnAsync();
        Assert.That(
            await opened.TellAsync<string[]>(
                "document.querySelector('#learning-chart').data.filter(t => t.showlegend !== false).map(t => t.name)"
            ),
            Is.EqualTo(data.Learning.Select(curve => curve.Controller))
        );
        Assert.That(
            await opened.TellAsync<double[]>(
                "document.querySelector('#learning-chart').layout.shapes.map(line => line.y0)"
            ),
            Is.EqualTo(
                data.Marks.Where(mark => mark.IsTightest).Select(mark => mark.Value).Prepend(data.Baseline!.Value)
            )
        );
    }

    [Test]
    public async Task Episode_IsThatOfTheBestAtFirst()
    {
        var opened = await DrawnAsync();
        var best = data.Headline!.Rows[0].Name;
        Assert.That(await opened.Page.Locator("#course-controller").InputValueAsync(), Is.EqualTo(best));
        Assert.That(await opened.Page.Locator("#periods figcaption").InnerTextAsync(), Does.Contain(best));
    }

    [Test]
    public async Task MoreColumns_AreShownOnDemand()
    {
        var opened = await DrawnAsync();
        var more = opened.Page.Locator("#more table").First;
        Assert.That(await more.IsVisibleAsync(), Is.False);
        await opened.Page.Locator("#more summary").ClickAsync();
        Assert.That(await more.IsVisibleAsync(), Is.True);
    }

    /// <summary>Each on a page of its own: a browser that draws slowly stops many downloads from one page, which it takes for automatic ones.</summary>
    [TestCase("headline")]
    [TestCase("learning")]
    [TestCase("goal")]
    [TestCase("range")]
    [TestCase("distribution")]
    [TestCase("episode")]
    public async Task Figure_IsGivenAsPictureAndTable(string figure)
    {
        var opened = await DrawnAsync();
        var picture = await opened.DownloadAsync($"figure[data-name={figure}]", "SVG");
        Assert.That(XDocument.Parse(picture).Root!.Name.LocalName, Is.EqualTo("svg"));
        var table = await opened.DownloadAsync($"figure[data-name={figure}]", "CSV");
        Assert.That(table, Does.StartWith("series,x,y,xInterval,yInterval,value\n"));
        Assert.That(table.Split('\n'), Has.Length.GreaterThan(3));
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task System_IsGivenAsPicture()
    {
        var opened = await DrawnAsync();
        var drawing = await opened.DownloadAsync("#system", "SVG");
        Assert.That(XDocument.Parse(drawing).Root!.Name.LocalName, Is.EqualTo("svg"));
        Assert.That(opened.Complaints, Is.Empty);
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Colours_CanBeReadOnTheirGround(ColorScheme colours)
    {
        var opened = await DrawnAsync(colours);
        string[] series = [.. Enumerable.Range(1, 12).Select(place => $"series-{place}")];
        string[] inks = ["ink", "faint", "storage", "late", "reference", .. series];
        var (values, paper, raised) = (
            await Task.WhenAll(inks.Select(opened.ColourAsync)),
            await opened.ColourAsync("paper"),
            await opened.ColourAsync("raised")
        );
        foreach (var (ink, value) in inks.Zip(values))
        {
            Assert.That(Contrast.Of(value, paper), Is.GreaterThanOrEqualTo(4.5), ink);
            Assert.That(Contrast.Of(value, raised), Is.GreaterThanOrEqualTo(4), ink);
        }
        Assert.That(values[^12..], Is.Unique);
        Assert.That(
            Contrast.Of(await opened.ColourAsync("mark-ink"), await opened.ColourAsync("mark")),
            Is.GreaterThanOrEqualTo(4.5)
        );
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

    /// <summary>What belongs to the key columns, and then the rest.</summary>
    private IEnumerable<T> KeyFirst<T>(IReadOnlyList<T> byColumn) =>
        byColumn.Zip(data.Columns).OrderBy(pair => pair.Second.IsKey ? 0 : 1).Select(pair => pair.First);

    private async Task<OpenedPage> DrawnAsync(ColorScheme colours = ColorScheme.Light, int width = 1280)
    {
        var opened = await browser.OpenAsync(report, colours, width);
        await opened.ChartsAreDrawnAsync();
        return opened;
    }

    private static Task<string[]> ColoursAsync(OpenedPage opened) =>
        opened.TellAsync<string[]>(
            "[getComputedStyle(document.body).backgroundColor, document.querySelector('#goal-chart')._fullLayout.paper_bgcolor]"
        );
}
