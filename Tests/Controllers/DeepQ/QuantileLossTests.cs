namespace ProcessChain.Tests;

internal sealed class QuantileLossTests
{
    /// <summary>
    /// By hand: levels ¼ and ¾, δ = 1. Of y = 1 the first prediction, 0, is too low by 1 and the second, 3, too high by 2, where the Huber loss
    /// is 1.5; of y = 2.5 they are too low by 2.5 (2) and too high by ½ (⅛).
    /// </summary>
    [Test]
    public void TwoQuantilesOfTwoSamples_AsByHand()
    {
        var slopes = new float[2];
        var loss = new QuantileLoss(2, 1).Of([0, 3], [1, 2.5f], slopes);
        Assert.That(loss, Is.EqualTo(((0.25f * 0.5f) + (0.25f * 1.5f) + (0.25f * 2) + (0.25f * 0.125f)) / 2));
        Assert.That(slopes, Is.EqualTo(new[] { -0.25f, 0.25f * 1.5f / 2 }));
    }

    [Test]
    public void Slopes_AreThoseOfTheLoss([Values(1, 3, 8, 11)] int quantiles, [Values(0.5f, 1, 100)] float delta)
    {
        const float Step = 1f / 256;
        var stream = new RandomStream((ulong)quantiles);
        var (predicted, samples) = (Numbers(stream, quantiles), Numbers(stream, 7));
        var loss = new QuantileLoss(quantiles, delta);
        var slopes = new float[quantiles];
        loss.Of(predicted, samples, slopes);
        for (var i = 0; i < quantiles; i++)
            Assert.That((At(i, Step) - At(i, -Step)) / (2 * Step), Is.EqualTo(slopes[i]).Within(0.01), $"quantile {i}");

        float At(int quantile, float change)
        {
            var changed = predicted.ToArray();
            changed[quantile] += change;
            return loss.Of(changed, samples, new float[quantiles]);
        }
    }

    /// <summary>With small δ the least loss is at the quantiles themselves: of 1 to 100, at the levels 1/20, 3/20, ….</summary>
    [Test]
    public void Descent_EndsAtTheQuantiles()
    {
        var samples = Enumerable.Range(1, 100).Select(number => (float)number).ToArray();
        var loss = new QuantileLoss(10, 0.01f);
        var (predicted, slopes) = (new float[10], new float[10]);
        for (var step = 0; step < 20_000; step++)
        {
            loss.Of(predicted, samples, slopes);
            for (var i = 0; i < predicted.Length; i++)
                predicted[i] -= 20 * slopes[i];
        }
        Assert.That(predicted, Is.EqualTo(Enumerable.Range(0, 10).Select(i => 5.5f + (10 * i))).Within(1));
    }

    [Test]
    public void PredictionThatIsNoNumber_MakesNone()
    {
        var slopes = new float[2];
        Assert.That(new QuantileLoss(2, 1).Of([float.NaN, 0], [1], slopes), Is.NaN);
        Assert.That(slopes[0], Is.NaN);
    }

    private static float[] Numbers(RandomStream stream, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(10 * stream.NextDouble()))];
}
