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
    private int episode;
    private int period;

    /// <summary>Begins an episode, whose first period is 0.</summary>
    public void BeginEpisode(int number) => (episode, period) = (number, 0);

    public void PeriodEnded(RunningSystem system)
    {
        system.CopyFlows(values);
        table.WriteField(unit.Controller);
        table.WriteWhole(unit.TrainingSeed);
        table.WriteWhole(episode);
        table.WriteWhole(period++);
        foreach (var place in columns.Places)
            table.WriteNumber(values[place]);
        table.EndRecord();
    }
}
