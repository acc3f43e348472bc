namespace ProcessChain.Experiments;

/// <summary><c>sweep.json</c>: of what a folder has the points, and which program made them.</summary>
internal sealed record SweepRecord
{
    private const int CurrentFormat = 2;

    /// <summary>The version of this file's format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The name of the experiment.</summary>
    public required string Sweep { get; init; }

    /// <summary>The preset; null for the default one of the file, if it has presets.</summary>
    public required string? Preset { get; init; }

    /// <summary>The file that it was read from; relative paths within it start from its folder.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 of the definition.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>How many points there are.</summary>
    public required int Points { get; init; }

    /// <summary>SHA-256 of the ids of all points.</summary>
    public required string PointsHash { get; init; }

    /// <summary>The version of the program.</summary>
    public string Version { get; init; } = RunRecord.ThisVersion;

    /// <summary>The commit it was built from; empty where unknown.</summary>
    public string Commit { get; init; } = RunRecord.ThisCommit;

    /// <summary>The simulation kernel it was built on, with its version.</summary>
    public string Kernel { get; init; } = KernelName.Value;

    /// <summary>The assemblies that were loaded for kinds of one's own, with their hashes.</summary>
    public required IReadOnlyList<PluginFile> Plugins { get; init; }

    /// <summary>Refuses another program, or another build of a plug-in, whose results would not go with those that are there.</summary>
    /// <exception cref="InvalidInputException">It is another one.</exception>
    public void MustBeOfThisProgram(string path, DefinitionKinds kinds)
    {
        if (Format != CurrentFormat || Version != RunRecord.ThisVersion || Kernel != KernelName.Value)
            throw new InvalidInputException(
                $"{path}: was written by ProcessChain {Version} on {Kernel} (format {Format}); this is "
                    + $"{RunRecord.ThisVersion} on {KernelName.Value} (format {CurrentFormat}). Nothing was changed."
            );
        if (!Plugins.SequenceEqual(PluginFile.Of(kinds.Types)))
            throw new InvalidInputException(
                $"{path}: was made with other plug-ins, or other builds of them; give those that it was begun with, by --plugin. "
                    + "Nothing was changed."
            );
    }
}
