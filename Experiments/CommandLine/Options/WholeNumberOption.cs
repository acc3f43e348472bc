using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>Options that are whole numbers with a least value.</summary>
internal static class WholeNumberOption
{
    /// <summary><c>--jobs</c>, the number of threads.</summary>
    public static Option<int> Jobs() =>
        Create("--jobs", "-j", "Threads. They change nothing but the time.", Environment.ProcessorCount, least: 1);

    /// <summary><c>--seed</c>; null where it is not given.</summary>
    public static Option<long?> Seed() =>
        CreateLong("--seed", ["-s"], "The root of all chance, instead of the definition's.");

    /// <summary><c>--numpy-seed</c>; null where it is not given.</summary>
    public static Option<long?> NumpySeed() =>
        CreateLong("--numpy-seed", [], "For supply systems: draws the demand from numpy's generator with this seed.");

    private static Option<long?> CreateLong(string name, string[] aliases, string description) =>
        new(name, aliases)
        {
            Description = description,
            CustomParser = result =>
            {
                if (long.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value))
                    return value;
                result.AddError(
                    $"{name}: is '{result.Tokens[0].Value}'; a whole number from {long.MinValue} to {long.MaxValue} is needed."
                );
                return null;
            },
        };

    /// <summary>An option that is null where it is not given.</summary>
    public static Option<int?> CreateWithoutStandard(string name, string description, int least) =>
        new(name) { Description = description, CustomParser = result => Parse(result, name, least, int.MaxValue) };

    public static Option<int> Create(
        string name,
        string? alias,
        string description,
        int standard,
        int least,
        int most = int.MaxValue
    )
    {
        return new Option<int>(name, alias is null ? [] : [alias])
        {
            Description = description,
            DefaultValueFactory = _ => standard,
            CustomParser = result => Parse(result, name, least, most) ?? standard,
        };
    }

    private static int? Parse(ArgumentResult result, string name, int least, int most)
    {
        var given = result.Tokens[0].Value;
        if (int.TryParse(given, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        var allowed = most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}";
        result.AddError($"{name}: is '{given}'; a whole number {allowed} is needed.");
        return null;
    }
}
