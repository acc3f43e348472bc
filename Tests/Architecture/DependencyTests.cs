using System.Reflection;
using System.Xml.Linq;

namespace ProcessChain.Tests;

/// <summary>Experiments → Controllers → Simulation, one way.</summary>
internal sealed class DependencyTests
{
    private static readonly string[] TopLevel =
    [
        "Controllers",
        "Experiments",
        "LICENSE",
        "ProcessChain.sln",
        "README.md",
        "Simulation",
        "Tests",
    ];

    [TestCase("Simulation", "")]
    [TestCase("Controllers", "Simulation")]
    [TestCase("Controllers/Torch", "Controllers")]
    [TestCase("Experiments", "Controllers Torch")]
    [TestCase("Tests", "Experiments")]
    public void Project_RefersTo_TheOneBelowIt(string project, string expected)
    {
        var file = XDocument.Load(Path.Combine(Checkout.Root, project, Path.GetFileName(project) + ".csproj"));
        var references = file.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
        Assert.That(string.Join(' ', references), Is.EqualTo(expected));
    }

    [Test]
    public void Assemblies_ReferTo_NothingAboveThem()
    {
        var simulation = typeof(ChainDefinition).Assembly;
        var controllers = typeof(ControllerDefinition).Assembly;
        Assert.Multiple(() =>
        {
            Assert.That(OwnReferences(simulation), Is.Empty);
            Assert.That(OwnReferences(controllers), Is.EquivalentTo(new[] { "ProcessChain.Simulation" }));
        });
    }

    [Test]
    public void Controllers_SeeOfTheSimulation_NoKernelAndNoElements()
    {
        var controllers = typeof(ControllerDefinition).Assembly;
        string[] hidden = ["ProcessChain.Kernel", "SimSharp"];
        var used = controllers
            .GetTypes()
            .SelectMany(type =>
                type.GetFields(
                    BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
                )
            )
            .Select(field => field.FieldType.Namespace);
        Assert.That(used.Intersect(hidden), Is.Empty);
    }

    [Test]
    public void TopLevel_HoldsExactly_TheHouseAndDotAndBuildFiles()
    {
        string[] buildFiles = ["BannedSymbols.txt", "Directory.Build.props", "Directory.Packages.props", "global.json"];
        string[] made = ["artifacts", "results", "TestResults", "bin", "obj"];
        var found = Directory
            .EnumerateFileSystemEntries(Checkout.Root)
            .Select(entry => Path.GetFileName(entry))
            .Where(name => !name.StartsWith('.') && !made.Contains(name))
            .Except(buildFiles);
        Assert.That(found, Is.EquivalentTo(TopLevel));
    }

    private static IEnumerable<string> OwnReferences(Assembly assembly) =>
        assembly
            .GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name =>
                name.StartsWith("ProcessChain", StringComparison.Ordinal) || name is "processchain" or "Tests"
            );
}
