namespace ProcessChain;

/// <summary>What is allowed in <see cref="IPpoSettings"/>.</summary>
internal static class PpoSettingsValidation
{
    public const int MostRows = 10_000_000;

    /// <summary>Each 64 rows have gradients and activations of their own.</summary>
    public const int MostRowsOfMinibatch = 65_536;
    private const int MostNumbers = 500_000_000;

    /// <summary>What is wrong with settings whatever the task.</summary>
    public static IEnumerable<Fault> Faults(IPpoSettings d) => Ranges.Check(d).Concat(Structure(d));

    /// <summary>Rollouts that would be too small or too large.</summary>
    /// <param name="d">Settings, each allowed.</param>
    /// <param name="rows">Of a rollout.</param>
    /// <param name="key">What makes them so many.</param>
    /// <param name="task">What is learned.</param>
    public static IEnumerable<Fault> Sizes(IPpoSettings d, long rows, string key, PolicyTask task)
    {
        if (rows > MostRows)
            yield return new(key, $"makes rollouts of {rows} rows; at most {MostRows} are allowed.");
        if (d.Minibatch > rows)
            yield return new("minibatch", $"is {d.Minibatch}; a rollout has only {rows} rows.");
        var numbers = rows * (task.Inputs + task.Distribution().Parameters);
        if (rows <= MostRows && numbers > MostNumbers)
            yield return new(key, $"makes rollouts of {numbers} numbers; at most {MostNumbers} are allowed.");
    }

    private static IEnumerable<Fault> Structure(IPpoSettings d)
    {
        if (NetworkEngines.Fault(d.Network) is { } fault)
            yield return new("network", fault);
        if (d.DivergenceTarget > 0 && d.DivergenceWeight == 0)
            yield return new("divergenceTarget", "is given, but with divergenceWeight 0 it has no effect.");
    }
}
