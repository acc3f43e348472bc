namespace ProcessChain;

/// <summary>The search of <see cref="NeighbourhoodDefinition"/>. A point is evaluated once.</summary>
internal sealed class NeighbourhoodSearch(
    NeighbourhoodDefinition definition,
    CountedObjective objective,
    double[] start
)
{
    private readonly double[] lower = definition.Lower.For(start.Length);
    private readonly double[] upper = definition.Upper.For(start.Length);
    private readonly Dictionary<Several<double>, double> known = [];
    private int moves;

    /// <summary>Searches until the search ends.</summary>
    public SearchResult Finish()
    {
        var ending = "No neighbour of the best point is better.";
        try
        {
            foreach (var first in Starts())
                Descend(first);
        }
        catch (EvaluationsSpentException)
        {
            ending = "";
        }
        return objective.Result(objective.BestPoint, objective.BestValue, moves, ending);
    }

    private IEnumerable<double[]> Starts() => definition.Starts == 0 ? [Whole(start)] : Spread().Prepend(Whole(start));

    /// <summary>The middles of equal parts of each coordinate, in every combination.</summary>
    private IEnumerable<double[]> Spread()
    {
        IEnumerable<double[]> points =
        [
            [],
        ];
        for (var i = 0; i < start.Length; i++)
        {
            var (least, width) = (lower[i], (upper[i] - lower[i]) / definition.Starts);
            var values = Enumerable.Range(0, definition.Starts).Select(part => least + ((part + 0.5) * width)).ToList();
            points = points.SelectMany(point => values.Select(value => (double[])[.. point, value])).ToList();
        }
        return points.Select(Whole);
    }

    private double[] Whole(double[] point) =>
        [.. point.Select((x, i) => Math.Clamp(Math.Round(x), Math.Ceiling(lower[i]), Math.Floor(upper[i])))];

    private void Descend(double[] point)
    {
        var value = ValueAt(point);
        for (var step = FirstStep(); step >= 1; )
        {
            var best = Neighbours(point, step).MinBy(ValueAt);
            if (best is not null && ValueAt(best) < value)
                (point, value, moves) = (best, ValueAt(best), moves + 1);
            else
                step /= 2;
        }
    }

    /// <summary>The largest power of 2 within an eighth of the widest bounds, at least 1.</summary>
    private double FirstStep()
    {
        var widest = upper.Zip(lower, (most, least) => most - least).Max();
        return Math.Pow(2, Math.Max(0, Math.Floor(Math.Log2(Math.Max(1, widest / 8)))));
    }

    private List<double[]> Neighbours(double[] point, double step)
    {
        List<double[]> points =
        [
            [],
        ];
        foreach (var (i, x) in point.Index())
        {
            double[] values = [.. new[] { x, x - step, x + step }.Where(to => to >= lower[i] && to <= upper[i])];
            points = [.. points.SelectMany(before => values.Select(to => (double[])[.. before, to]))];
        }
        return points[1..];
    }

    private double ValueAt(double[] point)
    {
        var key = new Several<double>(point);
        if (!known.TryGetValue(key, out var value))
            known[key] = value = objective.At(point);
        return value;
    }
}
