namespace ProcessChain.Tests;

internal sealed class DistributionTests
{
    private static readonly int[] Heads = [2, 5, 3];

    private static IEnumerable<TestCaseData> Distributions() =>
        [
            new TestCaseData(new Categorical(4)).SetArgDisplayNames("categorical"),
            new TestCaseData(new MultiCategorical(Heads)).SetArgDisplayNames("several choices"),
            new TestCaseData(new DiagonalGaussian(3)).SetArgDisplayNames("Gaussian"),
        ];

    [TestCaseSource(nameof(Distributions))]
    public void Gradients_AreTheDifferenceQuotients(object ofKind)
    {
        var distribution = (ActionDistribution)ofKind;
        var draws = new Lcg(3);
        var (row, old) = (draws.Symmetric(distribution.Parameters, 0), draws.Symmetric(distribution.Parameters, 0));
        var action = new float[distribution.ActionWidth];
        distribution.Become(old);
        distribution.Sample(new RandomStream(1), action);

        AssertGradient(d => d.LogProbability(action), (d, g) => d.AddLogProbabilityGradient(action, 2, g));
        AssertGradient(d => d.Entropy(), (d, g) => d.AddEntropyGradient(2, g));
        AssertGradient(d => d.DivergenceFrom(old), (d, g) => d.AddDivergenceGradient(old, 2, g));

        void AssertGradient(Func<ActionDistribution, float> value, Action<ActionDistribution, float[]> add)
        {
            const float Step = 1 / 64f;
            var gradient = new float[row.Length];
            distribution.Become(row);
            add(distribution, gradient);
            for (var i = 0; i < row.Length; i++)
            {
                var (up, down) = (ValueAt(i, Step), ValueAt(i, -Step));
                Assert.That(gradient[i], Is.EqualTo((up - down) / Step).Within(3e-3), $"parameter {i}");
            }

            float ValueAt(int i, float step)
            {
                float[] moved = [.. row];
                moved[i] += step;
                distribution.Become(moved);
                return value(distribution);
            }
        }
    }

    [Test]
    public void SeveralChoices_AreTheSumsOfTheirParts()
    {
        var draws = new Lcg(4);
        float[][] rows = [.. Heads.Select(n => draws.Symmetric(n, 0))];
        float[][] olds = [.. Heads.Select(n => draws.Symmetric(n, 0))];
        float[] action = [1, 3, 0];
        var together = new MultiCategorical(Heads);
        together.Become([.. rows.SelectMany(row => row)]);
        var (log, entropy, divergence) = (0f, 0f, 0f);
        for (var i = 0; i < Heads.Length; i++)
        {
            var head = new Categorical(Heads[i]);
            head.Become(rows[i]);
            log += head.LogProbability(action.AsSpan(i, 1));
            entropy += head.Entropy();
            divergence += head.DivergenceFrom(olds[i]);
        }
        Assert.That(together.LogProbability(action), Is.EqualTo(log).Within(1e-6));
        Assert.That(together.Entropy(), Is.EqualTo(entropy).Within(1e-6));
        Assert.That(together.DivergenceFrom([.. olds.SelectMany(row => row)]), Is.EqualTo(divergence).Within(1e-6));
    }

    [TestCaseSource(nameof(Distributions))]
    public void Sample_ManyTimes_HasTheEntropyAsMeanOfMinusTheLogProbability(object ofKind)
    {
        const int Draws = 40_000;
        var distribution = (ActionDistribution)ofKind;
        distribution.Become(new Lcg(5).Symmetric(distribution.Parameters, 0));
        var (stream, action, sum) = (new RandomStream(7), new float[distribution.ActionWidth], 0.0);
        for (var i = 0; i < Draws; i++)
        {
            distribution.Sample(stream, action);
            sum -= distribution.LogProbability(action);
        }
        Assert.That(sum / Draws, Is.EqualTo(distribution.Entropy()).Within(0.03));
    }

    [Test]
    public void GaussianSamples_HaveMeanAndDeviation()
    {
        const int Draws = 40_000;
        var gaussian = new DiagonalGaussian(2);
        gaussian.Become([3, -1, 0, MathF.Log(0.5f)]);
        var (stream, action) = (new RandomStream(8), new float[2]);
        var (sum, square) = (0.0, 0.0);
        for (var i = 0; i < Draws; i++)
        {
            gaussian.Sample(stream, action);
            sum += action[1];
            square += (action[1] + 1) * (action[1] + 1);
        }
        Assert.That(sum / Draws, Is.EqualTo(-1).Within(0.01));
        Assert.That(Math.Sqrt(square / Draws), Is.EqualTo(0.5).Within(0.01));
    }

    [Test]
    public void Mode_IsTheMeanOrTheLikeliestWithTheLowestNumber()
    {
        var action = new float[2];
        var gaussian = new DiagonalGaussian(2);
        gaussian.Become([3, -1, 0, 0]);
        gaussian.Mode(action);
        Assert.That(action, Is.EqualTo(new float[] { 3, -1 }));
        var choices = new MultiCategorical(3, 2);
        choices.Become([0, 1, 1, -1, -1]);
        choices.Mode(action);
        Assert.That(action, Is.EqualTo(new float[] { 1, 0 }));
    }

    [TestCaseSource(nameof(Distributions))]
    public void Sample_DoesNotAllocate(object ofKind)
    {
        var distribution = (ActionDistribution)ofKind;
        distribution.Become(new float[distribution.Parameters]);
        var (stream, action) = (new RandomStream(7), new float[distribution.ActionWidth]);
        distribution.Sample(stream, action);
        var before = GC.GetAllocatedBytesForCurrentThread();
        distribution.Sample(stream, action);
        distribution.Mode(action);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Mask_TakesActionsOutOfDrawsGradientsAndEntropy()
    {
        float[] logits = [2, 5, 1, 2];
        Categorical.Mask([true, false, false, true], logits);
        var masked = new Categorical(4);
        masked.Become(logits);
        var (stream, action, gradient) = (new RandomStream(9), new float[1], new float[4]);
        for (var i = 0; i < 1000; i++)
        {
            masked.Sample(stream, action);
            Assert.That(action[0], Is.EqualTo(0).Or.EqualTo(3));
        }
        masked.AddLogProbabilityGradient([0], 1, gradient);
        masked.AddEntropyGradient(1, gradient);
        masked.AddDivergenceGradient(logits, 1, gradient);
        Assert.That(gradient, Is.EqualTo(new[] { 0.5f, 0, 0, -0.5f }).Within(1e-6));
        Assert.That(masked.Entropy(), Is.EqualTo(Math.Log(2)).Within(1e-6));
        Assert.That(masked.DivergenceFrom(logits), Is.Zero);
    }
}
