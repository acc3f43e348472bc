namespace ProcessChain;

/// <summary>The recommended point of a run of CMA-ES, its value, and the criterion by which it converged, if it did.</summary>
internal sealed record CmaEsOutcome(double[] Point, double Value, int Generations, bool Converged, string Message);

/// <summary>One run of CMA-ES: generations of points until nothing changes any more or the evaluations are spent.</summary>
internal sealed class CmaEsRun(
    CmaEsDefinition definition,
    CmaEsPlan plan,
    double[] start,
    double[] steps,
    SearchBox box,
    RandomStream chance
)
{
    private readonly CmaEsDistribution distribution = new(start, steps, plan.Population);
    private readonly double[][] points =
    [
        .. Enumerable.Range(0, plan.Population).Select(_ => new double[start.Length]),
    ];
    private readonly double[] values = new double[plan.Population];
    private readonly int[] order = new int[plan.Population];
    private readonly Queue<double> lately = new();
    private double[]? best;
    private double bestValue = double.PositiveInfinity;
    private int generations;

    /// <summary>Runs to the end. At least one evaluation must be left.</summary>
    public CmaEsOutcome Finish(CountedObjective objective)
    {
        var last = objective.Count + (long)plan.Evaluations;
        var reason = "";
        while (reason.Length == 0 && objective.Left > plan.Population && objective.Count < last)
        {
            Evaluate(objective);
            distribution.Update(points, order);
            generations++;
            reason = ReasonToEnd();
        }
        if (best is null || definition.Recommendation == CmaEsRecommendation.Mean)
        {
            best = distribution.Mean;
            box.Reflect(best);
            bestValue = objective.At(best);
        }
        return new(best, bestValue, generations, reason.Length > 0, reason);
    }

    private void Evaluate(CountedObjective objective)
    {
        var feasible = new double[points[0].Length];
        for (var i = 0; i < points.Length; i++)
        {
            distribution.Draw(chance, points[i]);
            distribution.Place(points[i], feasible);
            box.Reflect(feasible);
            values[i] = objective.At(feasible);
            order[i] = i;
            if (values[i] < bestValue)
                (bestValue, best) = (values[i], feasible.ToArray());
        }
        // Equal values keep the order in which they were drawn.
        Array.Sort(order, (i, j) => values[i] == values[j] ? i.CompareTo(j) : values[i].CompareTo(values[j]));
    }

    private string ReasonToEnd()
    {
        var window = 10 + (int)Math.Ceiling(30.0 * points[0].Length / points.Length);
        lately.Enqueue(values[order[0]]);
        if (lately.Count > window)
            lately.Dequeue();
        var spread = Math.Max(values[order[^1]], lately.Max()) - Math.Min(values[order[0]], lately.Min());
        if (lately.Count == window && spread < definition.ValueTolerance)
            return $"The values of the last {window} generations differ by less than {definition.ValueTolerance}.";
        return distribution.ReasonToEnd(definition.PointTolerance);
    }
}
