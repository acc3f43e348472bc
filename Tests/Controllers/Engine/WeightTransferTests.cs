namespace ProcessChain.Tests;

/// <summary>By hand, on networks of two hidden neurons.</summary>
internal sealed class WeightTransferTests
{
    private static readonly NetworkShape Old = new(inputs: 2, hidden: [2], outputs: 2);

    /// <summary>By rows: the weights of each neuron, then the biases of the layer.</summary>
    private static readonly float[] Learned = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    [Test]
    public void MoreInputsAndOutputs_HaveTheWeightsOfThoseTheyStandFor()
    {
        var larger = new NetworkShape(inputs: 3, hidden: [2], outputs: 3);
        float[] expected = [1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 9, 10, 11, 12, 12];
        Assert.That(WeightTransfer.Of(Old, Learned, larger, [0, 1, 1], [0, 1, 1]), Is.EqualTo(expected));
    }

    [Test]
    public void FewerInputsAndOutputs_LeaveTheOthersOut()
    {
        var smaller = new NetworkShape(inputs: 1, hidden: [2], outputs: 1);
        float[] expected = [2, 4, 5, 6, 9, 10, 12];
        Assert.That(WeightTransfer.Of(Old, Learned, smaller, [1], [1]), Is.EqualTo(expected));
    }

    [Test]
    public void HiddenLayers_StayAsTheyAre()
    {
        var deep = new NetworkShape(inputs: 1, hidden: [1, 2], outputs: 1);
        float[] learned = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        var wider = new NetworkShape(inputs: 2, hidden: [1, 2], outputs: 2);
        float[] expected = [1, 1, 2, 3, 4, 5, 6, 7, 8, 7, 8, 9, 9];
        Assert.That(WeightTransfer.Of(deep, learned, wider, [0, 0], [0, 0]), Is.EqualTo(expected));
    }

    [Test]
    public void ValueOfADuelingNetwork_StaysBehindTheAdvantages()
    {
        var old = new NetworkShape(inputs: 1, hidden: [1], outputs: 2, OutputHead.Dueling);
        var larger = new NetworkShape(inputs: 1, hidden: [1], outputs: 3, OutputHead.Dueling);
        float[] learned =
        [
            1,
            2, /* advantages and value */
            3,
            4,
            5, /* biases */
            6,
            7,
            8,
        ];
        float[] expected = [1, 2, 3, 4, 4, 5, 6, 7, 7, 8];
        Assert.That(WeightTransfer.Of(old, learned, larger, [0], [0, 1, 1]), Is.EqualTo(expected));
    }

    [Test]
    public void Fits_WhereHiddenLayersAreEquallyWide() =>
        Assert.Multiple(() =>
        {
            Assert.That(WeightTransfer.Fits(Old, new NetworkShape(5, [2], 7)), Is.True);
            Assert.That(WeightTransfer.Fits(Old, new NetworkShape(2, [3], 2)), Is.False);
            Assert.That(WeightTransfer.Fits(Old, new NetworkShape(2, [2, 2], 2)), Is.False);
            Assert.That(WeightTransfer.Fits(Old, new NetworkShape(2, [2], 2, OutputHead.Dueling)), Is.False);
        });
}
