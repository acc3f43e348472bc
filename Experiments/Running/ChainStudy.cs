using System.Threading;

namespace ProcessChain.Experiments;

/// <summary>The run of an experiment on the linear chain.</summary>
internal sealed class ChainStudy(ExperimentDefinition experiment) : IStudy
{
    public IExperiment Experiment => experiment;

    public IReadOnlyList<RunUnit> Units { get; } = WorkUnit.Of(experiment);

    /// <summary>The results; null before they were written.</summary>
    public ExperimentSummary? Summary { get; private set; }

    public IEnumerable<string> ResultFiles(RunFolder folder) =>
        [folder.Episodes, folder.Days, folder.SummaryTable, folder.Summary];

    /// <summary>Trainings are longer than anything else.</summary>
    public long WorkOf(RunUnit unit) =>
        ((WorkUnit)unit).Days(experiment) + (((WorkUnit)unit).TrainingSeed is null ? 0 : long.MaxValue / 2);

    public int StepsOf(RunUnit unit) => ((WorkUnit)unit).Episodes(experiment);

    public void Do(RunUnit unit, RunTask task) => new UnitRunner(experiment, (WorkUnit)unit, task).Run();

    public IReadOnlyDictionary<string, string> WriteResults(
        RunFolder folder,
        IRunProgress progress,
        CancellationToken stop
    )
    {
        Summary = ProcessChain.Experiments.ResultFiles.Write(experiment, folder, progress, stop);
        return Summary.Failures;
    }

    public void WriteReport(RunFolder folder) =>
        ReportWriter.Write(folder, experiment, Summary!, DefinitionListing.Of(experiment).Select(SettingRow.Of));
}
