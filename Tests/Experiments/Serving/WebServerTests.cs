using System.Net;
using System.Net.Http;
using System.Net.NetworkInformation;

namespace ProcessChain.Tests;

/// <summary>What the server tells, and what it does not.</summary>
internal sealed class WebServerTests
{
    private const string Secret = "not for everybody";

    private ServedFolder served = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        served = await ServedFolder.StartAsync("run");
        File.WriteAllText(served["secret.txt"], Secret);
        File.WriteAllText(served["runs", "run", "mine.txt"], Secret);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await served.DisposeAsync();

    [TestCase("/")]
    [TestCase("/list")]
    [TestCase("/page/charts.js")]
    [TestCase("/list?token=")]
    [TestCase("/list?token=0123456789abcdef0123456789abcdef")]
    public async Task WithoutTheToken_NothingIsTold(string path)
    {
        using var answer = await served.AskAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("The token is missing or wrong"));
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
    }

    [Test]
    public async Task Address_LeavesACookie_WhichIsEnough()
    {
        using var first = await served.AskAsync("/" + served.Token);
        var cookie = first.Headers.GetValues("Set-Cookie").Single();
        using var second = await served.AskAsync("/list", cookie: cookie.Split(';')[0]);
        using var wrong = await served.AskAsync("/list", cookie: cookie.Split('=')[0] + "=0");
        Assert.Multiple(() =>
        {
            Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=strict"));
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        });
    }

    [Test]
    public async Task TwoServers_HaveTwoTokens()
    {
        await using var other = await ServedFolder.StartAsync();
        using var answer = await other.AskAsync("/list" + served.Token);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    /// <summary>A page of another site, whose name is made to lead to this machine, knows no other name.</summary>
    [TestCase("evil.example")]
    [TestCase("evil.example:{0}")]
    [TestCase("127.0.0.1")]
    [TestCase("127.0.0.1.evil.example:{0}")]
    public async Task ForeignHost_IsRefused_WithTheRightToken(string host)
    {
        var name = host.Replace("{0}", $"{served.Address.Port}", StringComparison.Ordinal);
        using var answer = await served.AskAsync("/list" + served.Token, name);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("127.0.0.1 and localhost only"));
    }

    [Test]
    public async Task Localhost_IsItsOtherName()
    {
        using var answer = await served.AskAsync("/list" + served.Token, $"localhost:{served.Address.Port}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task NothingCanBeSent()
    {
        using var answer = await served.AskAsync("/list" + served.Token, method: HttpMethod.Post);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public void OnlyThisMachine_ReachesIt() =>
        Assert.That(
            IPGlobalProperties
                .GetIPGlobalProperties()
                .GetActiveTcpListeners()
                .Where(listener => listener.Port == served.Address.Port)
                .Select(listener => listener.Address),
            Is.EqualTo(new[] { IPAddress.Loopback })
        );

    [TestCase("/folder/{0}/../../../secret.txt")]
    [TestCase("/folder/{0}/..%2f..%2fsecret.txt")]
    [TestCase("/folder/{0}/%2e%2e/%2e%2e/secret.txt")]
    [TestCase("/folder/{0}/..\\..\\secret.txt")]
    [TestCase("/folder/{0}/mine.txt")]
    [TestCase("/folder/{0}/parts/progress.json")]
    [TestCase("/folder/{0}/checkpoints/learner.1.agent")]
    [TestCase("/folder/{0}//etc/passwd")]
    [TestCase("/folder/../secret.txt")]
    [TestCase("/folder/run/report.html")]
    [TestCase("/page/../secret.txt")]
    [TestCase("/page/report.html")]
    [TestCase("/secret.txt")]
    public async Task WhatIsNotOnTheShelf_IsNotThere(string path)
    {
        var answer = await served.AskPlainlyAsync(
            path.Replace("{0}", await served.IdAsync("run"), StringComparison.Ordinal)
        );
        Assert.That(answer, Does.StartWith("HTTP/1.1 404").And.Not.Contain(Secret).And.Not.Contain("root:"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Links need rights there.")]
    public async Task Links_AreNotFollowed()
    {
        var own = Directory.CreateDirectory(served["runs", "linked"]).FullName;
        foreach (var file in Directory.EnumerateFiles(served["runs", "run"]))
            File.Copy(file, Path.Combine(own, Path.GetFileName(file)));
        File.Delete(Path.Combine(own, "report.html"));
        File.CreateSymbolicLink(Path.Combine(own, "report.html"), served["secret.txt"]);
        Directory.Move(own, served["elsewhere"]);
        Directory.CreateSymbolicLink(served["runs", "elsewhere"], served["elsewhere"]);
        Assert.That(
            (await served.RowsAsync()).Select(row => row.GetProperty("name").GetString()),
            Is.EqualTo(new[] { "run" })
        );

        File.Delete(served["runs", "elsewhere"]);
        Directory.Move(served["elsewhere"], own);
        Assert.That((await served.RowAsync("linked")).GetProperty("report").GetString(), Is.Null);
        using var answer = await served.AskAsync($"/folder/{await served.IdAsync("linked")}/report.html{served.Token}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Directory.Delete(own, recursive: true);
    }

    [Test]
    public async Task Report_MayAskForNothing_AndIsAStrangerToThePages()
    {
        var report = (await served.RowAsync("run")).GetProperty("report").GetString();
        using var answer = await served.AskAsync(report + served.Token);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Multiple(async () =>
        {
            Assert.That(
                policy,
                Does.Contain("default-src 'none'").And.Contain("sandbox allow-scripts allow-downloads")
            );
            Assert.That(policy, Does.Not.Contain("allow-same-origin").And.Not.Contain("connect-src"));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
            Assert.That(answer.Headers.Contains("Server"), Is.False);
            Assert.That(
                await answer.Content.ReadAsByteArrayAsync(),
                Is.EqualTo(await File.ReadAllBytesAsync(served["runs", "run", "report.html"]))
            );
        });
    }

    [Test]
    public async Task Tables_AreGivenAsFiles()
    {
        using var answer = await served.AskAsync($"/folder/{await served.IdAsync("run")}/episodes.csv{served.Token}");
        Assert.That(answer.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("run-episodes.csv"));
        Assert.That(
            await answer.Content.ReadAsStringAsync(),
            Is.EqualTo(await File.ReadAllTextAsync(served["runs", "run", "episodes.csv"]))
        );
    }
}
