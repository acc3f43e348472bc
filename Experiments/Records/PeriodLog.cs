using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>Writes episodes period by period.</summary>
/// <param name="table">Where the rows go.</param>
/// <param name="columns">What they tell.</param>
/// <param name="unit">Who plays.</param>
/// <param name="flows">How many flows the system has.</param>
internal sealed class PeriodLog(CsvWriter table, PeriodTable columns, ControllerUnit unit, int flows) : IPeriodWatcher
{
    private readonly double[] values = new double[flows];
    private readonly PeriodRow row = RowOf(columns, unit);

    /// <summary>Begins an episode, whose first period is 0.</summary>
    public void BeginEpisode(int number) => (row.Episode, row.Period) = (number, 0);

    public void PeriodEnded(RunningSystem system)
    {
        system.CopyFlows(values);
        for (var i = 0; i < row.Flows.Length; i++)
            row.Flows[i] = values[columns.Places[i]];
        columns.Write(table, row);
        row.Period++;
    }

    private static PeriodRow RowOf(PeriodTable columns, ControllerUnit unit)
    {
        var empty = columns.NewRow();
        (empty.Controller, empty.TrainingSeed) = (unit.Controller, unit.TrainingSeed);
        return empty;
    }
}
