using System.Globalization;
using static System.FormattableString;

namespace ProcessChain.Tests;

/// <summary>The tutorial, followed word by word in a folder outside the checkout.</summary>
[Explicit("builds a project, trains controllers")]
[Category("Slow")]
internal sealed class TutorialTests
{
    private static readonly PageFiles Tutorial = new("Experiments/Tutorial.md");

    [Test]
    public void Tutorial_CommandByCommand_DoesWhatItSays()
    {
        using var place = new TemporaryFolder();
        var walk = new PageWalk(place["mine"], Tutorial);
        foreach (var command in Tutorial.Commands().Where(command => !IsPython(command)))
            walk.Run(command);
        var (second, third, fourth) = (CostsIn("second"), CostsIn("third"), CostsIn("fourth"));
        Assert.Multiple(() =>
        {
            foreach (var run in (string[])["first", "second", "third", "fourth", "week"])
                Assert.That(walk[$"{run}/report.html"], Does.Exist);
            Assert.That(second["make-to-order"] / second["optimal"], Is.InRange(3.5, 4));
            Assert.That(third["deep-q"] / third["optimal"], Is.LessThan(1.09));
            Assert.That(third["base-stock"] / third["optimal"], Is.GreaterThan(1.5));
            Assert.That(fourth["push-learned"] / third["deep-q"], Is.InRange(0.95, 1.05));
            Assert.That(walk["days.csv"], Does.Exist);
            Assert.That(walk["events.csv"], Does.Exist);
        });
        if (!PythonPackage.Has("numpy"))
        {
            Assert.Warn("The Python step is left out: no numpy.");
            return;
        }
        var printed = string.Concat(Tutorial.Commands().Where(IsPython).Select(walk.Run));
        Assert.Multiple(() =>
        {
            Assert.That(
                printed,
                Does.Contain(Invariant($"deep-q, first training: {CostsIn("third", "1001")["deep-q"]:F4} a day"))
            );
            Assert.That(printed, Does.Contain(Invariant($"target 20: {fourth["push-20"]:F2} a day")));
        });

        Dictionary<string, double> CostsIn(string run, string trainingSeed = "") =>
            Rows(walk[$"{run}/episodes.csv"])
                .Where(row =>
                    row["phase"] == "Test" && row["trainingSeed"].Contains(trainingSeed, StringComparison.Ordinal)
                )
                .GroupBy(row => row["controller"])
                .ToDictionary(
                    of => of.Key,
                    of => of.Average(row => double.Parse(row["costPerDay"], CultureInfo.InvariantCulture))
                );
    }

    private static bool IsPython(string command) => command.StartsWith("python3 ", StringComparison.Ordinal);

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadLines(file).Select(line => line.Split(',')).ToList();
        return lines.Skip(1).Select(row => lines[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
