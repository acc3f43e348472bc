namespace ProcessChain.Experiments;

/// <summary>What the folder of a sweep keeps of Slurm: the settings, the script, and the ids of the jobs.</summary>
internal sealed class SlurmJobs(SweepFolder folder)
{
    private string IdsPath => folder.In("jobs.txt");

    private string SettingsPath => folder.In("slurm.yaml");

    /// <summary>The file of the settings with which the sweep was handed over last; null where it was not.</summary>
    public string? Settings => File.Exists(SettingsPath) ? SettingsPath : null;

    /// <summary>The ids of all jobs that were handed over.</summary>
    public IReadOnlyList<string> Ids => File.Exists(IdsPath) ? File.ReadAllLines(IdsPath) : [];

    /// <summary>The states of the tasks that are still in the queue; null where it cannot be asked.</summary>
    public IReadOnlyList<string>? States() => Ids is { Count: > 0 } ids ? SlurmCommands.StatesOf(ids) : [];

    /// <summary>Hands a script over.</summary>
    /// <returns>The id of its job.</returns>
    /// <exception cref="InvalidInputException">Slurm does not take it.</exception>
    public string Submit(SlurmScript script)
    {
        var path = folder.In("sweep.sbatch");
        Directory.CreateDirectory(folder.In("logs"));
        AtomicFile.WriteText(SettingsPath, script.Settings.Text());
        AtomicFile.WriteText(path, $"{script}");
        var id = SlurmCommands.Submit(path);
        File.AppendAllText(IdsPath, id + "\n");
        return id;
    }
}
