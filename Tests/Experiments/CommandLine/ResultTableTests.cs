using System.Text.RegularExpressions;

namespace ProcessChain.Tests;

/// <summary>The table of results at any width, with any numbers.</summary>
internal sealed partial class ResultTableTests
{
    /// <summary>No number is broken, no line longer than the screen, and no title cut.</summary>
    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void AtAnyWidth_EveryNumberIsWhole(FsCheck.NonNegativeInt more, double[] numbers, bool hasBound)
    {
        var width = 40 + (more.Get % 161);
        double[] goals = [.. numbers.Where(double.IsFinite).Append(7.25).Append(12.5)];
        var experiment = TinyExperiment.Read();
        var sample = new SampleResults(experiment) { Figures = goal => [("storageCostPerDay", goal / 3)] }
            .With("make-to-order", null, goals)
            .With("random", null, [.. goals.Select(goal => goal * 1.5)])
            .With("learner", 1, [.. goals.Reverse()]);
        var summary = (hasBound ? sample.WithBound("hindsight", goals) : sample).Summary();

        var lines = Shown(summary, width);
        var whole = Shown(summary, Screen.Unlimited);

        var numbersOf = Cells(lines);
        Assert.That(numbersOf, Is.Not.Empty.And.SubsetOf(Cells(whole)));
        Assert.That(lines.Max(line => line.Length), Is.AtMost(width));
        Assert.That(lines, Has.None.Contains("…"));
    }

    [Test]
    public void WhereThereIsNoRoom_ColumnsAreLeftOutFromTheEnd_AndNamed()
    {
        var summary = new SampleResults(TinyExperiment.Read())
            .With("make-to-order", null, 7, 8)
            .With("random", null, 170, 180)
            .Summary();
        var titles = string.Join(' ', Shown(summary, Screen.Unlimited).TakeWhile(line => line[0] != '─'));
        for (var width = 40; width <= 200; width++)
        {
            var lines = Shown(summary, width);
            var told = string.Join(
                ' ',
                lines
                    .SkipWhile(line => !line.StartsWith("For want", StringComparison.Ordinal))
                    .TakeWhile(line => line.Length > 0)
            );
            var leftOut = told.Length == 0 ? [] : told[(told.IndexOf(':') + 2)..].TrimEnd('.').Split(", ");
            Assert.Multiple(() =>
            {
                Assert.That(lines[0] + lines[1], Does.Contain("cost/day"));
                foreach (var title in leftOut)
                    Assert.That(titles, Does.Contain(title.Split(' ')[^1]));
                Assert.That(leftOut, width > 130 ? Is.Empty : Is.Not.Null);
            });
        }
    }

    [Test]
    public void NamesAreBrokenBeforeNumbersAre()
    {
        var table = new TextTable(
            ["controller", "cost"],
            [
                ["echelon-base-stock", "1234.56 ± 78.90"],
            ],
            room: 28
        );
        Assert.That(
            table.Lines(),
            Is.EqualTo(
                new[]
                {
                    "controller              cost",
                    "────────────────────────────",
                    "echelon-bas  1234.56 ± 78.90",
                    "e-stock",
                }
            )
        );
    }

    [Test]
    public void Sentences_EndBetweenWords_ButNotWithinANumber() =>
        Assert.That(
            Screen.Lines("cost 12.5 ± 3.5 of them, ± 95 % sure", 14),
            Is.EqualTo(new[] { "cost", "12.5 ± 3.5 of", "them, ± 95 %", "sure" })
        );

    private static List<string> Shown(ExperimentSummary summary, int width)
    {
        using var written = new StringWriter();
        ResultTable.Show(new Screen(written, width, CanRedraw: false), summary, []);
        return [.. written.ToString().TrimEnd().Split(System.Environment.NewLine).SkipWhile(line => line.Length == 0)];
    }

    /// <summary>The cells of the table but the names.</summary>
    private static List<string> Cells(List<string> lines) =>
        [
            .. lines
                .SkipWhile(line => line[0] != '─')
                .Skip(1)
                .TakeWhile(line => line.Length > 0)
                .SelectMany(line => Gap().Split(line).Skip(1))
                .Where(cell => cell.Length > 0),
        ];

    [GeneratedRegex("  +", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Gap();
}
