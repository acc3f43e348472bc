namespace ProcessChain.Experiments;

/// <summary>Writes down what comes of a chain case's actions.</summary>
internal sealed class ChainCaseNotes : IPeriodWatcher
{
    private readonly List<float[]> observations = [];
    private readonly List<double> rewards = [];
    private readonly List<double> storageCost = [];
    private readonly List<double> lateCost = [];
    private readonly List<int> delivered = [];

    public void Observe(float[] observation) => observations.Add(observation);

    public void Reward(double reward) => rewards.Add(reward);

    public void PeriodEnded(RunningSystem system)
    {
        var columns = system.Definition.Flows;
        var flows = new double[columns.Count];
        system.CopyFlows(flows);
        double Flow(string key) => flows[columns.Index().First(column => column.Item.Key == key).Index];
        storageCost.Add(Flow("storageCost"));
        lateCost.Add(Flow("lateCost"));
        delivered.Add((int)Flow("customerDelivered"));
    }

    public ChainCaseResult Result(RunningSystem system)
    {
        var inAll = system.Figures()[system.Definition.FigureIndex("deliveredUnits")];
        return new()
        {
            Observations = [.. observations],
            Rewards = [.. rewards],
            StorageCost = [.. storageCost],
            LateCost = [.. lateCost],
            Delivered = [.. delivered, (int)inAll - delivered.Sum()],
        };
    }
}
