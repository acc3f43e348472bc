using System.Text.RegularExpressions;

namespace ProcessChain.Tests;

/// <summary>
/// The whole screens of <c>run four-stations --preset dry</c>, times masked. Where the variable PROCESSCHAIN_WRITE_SCREENS is
/// set, the golden files of the checkout are written anew instead.
/// </summary>
internal sealed partial class GoldenScreenTests
{
    private static readonly bool WriteAnew =
        System.Environment.GetEnvironmentVariable("PROCESSCHAIN_WRITE_SCREENS") is not null;

    private TemporaryFolder place = null!;

    private static string[] Command => ["run", "four-stations", "--preset", "dry", "--jobs", "1", "--out", "run"];

    [SetUp]
    public void MakePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void Redirected([Values("80", "100", "120", "160", "")] string columns)
    {
        using var process = new ProgramProcess(
            new() { ["COLUMNS"] = columns },
            "dotnet",
            [ProgramProcess.Path, .. Command],
            place.Root
        );
        AssertGolden(
            $"redirected-{(columns.Length > 0 ? columns : "unlimited")}",
            process.Wait().AssertSucceeded().Output
        );
    }

    [Test]
    [Platform("Linux", Reason = "script makes a terminal.")]
    public void InATerminal([Values(80, 100, 120, 160)] int columns)
    {
        var shown = InTerminal($"TERM=xterm; stty cols {columns} rows 30");
        Assert.That(shown, Does.Contain("\e["), "Nothing was redrawn.");
        AssertGolden($"terminal-{columns}", TerminalText.Of(shown));
    }

    [Test]
    [Platform("Linux", Reason = "script makes a terminal.")]
    public void InATerminalThatCannotRedraw_IsAsRedirected() =>
        AssertGolden("redirected-100", InTerminal("export TERM=dumb; stty cols 100 rows 30").Replace("\r", ""));

    /// <summary>What is drawn while tasks are under way, and what is said instead where nothing is redrawn.</summary>
    [Test]
    public void UnderWay([Values(60, 80, 100, 120, 160)] int columns)
    {
        var clock = new Clock();
        var course = new RunCourse(clock, "writing tables and report");
        course.Plan([new("recommended.1", 60), new("paper-reconstructed.1", 44), new("optimal", 4), new("random", 4)]);
        course.Begin("recommended.1", 12);
        course.Begin("optimal", 0);
        course.Begin("random", 0);
        course.End("random", failure: null);
        for (var i = 0; i < 20; i++)
            course.Step("recommended.1", "training, cost/day 61.67");
        clock.Now += TimeSpan.FromSeconds(75);
        AssertGolden(
            $"under-way-{columns}",
            string.Join('\n', [.. course.Picture(columns - 1), "", .. Screen.Lines(course.News, columns), ""])
        );
    }

    [Test]
    public void WhatATaskCameTo_IsToldWithItsTime()
    {
        var clock = new Clock();
        var course = new RunCourse(clock, "comparing");
        course.Plan([new("a", 2), new("b", 2)]);
        course.Begin("a", 0);
        course.Step("a", "test, cost/day 7.00");
        Assert.That(course.News, Is.EqualTo(" 25 %  0 of 2 tasks done; a 50 %, test, cost/day 7.00"));
        clock.Now += TimeSpan.FromHours(2.5);
        Assert.That(course.End("a", failure: null), Is.EqualTo("done in 2 h 30 min: test, cost/day 7.00"));
        Assert.That(course.End("b", "It diverged."), Is.EqualTo("failed after 0.0 s: It diverged."));
        Assert.That(course.News, Is.EqualTo("100 %  comparing"));
    }

    private string InTerminal(string setUp)
    {
        if (!File.Exists("/usr/bin/script"))
            Assert.Ignore("There is no program 'script', which makes terminals.");
        var command =
            $"export {setUp.Replace("export ", "")}; dotnet {ProgramProcess.Path} {string.Join(' ', Command)}";
        using var process = new ProgramProcess([], "script", ["-qec", command, "/dev/null"], place.Root);
        return process.Wait().AssertSucceeded().Output;
    }

    private void AssertGolden(string name, string screen)
    {
        var masked = Time().Replace(screen.Replace(place.Root, "…"), "# s");
        var file = Path.Combine("Golden", "screens", $"{name}.txt");
        if (WriteAnew)
            File.WriteAllText(Path.Combine(Checkout.Root, "Tests", file), masked);
        else
            Assert.That(masked, Is.EqualTo(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file))));
    }

    [GeneratedRegex(@"\b[0-9]+(\.[0-9])? (s|min)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Time();

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
