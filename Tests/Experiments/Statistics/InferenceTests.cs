namespace ProcessChain.Tests;

/// <summary>
/// Statistical functions against numbers that were published, or computed with scipy 1.10.1 and numpy from the formula in the source of
/// each (named at the case).
/// </summary>
internal sealed class InferenceTests
{
    private static readonly Goal Cost = new("cost", "cost", "", Minimise: true);
    private static readonly Goal Profit = new("profit", "profit", "", Minimise: false);

    private static readonly double[] Ten = [9.1, 10.4, 8.7, 12.2, 9.9, 15.3, 10.0, 11.1, 9.4, 10.8];

    /// <summary>Four controllers in the same eight episodes.</summary>
    private static readonly double[][] Four =
    [
        [10.1, 12.0, 9.5, 11.2, 10.8, 13.1, 9.9, 10.4],
        [10.6, 12.3, 10.4, 11.5, 11.6, 13.2, 10.7, 11.2],
        [14, 15.9, 13.1, 15.5, 14.2, 17.3, 13.8, 14.9],
        [10.0, 12.4, 9.4, 11.0, 11.1, 13.0, 10.1, 10.2],
    ];

    /// <summary>A long run that settles from 110 to 10 and swings without chance.</summary>
    private static readonly double[] Settling =
    [
        .. Enumerable
            .Range(0, 200)
            .Select(i => (100 * Math.Exp(-i / 12.0)) + 10 + (3 * Math.Sin(i * 1.7)) + (2 * Math.Cos(i * i * 0.31))),
    ];

    private static readonly double[] Rising = [.. Enumerable.Range(0, 100).Select(i => (i * 0.5) + Math.Sin(i * 1.3))];

    /// <summary>Darwin's maize: Fisher, The design of experiments, 1935, section 17, has t = 2.148 with 14 degrees of freedom.</summary>
    [Test]
    public void PairedTest_OfDarwinsMaize_HasFishersT_AndScipysProbabilities()
    {
        var test = PairedTest.Of([6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]);
        Assert.Multiple(() =>
        {
            Assert.That(test.T, Is.EqualTo(2.148).Within(5e-4));
            Assert.That(test.Student, Is.EqualTo(0.049702944021800956).Within(1e-9));
            // The example of scipy.stats.wilcoxon's documentation.
            Assert.That(test.Ranks, Is.EqualTo(24));
            Assert.That(test.Wilcoxon, Is.EqualTo(0.041259765625).Within(1e-12));
        });
    }

    /// <summary>scipy.stats.wilcoxon(…, method='approx', correction=False).</summary>
    [Test]
    public void PairedTest_WithTiesAndZeros_TakesRanksAsNormal()
    {
        var test = PairedTest.Of([0.5, -1, 1, 2, 2, 3, -0.5, 4, 0, 1.5, 2.5, -2, double.NaN]);
        Assert.That(test.Ranks, Is.EqualTo(12));
        Assert.That(test.Wilcoxon, Is.EqualTo(0.06111155867536276).Within(1e-9));
    }

    [Test]
    public void PairedTest_WithoutAnyDifference_TellsNothing()
    {
        var test = PairedTest.Of([0, 0, 0]);
        Assert.That(new[] { test.T, test.Student, test.Ranks, test.Wilcoxon }, Has.All.NaN);
    }

    /// <summary>The first is the example of Wikipedia's page "Interquartile mean"; the others are scipy.stats.trim_mean(…, 0.25).</summary>
    [TestCase(6.5, 5, 8, 4, 38, 8, 6, 9, 7, 7, 3, 1, 6)]
    [TestCase(6.714285714285714, 1, 3, 4, 5, 6, 6, 7, 7, 8, 8, 9, 38, 50)]
    [TestCase(2, 3, 1, 2)]
    [TestCase(double.NaN)]
    public void InterquartileMean_LeavesOutAQuarterAtEitherEnd(double expected, params double[] values) =>
        Assert.That(InterquartileMean.Of(values), Is.EqualTo(expected).Within(1e-12));

    /// <summary>scipy.stats.bootstrap with 100 000 resamples: 9.5167 to 11.6833.</summary>
    [Test]
    public void Bootstrap_OfTheInterquartileMean_HasScipysInterval()
    {
        var interval = Bootstrap.Of([Ten], drawn => InterquartileMean.Of(drawn[0]), Stream(), 20_000);
        Assert.That(interval.Lower, Is.EqualTo(9.516667).Within(0.06));
        Assert.That(interval.Upper, Is.EqualTo(11.683333).Within(0.06));
    }

