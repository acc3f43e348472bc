using System.Threading;

namespace ProcessChain.Experiments;

/// <summary>The run of an experiment on a supply system.</summary>
internal sealed class SupplyStudy(SupplyExperiment experiment) : IStudy
{
    private readonly TestDemand demand = new(experiment);

    public IExperiment Experiment => experiment;

    public IReadOnlyList<RunUnit> Units { get; } =
    [
        .. SupplyUnit.Of(experiment),
        .. BoundUnit.Of(experiment),
        .. experiment.Spread is null ? [] : new[] { new SpreadUnit(experiment.Spread) },
    ];

    /// <summary>The results; null before they were written.</summary>
    public SupplySummary? Summary { get; private set; }

    public IEnumerable<string> ResultFiles(RunFolder folder) =>
        [.. SupplyTables.Of(experiment).Select(table => folder.Table(table.Name)), folder.SummaryTable, folder.Summary];

    /// <summary>Trainings first, then what no controller can surpass, which takes a solver.</summary>
    public long WorkOf(RunUnit unit) =>
        unit switch
        {
            SupplyUnit { Definition: SupplyLearningDefinition } => 3,
            BoundUnit or SpreadUnit => 2,
            _ => 1,
        };

    public int StepsOf(RunUnit unit) =>
        unit switch
        {
            SupplyUnit controller => SupplyUnitRunner.StepsOf(experiment, controller),
            BoundUnit bound => bound.Episodes,
            SpreadUnit spread => spread.Spread.Seeds,
            _ => 1,
        };

    public void Do(RunUnit unit, RunTask task)
    {
        switch (unit)
        {
            case SupplyUnit controller:
                new SupplyUnitRunner(experiment, controller, demand, task).Run();
                break;
            case BoundUnit bound:
                new BoundRunner(experiment, bound, demand, task).Run();
                break;
            case SpreadUnit spread:
                new SpreadRunner(experiment, spread, demand, task).Run();
                break;
        }
    }

    public IReadOnlyDictionary<string, string> WriteResults(
        RunFolder folder,
        IRunProgress progress,
        CancellationToken stop
    )
    {
        foreach (var table in SupplyTables.Of(experiment))
            PartFiles.Join(folder, Units, table.Name, table.WriteHeader);
        Summary = SupplySummary.Of(experiment, SupplyTables.Read(folder), PartFiles.Failures(folder, Units));
        SupplySummaryFiles.WriteTable(Summary, folder.SummaryTable);
        SupplySummaryFiles.WriteJson(Summary, folder.Summary);
        return Summary.Failures;
    }

    public void WriteReport(RunFolder folder) =>
        ReportWriter.Write(folder, SupplyReportData.Read(folder, Summary!, UnitSeconds.Read(folder, Units)));
}
