using System.Globalization;

namespace ProcessChain.Tests;

/// <summary>Whatever the culture of a program is, the files of a run are the same.</summary>
internal sealed class CultureTests
{
    [TestCase("chain")]
    [TestCase("inventory")]
    public void ProgramOfAnotherCulture_GetsTheSameFiles(string system)
    {
        using var place = new TemporaryFolder();
        var text = system == "chain" ? TinyExperiment.Text : TinySupply.Text;
        Run(text, place["usual"]);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Cultures.Odd;
            Run(text, place["odd"]);
            Assert.That(CultureInfo.CurrentCulture, Is.SameAs(Cultures.Odd), "The program's culture was changed.");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        AssertSame(place["odd"], place["usual"]);
    }

    [TestCase("de_DE.UTF-8")]
    [TestCase("tr_TR.UTF-8")]
    public void ProcessWithGlobalisation_WritesTheSameFilesAndText(string locale)
    {
        using var place = new TemporaryFolder();
        var definition = place.Write("tiny.yaml", TinySupply.Text);
        var usual = Command(place, "C", invariant: true, "run", definition, "--out", place["usual"]);
        var other = Command(place, locale, invariant: false, "run", definition, "--out", place["other"]);
        AssertSame(place["other"], place["usual"]);
        Assert.That(TableOf(other), Is.EqualTo(TableOf(usual)));
    }

    /// <summary>The results as they are shown, without progress and paths.</summary>
    private static string TableOf(string output) =>
        output[
            output.IndexOf("\ncontroller", StringComparison.Ordinal)..output.IndexOf(
                "\nDone in",
                StringComparison.Ordinal
            )
        ];

    private static void Run(string text, string path)
    {
        var experiment = DefinitionReader.ReadText(text, "tiny.yaml");
        ExperimentRun.Run(experiment, path, new RunOptions { Jobs = 2 });
    }

    private static string Command(TemporaryFolder place, string locale, bool invariant, params string[] arguments)
    {
        var usual = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "processchain.runtimeconfig.json"));
        const string Invariant = "\"System.Globalization.Invariant\": true";
        Assert.That(usual, Does.Contain(Invariant));
        var configuration = place.Write(
            "runtimeconfig.json",
            invariant
                ? usual
                : usual.Replace(Invariant, "\"System.Globalization.Invariant\": false", StringComparison.Ordinal)
        );
        var start = new System.Diagnostics.ProcessStartInfo(
            "dotnet",
            [
                "exec",
                "--runtimeconfig",
                configuration,
                Path.Combine(AppContext.BaseDirectory, "processchain.dll"),
                .. arguments,
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = locale;
        start.Environment.Remove("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT");
        using var process = System.Diagnostics.Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (errors.Result.Contains("ICU", StringComparison.Ordinal))
            Assert.Ignore("This system has no ICU, and so no cultures.");
        Assert.That(process.ExitCode, Is.Zero, errors.Result);
        return output;
    }

    /// <summary>All but the record and the report, which tell when the run was, and how long it took.</summary>
    private static void AssertSame(string folder, string usual)
    {
        var files = TestRun.Files(usual, "*").Select(file => Path.GetRelativePath(usual, file)).ToList();
        Assert.That(files, Has.Count.GreaterThan(9));
        foreach (var file in files.Where(file => file is not ("record.json" or "report.html")))
            Assert.That(
                File.ReadAllBytes(Path.Combine(folder, file)),
                Is.EqualTo(File.ReadAllBytes(Path.Combine(usual, file))),
                file
            );
        Assert.That(Path.Combine(folder, "report.html"), Does.Exist);
    }
}
