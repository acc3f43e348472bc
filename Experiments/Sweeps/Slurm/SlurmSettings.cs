namespace ProcessChain.Experiments;

/// <summary>How a cluster runs a sweep: what a file of <c>--slurm</c> may say. What is left out, Slurm or the cluster decides.</summary>
internal sealed record SlurmSettings
{
    /// <summary>The partitions that may be used, e.g. <c>short,long</c>.</summary>
    public string? Partition { get; init; }

    /// <summary>Whose account is charged.</summary>
    public string? Account { get; init; }

    /// <summary>The quality of service.</summary>
    public string? Qos { get; init; }

    /// <summary>What nodes must have, e.g. <c>haswell|skylake</c>.</summary>
    public string? Constraint { get; init; }

    /// <summary>The time limit of a task, e.g. <c>1:00:00</c>.</summary>
    public string? Time { get; init; }

    /// <summary>The memory of a task, e.g. <c>4G</c>.</summary>
    public string? Mem { get; init; }

    /// <summary>Processors of a task.</summary>
    [Range(1, 4096)]
    public int Cpus { get; init; } = 1;

    /// <summary>How many tasks may run at the same time; left out: as many as the cluster allows.</summary>
    [Range(1, int.MaxValue)]
    public int? Parallel { get; init; }

    /// <summary>What a point takes on one processor, in seconds, about.</summary>
    [Range(1, int.MaxValue)]
    public int PointSeconds { get; init; } = 60;

    /// <summary>Lines before the program, e.g. <c>module load dotnet</c>.</summary>
    public Several<string> Setup { get; init; } = new();

    /// <summary>Further options of sbatch, e.g. <c>mail-type=END</c>.</summary>
    public Several<string> Options { get; init; } = new();

    /// <summary>The settings that a file holds, or those with every default.</summary>
    /// <param name="path">YAML; null for none.</param>
    /// <exception cref="InvalidDefinitionException">Something is wrong with it. All faults are told at once.</exception>
    public static SlurmSettings ReadFile(string? path)
    {
        if (path is null)
            return new SlurmSettings();
        var faults = new FaultList(path);
        if (DefinitionReader.MappingOf(DefinitionReader.TextOf(path), faults) is not { } file)
            throw faults.ToException();
        var bound = new Binder(DefinitionKinds.Standard, faults).BindRecord(typeof(SlurmSettings), file, "", out _);
        foreach (var fault in Ranges.Check(bound))
            faults.Add(faults.LineOf(fault.Key), fault.Key, fault.Message);
        return faults.Any ? throw faults.ToException() : (SlurmSettings)bound;
    }

    /// <summary>They as a file of <c>--slurm</c>.</summary>
    public string Text() =>
        string.Concat(
            RecordShape
                .Of(typeof(SlurmSettings))
                .Settings.Select(setting => (setting.Key, Value: setting.Get(this)))
                .Where(setting => setting.Value is not null)
                .Select(setting => $"{setting.Key}: {TextOf(setting.Value!)}\n")
        );

    /// <summary>Refuses what would end a line of the script.</summary>
    /// <exception cref="InvalidInputException">A value has a character that ends a line, or another control character.</exception>
    public SlurmSettings Checked()
    {
        var wrong = Texts().FirstOrDefault(each => each.Text.Any(char.IsControl));
        return wrong.Key is null
            ? this
            : throw new InvalidInputException(
                $"{wrong.Key}: has a line break or another control character; one line for each value is needed."
            );
    }

    /// <summary>Those of sbatch's options of the same name that are given.</summary>
    public IEnumerable<(string Key, string Text)> Named() =>
        new (string Key, string? Text)[]
        {
            ("partition", Partition),
            ("account", Account),
            ("qos", Qos),
            ("constraint", Constraint),
            ("time", Time),
            ("mem", Mem),
        }
            .Where(each => each.Text is not null)
            .Select(each => (each.Key, each.Text!));

    private IEnumerable<(string Key, string Text)> Texts() =>
        [.. Named(), .. Setup.Select(line => ("setup", line)), .. Options.Select(option => ("options", option))];

    private static string TextOf(object value) =>
        value is Several<string> several ? $"[{string.Join(", ", several.Select(YamlText.Of))}]" : YamlText.Of(value);
}
