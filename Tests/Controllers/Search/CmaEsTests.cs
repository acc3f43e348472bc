namespace ProcessChain.Tests;

internal sealed class CmaEsTests
{
    private static readonly CmaEsDefinition Plain = new() { MaximumEvaluations = 50_000 };

    private static IEnumerable<TestCaseData> Unimodal() =>
        [
            new TestCaseData((Objective)Functions.Sphere, 1200).SetArgDisplayNames("sphere"),
            new TestCaseData((Objective)Functions.Ellipsoid, 9000).SetArgDisplayNames("ellipsoid"),
            new TestCaseData((Objective)Functions.Rosenbrock, 6000).SetArgDisplayNames("Rosenbrock"),
        ];

    /// <summary>Without learning C the ellipsoid takes hundreds of thousands of evaluations, without adapting σ nothing converges.</summary>
    [TestCaseSource(nameof(Unimodal))]
    public void Minimise_SixCoordinates_ConvergesWithinTheEvaluationsKnownOfCmaEs(Objective function, int evaluations)
    {
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var counted = 0;
            var reached = 0;
            var result = Plain
                .Create(seed)
                .Minimise(
                    x =>
                    {
                        var value = function(x);
                        counted++;
                        if (reached == 0 && value < 1e-9)
                            reached = counted;
                        return value;
                    },
                    [0.5, 3, 0, 2, 0, 3]
                );
            Assert.Multiple(() =>
            {
                Assert.That(result.Value, Is.LessThan(1e-9));
                Assert.That(result.Converged, result.Message);
                Assert.That(result.Evaluations, Is.EqualTo(counted));
                Assert.That(reached, Is.InRange(100, evaluations));
            });
        }
    }

    [TestCase(CmaEsRestarts.Ipop)]
    [TestCase(CmaEsRestarts.Bipop)]
    public void Minimise_Rastrigin_NeedsRestarts(CmaEsRestarts restarts)
    {
        var single = Plain with { Lower = -5, Upper = 5, InitialStep = 2 };
        var several = single with { Restarts = restarts, MaximumEvaluations = 40_000 };
        double[] start = [4, -4, 4, -4, 4];

        var trapped = single.Create(seed: 1).Minimise(Functions.Rastrigin, start);
        var found = several.Create(seed: 1).Minimise(Functions.Rastrigin, start);

        Assert.Multiple(() =>
        {
            Assert.That(trapped.Converged);
            Assert.That(trapped.Value, Is.GreaterThan(0.9));
            Assert.That(found.Value, Is.LessThan(1e-9));
            Assert.That(found.Evaluations, Is.InRange(20_000, 40_000));
        });
    }

    /// <summary>The sphere with a deviation of 3 added to each value: the mean is nearer to the minimum than the luckiest point.</summary>
    [Test]
    public void Minimise_NoisySphere_MeanIsNearTheMinimum()
    {
        var settings = new CmaEsDefinition
        {
            Population = 60,
            MaximumEvaluations = 6000,
            Recommendation = CmaEsRecommendation.Mean,
        };
        var (ofMean, ofBest) = (0.0, 0.0);
        for (var seed = 0; seed < 10; seed++)
        {
            ofMean += Functions.Sphere([.. Noisy(settings, seed).Point]) / 10;
            ofBest +=
                Functions.Sphere([.. Noisy(settings with { Recommendation = CmaEsRecommendation.Best }, seed).Point])
                / 10;
        }
        TestContext.Out.WriteLine($"distance² from the minimum: mean {ofMean}, best {ofBest}");
        Assert.Multiple(() =>
        {
            Assert.That(ofMean, Is.LessThan(0.3));
            Assert.That(ofMean, Is.LessThan(ofBest));
        });
    }

    private static SearchResult Noisy(CmaEsDefinition settings, int seed)
    {
        var noise = new EpisodeSeed(seed, 0).Stream("noise");
        double Objective(ReadOnlySpan<double> x)
        {
            var sum = -6.0;
            for (var i = 0; i < 12; i++)
                sum += noise.NextDouble();
            return Functions.Sphere(x) + (3 * sum);
        }
        return settings.Create(seed).Minimise(Objective, [5, 5, 5, 5]);
    }

    [TestCase(1.0, double.PositiveInfinity)]
    [TestCase(1.0, 7.0)]
    [TestCase(double.NegativeInfinity, -2.0)]
    public void Minimise_MinimumOutsideTheBounds_EndsOnThemAndNeverLeaves(double lower, double upper)
    {
        var bound = double.IsFinite(lower) ? lower : upper;
        var settings = Plain with { Lower = lower, Upper = upper };
        var result = settings
            .Create(seed: 5)
            .Minimise(
                x =>
                {
                    foreach (var part in x)
                        Assert.That(part, Is.InRange(lower, upper));
                    return Functions.Sphere(x);
                },
                [bound + (bound > 0 ? 3 : -3), bound, bound]
            );
        Assert.That(result.Point, Is.All.EqualTo(bound).Within(1e-5));
    }

    [Test]
    public void Minimise_ScaledCoordinates_FollowsTheirSteps()
    {
        var plain = Plain.Create(seed: 2).Minimise(Functions.Sphere, [2, 2]);
        var scaled = (Plain with { InitialStep = new PerElement<double>(1, 1024) })
            .Create(seed: 2)
            .Minimise(x => Functions.Sphere([x[0], x[1] / 1024]), [2, 2048]);
        Assert.That(scaled.Point, Is.EqualTo(new[] { plain.Point[0], plain.Point[1] * 1024 }));
    }

    [Test]
    public void Minimise_SameSeed_SamePoints_AnotherSeed_Others()
    {
        double[] Point(long seed) =>
            [.. (Plain with { MaximumEvaluations = 50 }).Create(seed).Minimise(Functions.Rosenbrock, [3, 3]).Point];
        var first = Point(1);
        Assert.Multiple(() =>
        {
            Assert.That(Point(1), Is.EqualTo(first));
            Assert.That(Point(2), Is.Not.EqualTo(first));
        });
    }

    [Test]
    public void Minimise_Unbounded_EndsWithTheReason()
    {
        var result = Plain.Create(seed: 1).Minimise(x => -x[0], [0, 0]);
        Assert.That(result.Message, Does.Contain("10000-fold"));
    }

    [TestCase(1)]
    [TestCase(6)]
    [TestCase(7)]
    [TestCase(20)]
    public void Minimise_FewEvaluations_AreNotExceeded(int most)
    {
        foreach (var recommendation in Enum.GetValues<CmaEsRecommendation>())
        {
            var settings = new CmaEsDefinition { MaximumEvaluations = most, Recommendation = recommendation };
            var result = settings.Create(seed: 1).Minimise(Functions.Sphere, [1, 2]);
            Assert.Multiple(() =>
            {
                Assert.That(result.Evaluations, Is.InRange(1, most));
                Assert.That(result.Converged, Is.False);
                Assert.That(result.Value, Is.EqualTo(Functions.Sphere([.. result.Point])));
            });
        }
    }

    [Test]
    public void Decompose_IllConditionedMatrix_GivesItsEigenvectors()
    {
        const int Size = 7;
        var chance = new EpisodeSeed(1, 1).Stream("matrix");
        var factor = new double[Size, Size];
        for (var i = 0; i < Size; i++)
        for (var j = 0; j < Size; j++)
            factor[i, j] = Math.Pow(10, -j) * ((2 * chance.NextDouble()) - 1);
        var matrix = new double[Size, Size];
        for (var i = 0; i < Size; i++)
        for (var j = 0; j < Size; j++)
        for (var k = 0; k < Size; k++)
            matrix[i, j] += factor[i, k] * factor[j, k];
        var eigen = new SymmetricEigen(Size);

        eigen.Decompose(matrix);

        for (var k = 0; k < Size; k++)
        {
            for (var i = 0; i < Size; i++)
            {
                var (image, product) = (0.0, 0.0);
                for (var j = 0; j < Size; j++)
                {
                    image += matrix[i, j] * eigen.Vectors[j, k];
                    product += eigen.Vectors[j, i] * eigen.Vectors[j, k];
                }
                Assert.That(image, Is.EqualTo(eigen.Values[k] * eigen.Vectors[i, k]).Within(1e-14), "A b = d b");
                Assert.That(product, Is.EqualTo(i == k ? 1 : 0).Within(1e-14), "Bᵀ B = 1");
            }
        }
    }
}
