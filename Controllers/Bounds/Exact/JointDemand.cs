namespace ProcessChain;

/// <summary>The demand of a period in all markets together, as a list of what may come.</summary>
internal sealed class JointDemand
{
    private readonly double[][] ofMarkets;
    private readonly Dictionary<int, JointDemand> limited = [];

    /// <param name="ofMarkets">For each market the probability of each number of units, from 0 on.</param>
    public JointDemand(double[][] ofMarkets)
    {
        this.ofMarkets = ofMarkets;
        List<(int[] Units, double Probability)> joint = [([], 1)];
        foreach (var probabilities in ofMarkets)
        {
            joint =
            [
                .. joint.SelectMany(before =>
                    probabilities.Select(
                        (probability, units) => ((int[])[.. before.Units, units], before.Probability * probability)
                    )
                ),
            ];
        }
        Cases = [.. joint.Where(demand => demand.Probability > 0)];
    }

    /// <summary>What may come, with probabilities above 0.</summary>
    public IReadOnlyList<(int[] Units, double Probability)> Cases { get; }

    /// <summary>The mean of the units that are not told, of all markets.</summary>
    public double Untold { get; private init; }

    /// <summary>The same with more units in a market than a limit told as so many.</summary>
    /// <param name="most">The limit, 0 or more.</param>
    public JointDemand Limited(int most)
    {
        if (ofMarkets.All(probabilities => probabilities.Length <= most + 1))
            return this;
        if (!limited.TryGetValue(most, out var demand))
        {
            limited[most] = demand = new JointDemand([.. ofMarkets.Select(Cut)])
            {
                Untold = ofMarkets.Sum(probabilities =>
                    probabilities.Select((probability, units) => probability * Math.Max(0, units - most)).Sum()
                ),
            };
        }
        return demand;

        double[] Cut(double[] probabilities) =>
            probabilities.Length <= most + 1 ? probabilities : [.. probabilities[..most], probabilities[most..].Sum()];
    }
}
