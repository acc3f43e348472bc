namespace ProcessChain;

/// <summary>
/// A base-stock level for each place in each period, and a network that sees the whole state and corrects them; both
/// trained through the model together. With lost sales it is better than levels alone; with backlog it is not.
/// </summary>
[Kind("pathwisePolicy", For = typeof(InventoryDefinition))]
public sealed record PathwisePolicyDefinition : PathwiseDefinition
{
    private const int MostWeights = 10_000_000;

    /// <inheritdoc/>
    [Assumed("measured with OR-Gym's defaults")]
    public override int Steps { get; init; } = 1000;

    /// <inheritdoc/>
    [Assumed("measured with OR-Gym's defaults")]
    public override int BatchEpisodes { get; init; } = 512;

    /// <inheritdoc/>
    [Assumed("fresh episodes cannot be learned by heart")]
    public override int CommonEpisodes { get; init; }

    /// <summary>Widths of the hidden layers, 1 to 4096 each; none: a correction that is linear in the state.</summary>
    [Assumed("measured with OR-Gym's defaults: the size hardly matters")]
    [Range(1, 4096, Unit = "neurons")]
    public Several<int> HiddenLayers { get; init; } = new(32, 32);

    /// <summary>What stands between the layers.</summary>
    [Source("Alvo et al. 2023: ELU")]
    public Activation Activation { get; init; } = Activation.Elu;

    /// <summary>α of the network, above 0.</summary>
    [Assumed("measured with OR-Gym's defaults")]
    [Range(0, 1e6, AboveLeast = true)]
    public double LearningRate { get; init; } = 3e-3;

    internal override IPathwisePolicy CreatePolicy(InventoryModel model) =>
        new NetworkLevels(model, ShapeFor(model.Definition));

    internal override IReadOnlyList<ParameterGroup> CreateParameters(InventoryModel model, long seed)
    {
        const double LastGain = 0.01;
        using var network = CreateNetwork(model, out var weights);
        network.InitialiseOrthogonally(new EpisodeSeed(seed, 0).Stream("weights"), Math.Sqrt(2), LastGain);
        return [CreateLevels(model), new ParameterGroup(weights.Values.ToArray(), ScheduleFrom(LearningRate))];
    }

    internal override void KeepShape(InventoryModel model, StateArchive state)
    {
        base.KeepShape(model, state);
        ShapeFor(model.Definition).Keep(state);
    }

    private protected override IController CreateAgent(InventoryModel model, IReadOnlyList<ParameterGroup> groups)
    {
        var network = CreateNetwork(model, out var weights);
        groups[1].Values.CopyTo(weights.Values);
        return new NetworkLevelController(model, groups[0].Values.ToArray(), network);
    }

    private protected override long NumbersKept(InventoryDefinition inventory) =>
        base.NumbersKept(inventory) + StateEncoding.Length(inventory) + HiddenLayers.Sum(width => (long)width);

    private protected override IEnumerable<Fault> OwnSizes(InventoryDefinition inventory)
    {
        var (weights, inputs) = (0L, (long)StateEncoding.Length(inventory));
        foreach (var width in HiddenLayers.Append(inventory.Orders))
            (weights, inputs) = (weights + ((inputs + 1) * width), width);
        if (weights > MostWeights)
            yield return new("hiddenLayers", $"makes {weights} weights; at most {MostWeights} are allowed.");
    }

    private MultilayerPerceptron CreateNetwork(InventoryModel model, out AlignedArray weights)
    {
        var shape = ShapeFor(model.Definition);
        weights = new AlignedArray(PaddedLayer.Of(shape)[^1].End);
        return new MultilayerPerceptron(shape, 1, weights);
    }

    private NetworkShape ShapeFor(InventoryDefinition definition) =>
        new(StateEncoding.Length(definition), HiddenLayers, definition.Orders, activation: Activation);
}
