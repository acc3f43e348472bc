namespace ProcessChain.Tests;

internal sealed class SequentialHalvingTests
{
    /// <summary>Four actions and 24 rollouts: two rounds of 12, in 3 scenarios for all four and 6 more for the better two.</summary>
    [Test]
    public void FourActions_ByHand()
    {
        var bandit = new SequentialHalving(9);
        bandit.Begin([2, 3, 5, 8], 24);
        Assert.That((bandit.Left, bandit.FirstScenario, bandit.RoundScenarios), Is.EqualTo((4, 0, 3)));
        double[][] first =
        [
            [1, 2, 3],
            [4, 4, 4],
            [0, 0, 0],
            [5, 3, 5],
        ];
        Note(bandit, first);
        Assert.That((bandit.Left, bandit.FirstScenario, bandit.RoundScenarios), Is.EqualTo((2, 3, 6)));
        Assert.That((bandit.Action(0), bandit.Action(1)), Is.EqualTo((8, 3)));
        Note(
            bandit,
            [
                [1, 1, 1, 1, 1, 1],
                [2, 3, 2, 3, 2, 3],
            ]
        );
        Assert.That(bandit.IsOver);
        Assert.That(bandit.ActionAt(bandit.Best), Is.EqualTo(3));
        Assert.That(bandit.Loss(1), Is.Zero);
        Assert.That(bandit.Loss(3), Is.EqualTo((27 - 19) / 9.0).Within(1e-12));
        Assert.That(bandit.Loss(0), Is.EqualTo((12 - 6) / 3.0).Within(1e-12));
        Assert.That(bandit.Loss(2), Is.EqualTo(12 / 3.0).Within(1e-12));
    }

    /// <summary>Differences 1, 0, 2 to the best: mean 1, variance 1, error √(1 / 3).</summary>
    [Test]
    public void Error_IsThatOfTheMeanDifference()
    {
        var bandit = new SequentialHalving(2);
        bandit.Begin([0, 1], 6);
        Note(
            bandit,
            [
                [5, 7, 9],
                [4, 7, 7],
            ]
        );
        Assert.That(bandit.LossError(1), Is.EqualTo(Math.Sqrt(1 / 3.0)).Within(1e-12));
        Assert.That(bandit.LossError(0), Is.Zero);
    }

    [Test]
    public void OneAction_IsBest_WithoutRollouts()
    {
        var bandit = new SequentialHalving(4);
        bandit.Begin([3], 50);
        Assert.That(bandit.IsOver);
        Assert.That((bandit.ActionAt(bandit.Best), bandit.Loss(0)), Is.EqualTo((3, 0.0)));
    }

    [Test]
    public void EqualActions_TheFirstWins()
    {
        var bandit = new SequentialHalving(3);
        bandit.Begin([4, 5, 6], 12);
        while (!bandit.IsOver)
            Note(bandit, [.. Enumerable.Repeat(new double[bandit.RoundScenarios], bandit.Left)]);
        Assert.That(bandit.ActionAt(bandit.Best), Is.EqualTo(4));
    }

    private static void Note(SequentialHalving bandit, double[][] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            for (var n = 0; n < values[i].Length; n++)
                bandit.Note(i, bandit.FirstScenario + n, values[i][n]);
        }
        bandit.Halve();
    }
}
