using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>Makes the result of a point of what its experiment has come to.</summary>
internal static class PointSummary
{
    public static PointResult Of(JoinedResults results)
    {
        var summary = ExperimentSummary.Of(results);
        var goal = results.Experiment.System.Goal;
        return new PointResult
        {
            Goal = goal.Key,
            Minimise = goal.Minimise,
            Rows = [.. summary.Controllers.SelectMany(controller => OfController(results, controller))],
            Bounds = [.. summary.Bounds.Select(OfBound)],
            Goals = [.. summary.Controllers.Select(it => new PointGoals(it.Name, it.Goals))],
            Failures =
            [
                .. results.Failures.Select(failure => new PointFailure
                {
                    Unit = failure.Unit,
                    Reason = failure.Reason,
                }),
            ],
        };
    }

    private static IEnumerable<PointRow> OfController(JoinedResults results, ControllerSummary controller)
    {
        var units = results.Of(controller.Name).ToList();
        return OfUnits(results, units, controller.Name, training: null, controller.Gap)
            .Append(OfDifference(controller))
            .Concat(controller.Trainings.SelectMany(OfTraining));

        IEnumerable<PointRow> OfTraining(TrainingSummary training) =>
            OfUnits(
                results,
                units.Where(unit => unit.Unit.Training == training.Number),
                controller.Name,
                training.Number,
                training.Gap
            );
    }

    private static IEnumerable<PointRow> OfUnits(
        JoinedResults results,
        IEnumerable<UnitResults> units,
        string controller,
        int? training,
        Gap? gap
    )
    {
        var chosen = units.ToList();
        var rows = results
            .Experiment.System.Figures.Index()
            .Where(figure => figure.Item.Role != ColumnRole.Detail)
            .Select(figure => OfFigure(figure.Item.Key, SummaryOf.PerEpisode(chosen, figure.Index)));
        if (gap is not null)
            rows = rows.Append(Row("gap", gap.Episodes, gap.Share));
        foreach (var row in rows)
        {
            (row.Controller, row.Training) = (controller, training);
            yield return row;
        }
    }

    private static PointRow OfDifference(ControllerSummary controller)
    {
        var row = Row("differenceToBaseline", controller.Episodes, controller.DifferenceToBaseline);
        row.Controller = controller.Name;
        return row;
    }

    private static PointRow OfFigure(string key, double[] values)
    {
        var known = Array.FindAll(values, value => !double.IsNaN(value));
        var row = Row(key, known.Length, Estimate.Of(known));
        row.Deviation = known.StandardDeviation();
        return row;
    }

    private static PointRow Row(string metric, int episodes, Estimate estimate) =>
        new()
        {
            Metric = metric,
            Episodes = episodes,
            Mean = estimate.Mean,
            Ci95 = estimate.Ci95,
        };

    private static PointBound OfBound(BoundSummary bound) =>
        new()
        {
            Bound = bound.Name,
            Kind = bound.Kind,
            Episodes = bound.IsLongRun ? null : bound.ByEpisode.Count,
            Mean = bound.Goal.Mean,
            Ci95 = bound.Goal.Ci95,
        };
}
