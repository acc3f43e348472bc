namespace ProcessChain.Experiments;

/// <summary>The picture that tells the result: how far each controller is from what it is measured by, best first.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Axis">What the axis tells.</param>
/// <param name="IsLogarithmic">Whether the axis is, because some controllers lie close to what they are measured by and others far off.</param>
/// <param name="Low">Where the axis begins; of a logarithmic one these three are powers of ten.</param>
/// <param name="End">Where bars are cut off, of controllers that lie far beyond the others.</param>
/// <param name="High">Where the axis ends: behind the numbers beside the bars.</param>
/// <param name="Rows">The controllers.</param>
internal sealed record Headline(
    string Title,
    string Axis,
    bool IsLogarithmic,
    double Low,
    double End,
    double High,
    IReadOnlyList<HeadlineRow> Rows
)
{
    /// <summary>So many times as far off as all before it, a controller is cut off, and all behind it.</summary>
    private const double FarOff = 4;

    /// <summary>So many times as far off as the third best, bars of one scale would hide how the best differ.</summary>
    private const double FarApart = 50;

    /// <summary>Where a logarithmic axis begins, per cent: what is nearer stands there.</summary>
    private const double LeastShare = 0.1;

    /// <summary>The picture; null where there is neither a bound nor a baseline to measure by.</summary>
    public static Headline? Of(ExperimentSummary summary)
    {
        var goal = summary.Experiment.System.Goal;
        var baseline = summary.Controllers.FirstOrDefault(it => it.Name == summary.Experiment.Baseline);
        if (summary.Tightest is { } bound && summary.Controllers.Any(it => it.Gap is not null))
            return summary.Controllers.All(it => it.Gap is not { HasShare: false })
                ? Of(
                    summary,
                    $"How much worse than {Name(bound)}",
                    $"% worse than {bound.Name}",
                    " %",
                    isShare: true,
                    it => Share(it.Gap),
                    value => 100 * goal.Loss(value, bound.Goal.Mean) / bound.Goal.Mean
                )
                : Of(
                    summary,
                    $"How much worse than {Name(bound)}",
                    $"{goal.Title} worse than {bound.Name}",
                    "",
                    isShare: false,
                    it => it.Gap?.Difference,
                    value => goal.Loss(value, bound.Goal.Mean)
                );
        return baseline is null
            ? null
            : Of(
                summary,
                $"How much worse than the baseline {baseline.Name}",
                $"{goal.Title}, worse than {baseline.Name} (below 0: better)",
                "",
                isShare: false,
                it => it.DifferenceToBaseline with { Mean = goal.AsCost(it.DifferenceToBaseline.Mean) },
                value => goal.Loss(value, baseline.Goal.Mean)
            );
    }

    private static string Name(BoundSummary bound) =>
        $"the {NameOf(bound.Kind)} {NumberText.Of(bound.Goal.Mean)} ({bound.Name})";

    private static string NameOf(BoundKind kind) =>
        kind switch
        {
            BoundKind.Optimum => "optimum",
            BoundKind.Known => "best value known,",
            _ => "bound",
        };

    private static Estimate? Share(Gap? gap) =>
        gap is null ? null : new Estimate(100 * gap.Share.Mean, 100 * gap.Share.Ci95);

    private static Headline Of(
        ExperimentSummary summary,
        string title,
        string axis,
        string unit,
        bool isShare,
        Func<ControllerSummary, Estimate?> measure,
        Func<double, double> ofGoal
    )
    {
        var published = summary.Experiment.Published.ToDictionary(StringComparer.Ordinal);
        var measured = summary
            .Controllers.Select(it => (Controller: it, Estimate: measure(it) ?? Estimate.None))
            .Where(it => double.IsFinite(it.Estimate.Mean))
            .OrderBy(it => it.Estimate.Mean)
            .ToList();
        var sizes = measured.Select(it => Math.Abs(it.Estimate.Mean)).ToList();
        var isLogarithmic = isShare && IsFarApart(sizes);
        var kept = isLogarithmic ? sizes.Count : Kept(sizes);
        var rows = measured.Select((it, place) => Row(it.Controller, it.Estimate, place >= kept)).ToList();
        var (low, high) = Range([.. rows.Where(row => !row.IsCut)]);
        if (isLogarithmic)
            (low, high) = (
                Math.Log10(LeastShare),
                Math.Log10(rows.SelectMany(row => row.Trainings).Append(high).Max())
            );
        var space = (0.1 + (0.021 * rows.Max(row => row.Text.Length))) * (high - low);
        return new(title, isLogarithmic ? $"{axis}, logarithmic" : axis, isLogarithmic, low, high, high + space, rows);

        HeadlineRow Row(ControllerSummary controller, Estimate estimate, bool isCut)
        {
            var text = NumberText.Signed(estimate.Mean, Decimals(estimate)) + unit;
            var isPublished = published.TryGetValue(controller.Name, out var value);
            return new(
                controller.Name,
                controller.Name == summary.Experiment.Baseline,
                estimate,
                isPublished ? $"{text} (published {NumberText.Of(value)})" : text,
                isCut,
                controller.Trainings.Count > 1 ? [.. controller.Trainings.Select(it => ofGoal(it.Goal.Mean))] : [],
                isPublished ? ofGoal(value) : double.NaN
            );
        }
    }

    /// <summary>What the axis has to hold: 0, bars, intervals, published numbers, and trainings that are not far off.</summary>
    private static (double Low, double High) Range(List<HeadlineRow> rows)
    {
        double[] drawn =
        [
            0,
            .. rows.SelectMany(row => new[] { row.Value.Mean - Half(row.Value), row.Value.Mean + Half(row.Value) }),
            .. rows.Select(row => row.Published).Where(double.IsFinite),
        ];
        var (low, high) = (drawn.Min(), drawn.Max());
        var near = rows.SelectMany(row => row.Trainings).Where(value => Math.Abs(value) <= 2 * Math.Max(high, -low));
        (low, high) = (near.Append(low).Min(), near.Append(high).Max());
        // Bars that are cut off to the right need room also where the others reach to the left.
        high = Math.Max(high, -low / 2);
        return high > low ? (low < 0 ? low - (0.05 * (high - low)) : 0, high) : (0, 1);
    }

    /// <summary>Whether the worst, of those that one scale would hold, is far behind the best three.</summary>
    private static bool IsFarApart(List<double> sizes)
    {
        const int Best = 3;
        var kept = Kept(sizes);
        return kept > Best && sizes.Take(kept).Max() > FarApart * sizes.Take(Best).Max();
    }

    /// <summary>How many controllers, best first, are not cut off; a third of them, and two, never are.</summary>
    private static int Kept(List<double> sizes)
    {
        for (var place = Math.Max(2, (sizes.Count + 2) / 3); place < sizes.Count; place++)
        {
            if (sizes.Take(place).Max() is > 0 and var others && sizes[place] > FarOff * others)
                return place;
        }
        return sizes.Count;
    }

    private static double Half(Estimate estimate) => double.IsFinite(estimate.Ci95) ? estimate.Ci95 : 0;

    private static int Decimals(Estimate estimate) =>
        Math.Abs(estimate.Mean) switch
        {
            >= 100 => 0,
            >= 1 => 1,
            _ => 2,
        };
}

/// <summary>A controller in the picture.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsBaseline">Whether the others are compared to it.</param>
/// <param name="Value">How much worse it is, and the interval.</param>
/// <param name="Text">The same in words.</param>
/// <param name="IsCut">Whether it lies beyond the end of the axis.</param>
/// <param name="Trainings">The same for each training; empty where there are not several.</param>
/// <param name="Published">The same for what the source tells of it; NaN where that is nothing.</param>
internal sealed record HeadlineRow(
    string Name,
    bool IsBaseline,
    Estimate Value,
    string Text,
    bool IsCut,
    IReadOnlyList<double> Trainings,
    double Published
);