    /// <summary>numpy, 100 000 resamples within each of the two strata: 0.99625 to 1.25.</summary>
    [Test]
    public void Bootstrap_OfStrata_DrawsWithinEach()
    {
        double[][] strata =
        [
            [.. Ten.Select(value => value / 10)],
            [1.2, 0.9, 1.5, 1.1, 2.0, 1.4],
        ];
        var interval = Bootstrap.Of(
            strata,
            drawn => InterquartileMean.Of(drawn.SelectMany(values => values)),
            Stream(),
            20_000
        );
        Assert.That(interval.Lower, Is.EqualTo(0.99625).Within(0.01));
        Assert.That(interval.Upper, Is.EqualTo(1.25).Within(0.01));
    }

    [Test]
    public void Bootstrap_WithTheSameStream_IsTheSame_AndLeavesTheValues()
    {
        var values = Ten.ToArray();
        Interval Once() => Bootstrap.Of([values], drawn => drawn[0].Average(), Stream());
        var first = Once();
        Assert.That(Once(), Is.EqualTo(first));
        Assert.That(values, Is.EqualTo(Ten));
        Assert.That(
            Bootstrap
                .Of(
                    [
                        [1.0],
                    ],
                    drawn => drawn[0][0],
                    Stream()
                )
                .Exists,
            Is.False
        );
    }

    /// <summary>The example of scipy.stats.mannwhitneyu's documentation: U = 17 of 5 · 4 pairs.</summary>
    [Test]
    public void Improvement_IsMannAndWhitneysU_AsAShareOfThePairs()
    {
        double[] males = [19, 22, 16, 29, 24];
        double[] females = [20, 11, 17, 12];
        Assert.That(Improvement.Of(Profit, males, females), Is.EqualTo(0.85).Within(1e-12));
        Assert.That(Improvement.Of(Cost, males, females), Is.EqualTo(0.15).Within(1e-12));
        Assert.That(Improvement.Of(Cost, [1, 1], [1, 2]), Is.EqualTo(0.75), "equal ones count half");
        Assert.That(Improvement.Of(Cost, [], [1]), Is.NaN);
        Assert.That(Improvement.Paired(Cost, [1, 5, 3, 3], [2, 4, 3, 9]), Is.EqualTo(0.625));
    }

    /// <summary>numpy, with scipy's quantile t(7; 1 − 0.05/3), from Hsu's formula for paired differences.</summary>
    [Test]
    public void ComparisonWithBest_TellsWhichMayBeTheBest()
    {
        var cost = ComparisonWithBest.Of(Cost, Four);
        var profit = ComparisonWithBest.Of(Profit, Four);
        Assert.Multiple(() =>
        {
            MustBe(cost[0], -0.2468780186518372, 0.19687801865184004);
            MustBe(cost[1], 0, 0.8831753567174301);
            MustBe(cost[2], 0, 4.4415779706847545);
            MustBe(cost[3], -0.19687801865184004, 0.2468780186518372);
            MustBe(profit[0], 0, 4.30088757431868);
            MustBe(profit[2], -3.9236330760793443, 0);
        });
        Assert.That(
            ComparisonWithBest.Of(Cost, [Four[0]]).Single().Exists,
            Is.False,
            "one alone is compared with none"
        );
    }

    /// <summary>numpy: the minimum of Σ(x − x̄)² / (m − d)² over means of five.</summary>
    [Test]
    public void WarmUp_OfARunThatSettles_IsThatOfMser5()
    {
        Assert.That(WarmUp.Of(Settling), Is.EqualTo(new WarmUp(50, IsSettled: true)));
        Assert.That(WarmUp.Of(Rising), Is.EqualTo(new WarmUp(75, IsSettled: false)));
        Assert.That(WarmUp.Of(Settling[..49]), Is.Null, "nine batches of five");
    }

