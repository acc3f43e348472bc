using System.Globalization;

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
        foreach (var command in Tutorial.Commands())
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

        Dictionary<string, double> CostsIn(string run) =>
            File.ReadLines(walk[$"{run}/episodes.csv"]).Select(line => line.Split(',')).ToList()
                is [var names, .. var rows]
                ? rows.Where(row => row[Array.IndexOf(names, "phase")] == "Test")
                    .GroupBy(row => row[Array.IndexOf(names, "controller")])
                    .ToDictionary(
                        of => of.Key,
                        of =>
                            of.Average(row =>
                                double.Parse(row[Array.IndexOf(names, "costPerDay")], CultureInfo.InvariantCulture)
                            )
                    )
                : [];
    }
}
