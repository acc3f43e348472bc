namespace ProcessChain.Tests;

/// <summary>Folders are the architecture: arrows between them, as compiled code draws them, go one way.</summary>
internal sealed class FolderTests
{
    private const int MostFiles = 26;

    private static readonly Dictionary<string, string> Assemblies = new(StringComparer.Ordinal)
    {
        ["Simulation"] = typeof(SystemDefinition).Assembly.Location,
        ["Controllers"] = typeof(ControllerDefinition).Assembly.Location,
        ["Experiments"] = typeof(ExperimentDefinition).Assembly.Location,
    };

    [TestCase("Simulation")]
    [TestCase("Controllers")]
    [TestCase("Experiments")]
    public void Folders_UseEachOther_WithoutCircles(string project) => Assert.That(Graph(project).Circles(), Is.Empty);

    [TestCase("Simulation")]
    [TestCase("Controllers")]
    [TestCase("Experiments")]
    public void Folder_Holds_NoMoreFilesThanCanBeRead(string project)
    {
        var full = Directory
            .EnumerateDirectories(Path.Combine(Checkout.Root, project), "*", SearchOption.AllDirectories)
            .Select(folder => (Folder: folder, Files: Directory.GetFiles(folder, "*.cs").Length))
            .Where(folder => folder.Files > MostFiles && !folder.Folder.Contains("/obj/", StringComparison.Ordinal));
        Assert.That(full, Is.Empty);
    }

    [Test]
    public void Controllers_UseOfTheSimulation_NoKernel()
    {
        using var compiled = Mono.Cecil.AssemblyDefinition.ReadAssembly(Assemblies["Controllers"]);
        var used = compiled.MainModule.GetTypeReferences().Select(type => type.Namespace);
        Assert.That(used, Has.None.EqualTo("ProcessChain.Kernel").And.None.EqualTo("SimSharp"));
    }

    [Test]
    public void Pipeline_IsNamed_AfterNoKindOfSystem()
    {
        string[] kinds = ["chain", "inventory", "network", "supply", "lostsales"];
        var named = Directory
            .EnumerateFiles(Path.Combine(Checkout.Root, "Experiments"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Checkout.Root, path))
            .Where(path => !path.StartsWith("Experiments/obj", StringComparison.Ordinal))
            .Where(path => !path.StartsWith("Experiments/Replay/Cases", StringComparison.Ordinal))
            .Where(path =>
                kinds.Any(kind => Path.GetFileName(path).Contains(kind, StringComparison.OrdinalIgnoreCase))
            );
        Assert.That(named, Is.Empty);
    }

    private static FolderGraph Graph(string project) => new(Path.Combine(Checkout.Root, project), Assemblies[project]);
}
