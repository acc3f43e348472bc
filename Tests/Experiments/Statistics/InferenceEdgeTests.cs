namespace ProcessChain.Tests;

/// <summary>Statistical functions of the least that they take, and where their answer turns; worked by hand.</summary>
internal sealed class InferenceEdgeTests
{
    private static readonly Goal Cost = new("cost", "cost", "", Minimise: true);

    /// <summary>With one degree of freedom Student's t is Cauchy's law, whose quantile of 95 % is tan(0.45 π).</summary>
    private static readonly double Cauchy95 = Math.Tan(0.45 * Math.PI);

    [Test]
    public void BatchMeans_OfTwoPeriodsABatch_LeaveOutWhatIsOver()
    {
        double[] twenty = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        var line = BatchMeans.Of(twenty)!;
        Assert.Multiple(() =>
        {
            Assert.That((line.Length, line.Mean.Mean, line.Slope), Is.EqualTo((2, 9.5, 2.0)));
            Assert.That(line.TrendProbability, Is.Zero, "nothing is off the line");
            // Of −9, −7, … 9: the products of neighbours come to 231, the squares to 330.
            Assert.That(line.Correlation, Is.EqualTo(231.0 / 330).Within(1e-12));
            Assert.That(BatchMeans.Of([.. twenty, 1e6]), Is.EqualTo(line));
        });
    }

    [Test]
    public void BatchMeans_ThatTakeTurns_AreNeitherDependentNorATrend()
    {
        var turns = BatchMeans.Of([.. Enumerable.Range(0, 20).Select(i => i / 2 % 2 == 0 ? 1.0 : -1)])!;
        Assert.Multiple(() =>
        {
            Assert.That(turns.Correlation, Is.EqualTo(-0.9).Within(1e-12));
            Assert.That((turns.AreDependent, turns.HasTrend), Is.EqualTo((false, false)));
        });
    }

    [TestCase(0.52, 0.01, false, false)]
    [TestCase(0.53, 0.009, true, true)]
    public void BatchMeans_AreInDoubt_BeyondTheLimitsAlone(double correlation, double trend, bool dependent, bool has)
    {
        var means = new BatchMeans(default, 2, correlation, 1, trend);
        Assert.That((means.AreDependent, means.HasTrend), Is.EqualTo((dependent, has)));
    }

    /// <summary>Resamples whose statistic is their number, 0 to 2000: of these 50 lie below 2.5 %, and 50 above 97.5 %.</summary>
    [Test]
    public void Bootstrap_TakesTheMiddle95Percent_AsSoonAsOneStratumHasTwoValues()
    {
        var number = 0;
        double[][] strata =
        [
            [1],
            [1, 2],
        ];
        Assert.That(Bootstrap.Of(strata, _ => number++, Stream(), 2001), Is.EqualTo(new Interval(50, 1950)));
    }

    [Test]
    public void Bootstrap_DrawsTwoThousandTimes()
    {
        var number = 0;
        Bootstrap.Of(
            [
                [1, 2],
            ],
            _ => number++,
            Stream()
        );
        Assert.That(number, Is.EqualTo(2000));
    }

    /// <summary>Losses of −1 and −3: mean −2, standard error 1.</summary>
    [Test]
    public void ComparisonWithBest_OfTwoEpisodes_HasCauchysWidth()
    {
        var compared = ComparisonWithBest.Of(
            Cost,
            [
                [1, 3],
                [2, 6],
            ]
        );
        Assert.Multiple(() =>
        {
            Assert.That(compared[0].Lower, Is.EqualTo(-2 - Cauchy95).Within(1e-6));
            Assert.That(compared[0].Upper, Is.EqualTo(-2 + Cauchy95).Within(1e-6));
            Assert.That(compared[1].Lower, Is.EqualTo(2 - Cauchy95).Within(1e-6));
            Assert.That(compared[1].Upper, Is.EqualTo(2 + Cauchy95).Within(1e-6));
        });
    }

    [Test]
    public void ComparisonWithBest_WhereOneHasASingleEpisode_TellsNothingOfAny() =>
        Assert.That(
            ComparisonWithBest.Of(
                Cost,
                [
                    [1, 3],
                    [2],
                ]
            ),
            Is.EqualTo(new[] { Interval.None, Interval.None })
        );

    [Test]
    public void Improvement_OfNothing_IsNotANumber()
    {
        Assert.That(Improvement.Of(Cost, [1], []), Is.NaN);
        Assert.That(Improvement.Paired(Cost, [], []), Is.NaN);
    }

