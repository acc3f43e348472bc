using System.Threading;

namespace ProcessChain.Tests;

/// <summary>What all searches share.</summary>
internal sealed class SearchTests
{
    private static IEnumerable<SearchDefinition> All() =>
        [
            .. Enum.GetValues<PowellVariant>().Select(variant => new PowellDefinition { Variant = variant }),
            new NelderMeadDefinition(),
            new CmaEsDefinition(),
        ];

    [TestCaseSource(nameof(All))]
    public void Minimise_Rosenbrock_FindsTheMinimum(SearchDefinition definition)
    {
        var result = definition.Create(seed: 3).Minimise(Functions.Rosenbrock, [-1.2, 1]);
        Assert.Multiple(() =>
        {
            Assert.That(result.Point, Is.All.EqualTo(1).Within(1e-4), result.Message);
            Assert.That(result.Converged);
        });
    }

    [TestCaseSource(nameof(All))]
    public void Minimise_NotANumber_SaysWhereItWas(SearchDefinition definition)
    {
        var count = 0;
        Assert.That(
            () => definition.Create(seed: 1).Minimise(x => ++count == 5 ? double.NaN : Functions.Sphere(x), [2, 3]),
            Throws
                .TypeOf<SearchDivergedException>()
                .With.Message.StartsWith("The objective is NaN in evaluation 5, at [")
        );
    }

    [TestCaseSource(nameof(All))]
    public void Minimise_Infinite_IsRefused(SearchDefinition definition) =>
        Assert.That(
            () => definition.Create(seed: 1).Minimise(_ => double.NegativeInfinity, [2, 3]),
            Throws.TypeOf<SearchDivergedException>()
        );

    [TestCaseSource(nameof(All))]
    public void Minimise_EvaluationsSpent_KeepsTheLimitAndSaysSo(SearchDefinition definition)
    {
        var count = 0;
        double Count(ReadOnlySpan<double> x)
        {
            count++;
            return Functions.Rosenbrock(x);
        }
        var result = (definition with { MaximumEvaluations = 40 }).Create(seed: 1).Minimise(Count, [-1.2, 1]);
        Assert.Multiple(() =>
        {
            Assert.That(result.Evaluations, Is.EqualTo(count));
            Assert.That(count, Is.InRange(34, 40));
            Assert.That(result.Converged, Is.False);
            Assert.That(result.Message, Does.Contain("40 evaluations"));
            Assert.That(result.Value, Is.EqualTo(Functions.Rosenbrock([.. result.Point])));
        });
    }

    [TestCaseSource(nameof(All))]
    public void Minimise_LevelGround_SaysSo(SearchDefinition definition)
    {
        var result = definition.Create(seed: 1).Minimise(_ => 7, [2, 3]);
        Assert.Multiple(() =>
        {
            Assert.That(result.Converged, Is.False);
            Assert.That(
                result.Message,
                Is.EqualTo(
                    $"All {result.Evaluations} values were equal: no step made a difference. Start elsewhere, or with larger steps."
                )
            );
        });
    }

    [TestCaseSource(nameof(All))]
    public void Minimise_LevelSteps_GoesOverThemWithALeastStep(SearchDefinition definition)
    {
        var result = definition
            .Create(seed: 1, leastStep: 1)
            .Minimise(x => Math.Abs(Math.Round(x[0]) - 9) + Math.Abs(Math.Round(x[1]) + 7), [1, 0]);
        Assert.That(result.Value, Is.LessThanOrEqualTo(2));
    }

    [TestCaseSource(nameof(All))]
    public void Minimise_BestPoint_IsWhereTheLowestValueWasMet(SearchDefinition definition)
    {
        var lowest = double.PositiveInfinity;
        double Watch(ReadOnlySpan<double> x)
        {
            var value = Functions.Rosenbrock(x);
            lowest = Math.Min(lowest, value);
            return value;
        }
        var result = definition.Create(seed: 1).Minimise(Watch, [-1.2, 1]);
        Assert.That(Functions.Rosenbrock([.. result.BestPoint]), Is.EqualTo(lowest));
    }

