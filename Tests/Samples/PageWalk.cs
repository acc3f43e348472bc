using System.Diagnostics;

namespace ProcessChain.Tests;

/// <summary>A folder outside the checkout with the files of a page, in which its commands are given.</summary>
internal sealed class PageWalk
{
    private readonly string folder;

    public PageWalk(string folder, PageFiles page)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        foreach (var (name, content) in page.Files())
            File.WriteAllText(this[name], WithCheckout(content));
    }

    /// <summary>The path of a file in the folder.</summary>
    public string this[string name] => Path.Combine(folder, name);

    /// <summary>Gives a command, which must succeed, and tells what it prints.</summary>
    public string Run(string command)
    {
        // What is built in the checkout stays as it is: other tests run with it.
        var isRun = command.StartsWith("dotnet run", StringComparison.Ordinal);
        var words = WithCheckout(isRun ? command.Replace(" -c Release ", " -c Release --no-build ") : command)
            .Split(' ');
        var program = words[0] == "python3" ? PythonPackage.Python : words[0];
        var start = new ProcessStartInfo(program, words[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        PythonPackage.AddTo(start.Environment);
        using var process = System.Diagnostics.Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        TestContext.Out.WriteLine(output);
        process.WaitForExit();
        TestContext.Out.WriteLine(errors.Result);
        Assert.That(process.ExitCode, Is.Zero, command);
        return output;
    }

    /// <summary>The folder is not beside the checkout here.</summary>
    private static string WithCheckout(string text) => text.Replace("../processchain", Checkout.Root);
}
