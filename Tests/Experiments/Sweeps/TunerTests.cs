namespace ProcessChain.Tests;

/// <summary>Which candidates follow from what came of the earlier ones.</summary>
internal sealed class TunerTests
{
    [Test]
    public void Halving_TakesTheBestOfEachRung_AndNoneThatFailed()
    {
        var halving = new SuccessiveHalving(
            new TuningDefinition { Reduction = 2 },
            new SweepSampling { Samples = 8 },
            ["a"],
            rungs: 3
        );
        var first = halving.Next([]);
        var one = Judge(first, [5, 3, double.PositiveInfinity, 8, 1, 7, 3, 6]);
        var second = halving.Next([one]);
        var two = Judge(second, [4, 2, 9, 3]);
        var third = halving.Next([one, two]);
        Assert.Multiple(() =>
        {
            Assert.That(first.Select(candidate => candidate.Rung), Is.All.EqualTo(0));
            Assert.That(
                second,
                Is.EqualTo(new[] { first[4], first[1], first[6], first[0] }.Select(At(1))).Using<Candidate>(Same)
            );
            Assert.That(third, Is.EqualTo(new[] { first[1], first[0] }.Select(At(2))).Using<Candidate>(Same));
            Assert.That(halving.Next([one, two, Judge(third, [2, 1])]), Is.Empty);
            Assert.That(
                Tuner.Best([one, two, Judge(third, [20, 10])])!.Value.Candidate.Shares,
                Is.EqualTo(first[0].Shares)
            );
        });
    }

    [Test]
    public void Halving_WhereAllFail_Ends_WithoutABest()
    {
        var halving = new SuccessiveHalving(new TuningDefinition(), new SweepSampling { Samples = 3 }, ["a"], rungs: 2);
        var round = Judge(halving.Next([]), [.. Enumerable.Repeat(double.PositiveInfinity, 3)]);
        Assert.That(halving.Next([round]), Is.Empty);
        Assert.That(Tuner.Best([round]), Is.Null);
    }

    /// <summary>A bowl in the shares, with its bottom off the middle: 300 candidates find it to a hundredth, as many drawn ones do not.</summary>
    [Test]
    public void CmaEs_FindsTheBottomOfABowl()
    {
        var (cost, drawn) = (0.0, 0.0);
        foreach (var seed in Enumerable.Range(1, 5))
        {
            var sampling = new SweepSampling { Samples = 300, Seed = seed };
            cost += Search(new CmaEsTuner(new TuningDefinition(), sampling, keys: 3)) / 5;
            drawn += Search(new SuccessiveHalving(new TuningDefinition(), sampling, ["a", "b", "c"], rungs: 1)) / 5;
        }
        Assert.That(cost, Is.LessThan(1e-4));
        Assert.That(drawn, Is.GreaterThan(20 * cost));
    }

    [Test]
    public void CmaEs_IsAFunctionOfWhatCame_AndStaysWithinTheShares()
    {
        CmaEsTuner Tuner() => new(new TuningDefinition { Population = 4 }, new SweepSampling { Samples = 9 }, keys: 2);
        var first = Judge(Tuner().Next([]), [4, 3, 2, 1]);
        var (once, again) = (Tuner().Next([first]), Tuner().Next([first]));
        var other = Tuner().Next([Judge([.. first.Select(judged => judged.Candidate)], [1, 2, 3, 4])]);
        Assert.Multiple(() =>
        {
            Assert.That(Tuner().Rounds, Is.EqualTo(2));
            Assert.That(again, Is.EqualTo(once).Using<Candidate>(Same));
            Assert.That(other, Is.Not.EqualTo(once).Using<Candidate>(Same));
            Assert.That(once.SelectMany(candidate => candidate.Shares), Is.All.InRange(0, Math.BitDecrement(1.0)));
            Assert.That(Tuner().Next([first, Judge(once, [1, 2, 3, 4])]), Is.Empty);
        });
    }

    private static double Search(Tuner tuner)
    {
        var rounds = new List<IReadOnlyList<JudgedCandidate>>();
        while (tuner.Next(rounds) is { Count: > 0 } round)
            rounds.Add(Judge(round, [.. round.Select(candidate => Bowl(candidate.Shares))]));
        return Tuner.Best(rounds)!.Value.Cost;
    }

    private static double Bowl(IReadOnlyList<double> shares) =>
        shares.Index().Sum(share => Math.Pow(share.Item - (0.3 + (0.1 * share.Index)), 2));

    private static List<JudgedCandidate> Judge(IReadOnlyList<Candidate> round, double[] costs) =>
        [.. round.Zip(costs, (candidate, cost) => new JudgedCandidate(candidate, cost))];

    private static Func<Candidate, Candidate> At(int rung) => candidate => candidate with { Rung = rung };

    private static bool Same(Candidate one, Candidate other) =>
        one.Rung == other.Rung && one.Shares.SequenceEqual(other.Shares);
}
