namespace ProcessChain.Tests;

internal sealed class QuantileNetworkTests
{
    private const int Choices = 3;
    private const int Quantiles = 5;

    [Test]
    public void NetworkOfMeans_GivesTheMeansOfTheQuantiles(
        [Values(OutputHead.Linear, OutputHead.Dueling)] OutputHead head
    )
    {
        var (shape, quantiles) = Shapes(head);
        var network = Network(quantiles);
        network.Initialise(WeightInitialisation.GlorotUniform, new RandomStream(1));
        var means = Network(shape);
        means.WriteParameters(QuantileNetwork.Means(quantiles, network.Parameters(), shape));
        var expected = OutputsOf(network).Chunk(Quantiles).Select(each => each.Average());
        Assert.That(OutputsOf(means), Is.EqualTo(expected).Within(1e-5));
    }

    [Test]
    public void SpreadNetwork_GivesTheValueOfAChoiceInEachOfItsQuantiles(
        [Values(OutputHead.Linear, OutputHead.Dueling)] OutputHead head
    )
    {
        var (shape, quantiles) = Shapes(head);
        var means = Network(shape);
        means.Initialise(WeightInitialisation.GlorotUniform, new RandomStream(1));
        var network = Network(quantiles);
        network.WriteParameters(QuantileNetwork.Spread(shape, means.Parameters(), quantiles));
        var expected = OutputsOf(means).SelectMany(value => Enumerable.Repeat(value, Quantiles));
        Assert.That(OutputsOf(network), Is.EqualTo(expected).Within(1e-5));
    }

    private static (NetworkShape Means, NetworkShape Quantiles) Shapes(OutputHead head)
    {
        var means = new NetworkShape(2, [4, 6], Choices, head, inputRelu: true, Activation.Tanh);
        return (means, QuantileNetwork.ShapeOf(means, Quantiles));
    }

    private static INetwork Network(NetworkShape shape) =>
        NetworkEngines.Of(NetworkKind.Own).Create(shape, 2, optimiser: null);

    private static float[] OutputsOf(INetwork network)
    {
        new[] { 0.7f, -1.3f }.CopyTo(network.Input(0));
        network.Forward(1);
        return network.Output(0).ToArray();
    }
}
