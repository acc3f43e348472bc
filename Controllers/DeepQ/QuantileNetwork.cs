namespace ProcessChain;

/// <summary>
/// A network whose outputs are quantiles of the return of each choice, those of a choice next to each other, and the network of their
/// means, by which an agent acts: as the last layer is linear, it has the means of the weights.
/// </summary>
internal static class QuantileNetwork
{
    /// <summary>The shape of a network of quantiles.</summary>
    /// <param name="means">That of the network of their means.</param>
    /// <param name="quantiles">Of each choice; 1 or more.</param>
    public static NetworkShape ShapeOf(NetworkShape means, int quantiles) =>
        new(
            means.Inputs,
            means.Layers.SkipLast(1).Select(layer => layer.Outputs),
            means.Outputs * quantiles,
            means.Head,
            means.InputRelu,
            means.Activation
        );

    /// <summary>The parameters of a network all of whose quantiles are what another network gives for their choice.</summary>
    public static float[] Spread(NetworkShape means, ReadOnlySpan<float> parameters, NetworkShape quantiles) =>
        WeightTransfer.Of(
            means,
            parameters,
            quantiles,
            [.. Enumerable.Range(0, means.Inputs)],
            [.. Enumerable.Range(0, quantiles.Outputs).Select(output => output / (quantiles.Outputs / means.Outputs))]
        );

    /// <summary>The parameters of the network of the means.</summary>
    public static float[] Means(NetworkShape quantiles, ReadOnlySpan<float> parameters, NetworkShape means)
    {
        var (from, to) = (quantiles.Layers[^1], means.Layers[^1]);
        var result = new float[means.Parameters];
        parameters[..to.WeightsAt].CopyTo(result);
        MeansOfRows(parameters[from.WeightsAt..from.BiasAt], result.AsSpan(to.WeightsAt..to.BiasAt), from.Inputs);
        MeansOfRows(parameters[from.BiasAt..from.End], result.AsSpan(to.BiasAt..to.End), 1);
        return result;

        void MeansOfRows(ReadOnlySpan<float> rows, Span<float> taken, int width)
        {
            var each = quantiles.Outputs / means.Outputs;
            var ofChoices = means.Outputs * width;
            for (var i = 0; i < ofChoices; i++)
            {
                var (choice, column) = (i / width, i % width);
                var sum = 0f;
                for (var quantile = 0; quantile < each; quantile++)
                    sum += rows[(((choice * each) + quantile) * width) + column];
                taken[i] = sum / each;
            }
            // With the dueling head the value comes after the advantages.
            rows[(ofChoices * each)..].CopyTo(taken[ofChoices..]);
        }
    }
}