    /// <summary>The first corners are those of MATLAB's fminsearch.</summary>
    [Test]
    public void NelderMead_FirstCorners_AreFivePercentAway()
    {
        var points = new List<double[]>();
        double Note(ReadOnlySpan<double> x)
        {
            points.Add(x.ToArray());
            return Functions.Sphere(x);
        }
        new NelderMeadDefinition { MaximumEvaluations = 4 }
            .Create(seed: 1)
            .Minimise(Note, [20, 0, -40]);
        Assert.That(
            points,
            Is.EquivalentTo(new double[][] { [20, 0, -40], [21, 0, -40], [20, 0.00025, -40], [20, 0, -42] })
        );
        points.Clear();
        new NelderMeadDefinition { MaximumEvaluations = 4 }
            .Create(seed: 1, leastStep: 1)
            .Minimise(Note, [10, 0, -40]);
        Assert.That(points, Is.EquivalentTo(new double[][] { [10, 0, -40], [11, 0, -40], [10, 1, -40], [10, 0, -42] }));
    }

    [TestCaseSource(nameof(All))]
    public void Minimise_Stopped_EndsBeforeTheNextEvaluation(SearchDefinition definition)
    {
        using var source = new CancellationTokenSource();
        var count = 0;
        double StopAtThree(ReadOnlySpan<double> x)
        {
            if (++count == 3)
                source.Cancel();
            return Functions.Sphere(x);
        }
        Assert.That(
            () => definition.Create(seed: 1).Minimise(StopAtThree, [2, 3], source.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(count, Is.EqualTo(3));
    }

    [TestCaseSource(nameof(All))]
    public void Minimise_ImpossibleStart_IsRefused(SearchDefinition definition)
    {
        var search = definition.Create(seed: 1);
        Assert.Multiple(() =>
        {
            Assert.That(() => search.Minimise(Functions.Sphere, []), Throws.ArgumentException);
            Assert.That(() => search.Minimise(Functions.Sphere, [1, double.NaN]), Throws.ArgumentException);
        });
    }

    [Test]
    public void Powell_FallingWithoutEnd_IsRefused() =>
        Assert.That(
            () => new PowellDefinition().Create(seed: 1).Minimise(x => -x[0], [1]),
            Throws.TypeOf<SearchDivergedException>().With.Message.Contains("without end")
        );

    /// <summary>Level ground gives no bracket: SciPy from 1.11 on takes the first point, before it Brent's method goes on.</summary>
    [Test]
    public void Powell_LevelGround_DependsOnTheVersion()
    {
        int Evaluations(PowellVariant variant) =>
            new PowellDefinition { Variant = variant }
                .Create(seed: 1)
                .Minimise(_ => 0, [1])
                .Evaluations;
        Assert.Multiple(() =>
        {
            Assert.That(Evaluations(PowellVariant.SciPy111), Is.EqualTo(4));
            Assert.That(Evaluations(PowellVariant.SciPy110), Is.GreaterThan(4));
            Assert.That(Evaluations(PowellVariant.SciPy193), Is.EqualTo(Evaluations(PowellVariant.SciPy110) + 1));
        });
    }

    [Test]
    public void Validate_ImpossibleSettings_NamesEachKey()
    {
        var definitions = new (SearchDefinition Definition, string Keys)[]
        {
            (new PowellDefinition { MaximumEvaluations = -1, PointTolerance = 0 }, "pointTolerance maximumEvaluations"),
            (new PowellDefinition { ValueTolerance = double.NaN }, "valueTolerance"),
            (new NelderMeadDefinition { ValueTolerance = -1, InitialStep = -1 }, "valueTolerance initialStep"),
            (new CmaEsDefinition { Population = 2, InitialStep = 0 }, "initialStep population"),
            (new CmaEsDefinition { Lower = 1, Upper = 1 }, "upper"),
            (new CmaEsDefinition { Lower = double.NaN }, "lower"),
            (new CmaEsDefinition { InitialStep = new PerElement<double>(1, 2) }, "initialStep"),
            (new CmaEsDefinition(), ""),
        };
        Assert.Multiple(() =>
        {
            foreach (var (definition, keys) in definitions)
                Assert.That(
                    string.Join(' ', definition.Validate(coordinates: 3).Select(fault => fault.Key)),
                    Is.EqualTo(keys)
                );
        });
    }

    [Test]
    public void Create_ImpossibleSettings_IsRefused() =>
        Assert.That(
            () => new PowellDefinition { PointTolerance = 0 }.Create(seed: 1),
            Throws.ArgumentException.With.Message.EqualTo("pointTolerance is 0; a number above 0 is needed.")
        );

    [Test]
    public void CmaEs_StartOutsideTheBounds_IsRefused() =>
        Assert.That(
            () =>
                new CmaEsDefinition { Lower = 0 }
                    .Create(seed: 1)
                    .Minimise(Functions.Sphere, [-1]),
            Throws.ArgumentException
        );
}
