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
        new(name) { Description = description, CustomParser = result => Parse(result, name, least) };

    public static Option<int> Create(string name, string? alias, string description, int standard, int least)
    {
        return new Option<int>(name, alias is null ? [] : [alias])
        {
            Description = description,
            DefaultValueFactory = _ => standard,
            CustomParser = result => Parse(result, name, least) ?? standard,
        };
    }

    private static int? Parse(ArgumentResult result, string name, int least)
    {
        if (int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && value >= least)
            return value;
        result.AddError($"{name}: is '{result.Tokens[0].Value}'; a whole number of at least {least} is needed.");
        return null;
    }
}
