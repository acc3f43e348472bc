using System.Net;
using System.Net.Sockets;

namespace ProcessChain.Tests;

/// <summary><c>serve</c> on a command line.</summary>
internal sealed class ServeCommandTests
{
    private TemporaryFolder place = null!;

    [SetUp]
    public void MakePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void MissingFolder_IsTold() =>
        CommandOutcome.Of("serve", place["nothing"]).AssertFailed(2, place["nothing"], "is no folder");

    [Test]
    public void File_IsNoFolder() =>
        CommandOutcome.Of("serve", place.Write("file", "x")).AssertFailed(2, "is no folder");

    [TestCase("-1")]
    [TestCase("70000")]
    [TestCase("http")]
    public void Port_ThatIsNone_IsTold(string port) =>
        CommandOutcome.Of("serve", place.Root, "--port", port).AssertFailed(2, "--port", port);

    [Test]
    public void Port_ThatIsTaken_IsTold()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        CommandOutcome.Of("serve", place.Root, "--port", $"{port}").AssertFailed(2, "--port", $"{port}", "in use");
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Signals are sent as Unix does.")]
    public void Interrupted_EndsWell_AndHasToldItsAddress()
    {
        ProgramProcess.NeedsSignals();
        var port = FreePort();
        using var process = new ProgramProcess("serve", place.Root, "--port", $"{port}");
        process.WaitUntil(() => Answers(port));
        process.Send("INT");
        var outcome = process.Wait();
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Errors);
        Assert.That(outcome.Output, Does.Contain("holds no runs yet"));
        Assert.That(outcome.Output, Does.Match($@"Open http://127\.0\.0\.1:{port}/\?token=[0-9a-f]{{32}}\n"));
    }

    /// <summary>Everybody who has .NET alone, as users of the package for Python may, can do all but serve.</summary>
    [Test]
    [Platform("Linux", Reason = "It is made of the files of an installation as Linux has them.")]
    public void WithoutAspNetCore_AllElseRuns()
    {
        var dotnet = OnlyDotNet();
        var environment = new Dictionary<string, string> { ["DOTNET_ROOT"] = place["dotnet"] };
        using (var listing = new ProgramProcess(environment, dotnet, [ProgramProcess.Path, "list"]))
            Assert.That(listing.Wait().AssertSucceeded().Output, Does.Contain("four-stations"));
        string[] run =
        [
            ProgramProcess.Path,
            "run",
            place.Write("tiny.yaml", TinyExperiment.Text),
            "--out",
            place["run"],
        ];
        using (var running = new ProgramProcess(environment, dotnet, run))
            running.Wait().AssertSucceeded();
        using var serving = new ProgramProcess(environment, dotnet, [ProgramProcess.Path, "serve", place.Root]);
        serving.Wait().AssertFailed(2, "needs ASP.NET Core", place["dotnet"]);
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private static bool Answers(int port)
    {
        try
        {
            using var connection = new TcpClient();
            connection.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>An installation of .NET as this one, but for ASP.NET Core.</summary>
    private string OnlyDotNet()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var installed = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        foreach (
            var folder in new[] { runtime, Directory.GetDirectories(Path.Combine(installed, "host", "fxr")).Max()! }
        )
        {
            var copy = Directory.CreateDirectory(place["dotnet", Path.GetRelativePath(installed, folder)]).FullName;
            foreach (var file in Directory.EnumerateFiles(folder))
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }
        File.Copy(Path.Combine(installed, "dotnet"), place["dotnet", "dotnet"]);
        return place["dotnet", "dotnet"];
    }
}