    /// <summary>Mean 2, standard error 1: t is 2, which Cauchy's law exceeds with ½ − atan(2) / π at either end.</summary>
    [Test]
    public void PairedTest_OfTwoDifferences_KeepsTheirSign()
    {
        var (more, less) = (PairedTest.Of([1, 3]), PairedTest.Of([-1, -3]));
        Assert.Multiple(() =>
        {
            Assert.That((more.T, less.T), Is.EqualTo((2, -2)).Within(1e-12));
            Assert.That(more.Student, Is.EqualTo(1 - (2 * Math.Atan(2) / Math.PI)).Within(1e-9));
            Assert.That(less.Student, Is.EqualTo(more.Student));
            Assert.That((more.Ranks, more.Wilcoxon), Is.EqualTo((0, 0.5)), "one of four choices of signs, twice");
            Assert.That((less.Ranks, less.Wilcoxon), Is.EqualTo((0, 0.5)));
        });
    }

    [Test]
    public void PairedTest_OfOneDifference_HasRanksAlone()
    {
        var test = PairedTest.Of([4]);
        Assert.That(new[] { test.T, test.Student }, Has.All.NaN);
        Assert.That((test.Ranks, test.Wilcoxon), Is.EqualTo((0, 1)));
    }

    /// <summary>Five of the eight choices of signs have at most the sum 3: more than half, so that the probability is 1.</summary>
    [Test]
    public void PairedTest_OfEqualSums_IsCertainlyChance() =>
        Assert.That(PairedTest.Of([1, 2, -3]), Has.Property("Ranks").EqualTo(3).And.Property("Wilcoxon").EqualTo(1));

    /// <summary>All of one sign: one of 2⁵⁰ choices; from 51 on normal, by Φ(−663 / √11381.5).</summary>
    [Test]
    public void PairedTest_IsCountedOut_UpToFiftyDifferences()
    {
        static double Wilcoxon(int count) => PairedTest.Of(Enumerable.Range(1, count).Select(i => (double)i)).Wilcoxon;
        Assert.That(Wilcoxon(50), Is.EqualTo(Math.Pow(2, -49)).Within(1e-9).Percent);
        Assert.That(Wilcoxon(51), Is.EqualTo(5.145e-10).Within(0.1).Percent);
    }

    /// <summary>γ / (1 + γ) of a mean of ±10: a third of it at γ = ½, half of it at γ = 1.</summary>
    [TestCase(10, 5, 1, true)]
    [TestCase(-10, 5, 1, true)]
    [TestCase(10, 5.01, 1, false)]
    [TestCase(10, 3.33, 0.5, true)]
    [TestCase(10, 3.34, 0.5, false)]
    [TestCase(10, double.NaN, 1, false)]
    public void Precision_IsReached_AtTheShareOfTheMean(double mean, double width, double precision, bool expected) =>
        Assert.That(Replications.IsReached(new(mean, width), precision), Is.EqualTo(expected));

    [Test]
    public void RunningMean_OfOneValue_HasNoInterval()
    {
        var running = new RunningMean();
        running.Add(7);
        Assert.That((running.Count, running.Sum, running.Estimate), Is.EqualTo((1, 7, new Estimate(7, double.NaN))));
        running.Add(9);
        // Standard error 1.
        Assert.That((running.Count, running.Sum, running.Estimate.Mean), Is.EqualTo((2, 16, 8)));
        Assert.That(running.Estimate.Ci95, Is.EqualTo(Math.Tan(0.475 * Math.PI)).Within(1e-6));
    }

    /// <summary>Batches of five periods each, at 100 and then at 1.</summary>
    [TestCase(0, 10, 0, true)]
    [TestCase(5, 5, 25, true, Description = "half of it")]
    [TestCase(6, 5, 30, false, Description = "more than half")]
    [TestCase(6, 6, 30, true)]
    [TestCase(7, 4, 0, true, Description = "the last five batches are never left out, and four of them are no rest")]
    public void WarmUp_OfASingleStep_IsWhatIsBeforeIt(int before, int after, int periods, bool isSettled)
    {
        double[] run = [.. Enumerable.Repeat(100.0, 5 * before), .. Enumerable.Repeat(1.0, 5 * after)];
        Assert.That(WarmUp.Of(run), Is.EqualTo(new WarmUp(periods, isSettled)));
        Assert.That(WarmUp.Of([.. run, 1e6, -1e6, 1e6, 1e6]), Is.EqualTo(WarmUp.Of(run)), "four are no batch");
    }

    /// <summary>Equal deviations and counts: degrees of freedom are those of both together, here 2 of which t(0.975) is 4.30265.</summary>
    [Test]
    public void Welch_OfTwoValuesEach_HasTwoDegreesOfFreedom()
    {
        var difference = Welch.Difference((5, Math.Sqrt(2), 2), (2, Math.Sqrt(2), 2));
        Assert.That(difference.Mean, Is.EqualTo(3));
        Assert.That(difference.Ci95, Is.EqualTo(4.30265273 * Math.Sqrt(2)).Within(1e-6));
        Assert.That(Welch.Difference((1, 1, 2), (3, 0, 1)), Is.EqualTo(new Estimate(-2, double.NaN)));
    }

    private static RandomStream Stream() => new EpisodeSeed(1, 0).Stream("test");
}
