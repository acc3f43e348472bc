namespace ProcessChain.Experiments;

/// <summary>One experiment, resolved: everything that decides its results but the version of the program.</summary>
public interface IExperiment
{
    /// <summary>Letters, digits, hyphens; names files and rows.</summary>
    string Name { get; }

    /// <summary>One line for people.</summary>
    string Title { get; }

    /// <summary>Which preset this is: dry, short or full; empty where the file has none.</summary>
    string Preset { get; }

    /// <summary>The name of the controller to which the others are compared.</summary>
    string Baseline { get; }

    /// <summary>The root of all chance.</summary>
    long Seed { get; }

    /// <summary>The paths of the keys that this definition marks as assumed.</summary>
    Several<string> Assumed { get; }

    /// <summary>The same experiment with another root of all chance.</summary>
    IExperiment WithSeed(long seed);

    /// <summary>The same experiment, said to be a preset.</summary>
    IExperiment WithPreset(string preset);

    /// <summary>Everything that is wrong with this definition; nothing when it can be run.</summary>
    IEnumerable<Fault> Validate();
}