    /// <summary>numpy and scipy.stats.linregress over ten means of sixteen periods, and of ten.</summary>
    [Test]
    public void BatchMeans_HaveAnIntervalACorrelationAndATrend()
    {
        var calm = BatchMeans.Of(Settling[40..])!;
        var rising = BatchMeans.Of(Rising)!;
        Assert.Multiple(() =>
        {
            Assert.That(calm.Mean.Mean, Is.EqualTo(10.368442499140446).Within(1e-9));
            Assert.That(calm.Mean.Ci95, Is.EqualTo(0.49270432323299945).Within(1e-6));
            Assert.That(calm.Length, Is.EqualTo(16));
            Assert.That(calm.Correlation, Is.EqualTo(0.005830435107395071).Within(1e-9));
            Assert.That(calm.Slope, Is.EqualTo(-0.11183896194042632).Within(1e-9));
            Assert.That(calm.TrendProbability, Is.EqualTo(0.14897046190501007).Within(1e-7));
            Assert.That(calm.HasTrend || calm.AreDependent, Is.False);
            Assert.That(rising.Slope, Is.EqualTo(5.000494237263877).Within(1e-9));
            Assert.That(rising.TrendProbability, Is.LessThan(1e-20));
            Assert.That(rising.HasTrend && rising.AreDependent, Is.True);
        });
        Assert.That(BatchMeans.Of(Settling[..19]), Is.Null);
        Assert.That(BatchMeans.Of(new double[100]), Is.Null, "all are equal");
    }

    /// <summary>scipy, counted up one by one; mean and variance of the first are those of Law's bank, ten replications.</summary>
    [TestCase(2.03, 0.556776436283, 10, 0.1, 38)]
    [TestCase(100, 20, 30, 0.01, 1570)]
    [TestCase(-100, 20, 30, 0.01, 1570)]
    [TestCase(9.06, 0.4, 30, 0.05, 30)]
    public void Replications_AreTheFewestThatAreEnough(
        double mean,
        double deviation,
        int episodes,
        double precision,
        int expected
    ) => Assert.That(Replications.Needed(mean, deviation, episodes, precision), Is.EqualTo(expected));

    [Test]
    public void Replications_OfAMeanOfZero_AreNeverEnough() =>
        Assert.That(Replications.Needed(0, 1, 30, 0.01), Is.Null);

    /// <summary>numpy, with scipy's quantile at the 12.51 degrees of freedom of scipy.stats.ttest_ind(equal_var=False).</summary>
    [Test]
    public void Welch_ComparesMeansOfUnequalVariance()
    {
        var difference = Welch.Difference((10.69, 1.9162753223665727, 10), (8.88, 0.7120393247567162, 5));
        Assert.That(difference.Mean, Is.EqualTo(1.81).Within(1e-12));
        Assert.That(difference.Ci95, Is.EqualTo(1.4847895720688387).Within(1e-6));
        Assert.That(Welch.Difference((1, 0, 2), (3, 0, 2)), Is.EqualTo(new Estimate(-2, 0)));
        Assert.That(Welch.Difference((1, 0, 1), (3, 1, 2)).Ci95, Is.NaN);
    }

    /// <summary>numpy: 10.69 ± 1.37082.</summary>
    [Test]
    public void RunningMean_IsTheEstimateOfTheSameValues()
    {
        var running = new RunningMean();
        foreach (var value in Ten)
            running.Add(value);
        Assert.That(running.Estimate.Mean, Is.EqualTo(10.69).Within(1e-12));
        Assert.That(running.Estimate.Ci95, Is.EqualTo(1.3708207855614192).Within(1e-9));
        Assert.That(new RunningMean().Estimate.Mean, Is.NaN);
    }

    /// <summary>numpy: the shares of the ten that are at most 9, 10, 11 and 16.</summary>
    [Test]
    public void PerformanceProfile_IsTheShareThatIsAsGood_WithinItsInterval()
    {
        var profile = PerformanceProfile.Of(Cost, Ten, [9, 10, 11, 16], Stream());
        Assert.That(profile.Shares, Is.EqualTo(new[] { 0.1, 0.5, 0.7, 1 }));
        // Half of ten: the middle 95 % of a binomial law of ten trials, 2 to 8 (scipy.stats.binom.ppf).
        Assert.That((profile.Lower[1], profile.Upper[1]), Is.EqualTo((0.2, 0.8)));
        Assert.That((profile.Lower[3], profile.Upper[3]), Is.EqualTo((1.0, 1.0)));
        Assert.That(
            PerformanceProfile.Of(Profit, Ten, [9, 10, 11, 16], Stream()).Shares,
            Is.EqualTo(new[] { 0.9, 0.6, 0.3, 0 })
        );
    }

    private static RandomStream Stream() => new EpisodeSeed(1, 0).Stream("test");

    private static void MustBe(Interval interval, double lower, double upper)
    {
        Assert.That(interval.Lower, Is.EqualTo(lower).Within(1e-7));
        Assert.That(interval.Upper, Is.EqualTo(upper).Within(1e-7));
    }
}
