namespace ProcessChain;

/// <summary>Powell's method: <see cref="PowellDefinition"/> tells.</summary>
internal sealed class PowellSearch(PowellDefinition definition, CountedObjective objective, double[] start)
{
    private readonly double[][] directions =
    [
        .. start.Select((_, i) => start.Select((_, j) => i == j ? 1.0 : 0).ToArray()),
    ];
    private double[] point = start;
    private double value;
    private int iterations;

    /// <summary>Searches until the search ends.</summary>
    public SearchResult Finish()
    {
        try
        {
            Iterate();
        }
        catch (EvaluationsSpentException)
        {
            // The last finished line search stands.
        }
        return objective.Result(
            point,
            value,
            iterations,
            objective.IsSpent
                ? ""
                : $"One pass through all directions lowered the value by no more than {definition.ValueTolerance} of it.",
            directions
        );
    }

    private void Iterate()
    {
        value = objective.At(point);
        var last = point;
        while (true)
        {
            var first = value;
            var (steepest, greatestFall) = SearchAllDirections();
            iterations++;
            if (2 * (first - value) <= (definition.ValueTolerance * (Math.Abs(first) + Math.Abs(value))) + 1e-20)
                return;
            if (objective.IsSpent)
                return;
            var way = Combine(point, last, (x, x1) => x - x1);
            var far = objective.At(FarPoint(last, way));
            last = point;
            if (!IsWorthwhile(first, far, greatestFall))
                continue;
            way = SearchLine(way);
            if (Array.TrueForAll(way, part => part == 0))
                continue;
            directions[steepest] = directions[^1];
            directions[^1] = way;
        }
    }

    private (int Steepest, double GreatestFall) SearchAllDirections()
    {
        var (steepest, greatestFall) = (0, 0.0);
        for (var i = 0; i < directions.Length; i++)
        {
            var before = value;
            SearchLine(directions[i]);
            if (before - value > greatestFall)
                (steepest, greatestFall) = (i, before - value);
        }
        return (steepest, greatestFall);
    }

    /// <summary>Goes to the minimum along a line, and returns the step there.</summary>
    private double[] SearchLine(double[] direction)
    {
        if (Array.TrueForAll(direction, part => part == 0))
            return direction;
        var line = new LineObjective(objective, point, direction);
        var bracket = LineBracket.Find(line);
        var lowest =
            definition.Variant == PowellVariant.SciPy111 && !bracket.IsValid
                ? bracket.Best
                : BrentMinimum.Find(
                    line,
                    bracket,
                    definition.PointTolerance * 100,
                    definition.Variant is PowellVariant.SciPy192 or PowellVariant.SciPy193
                );
        var way = Array.ConvertAll(direction, part => lowest.At * part);
        point = Combine(point, way, (x, part) => x + part);
        value = lowest.Value;
        return way;
    }

    /// <summary>As far behind the point as the last one was before it.</summary>
    private double[] FarPoint(double[] last, double[] way) =>
        definition.Variant == PowellVariant.SciPy192
            ? Combine(point, last, (x, x1) => (2 * x) - x1)
            : Combine(point, way, (x, part) => x + part);

    /// <summary>Powell's test whether the whole way makes a better direction than the steepest.</summary>
    private bool IsWorthwhile(double first, double far, double greatestFall)
    {
        if (first <= far)
            return false;
        var (rest, rise) = (first - value - greatestFall, first - far);
        return (2 * (first + far - (2 * value)) * (rest * rest)) - (greatestFall * rise * rise) < 0;
    }

    private static double[] Combine(double[] left, double[] right, Func<double, double, double> with) =>
        [.. left.Zip(right, with)];
}
