using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>What <c>scipy.stats</c> draws, by the names and parameters it has there.</summary>
internal static class ScipySampler
{
    public static Func<IUniformSource, long> Of(string distribution, JsonElement parameters)
    {
        double Real(string name) => parameters.GetProperty(name).GetDouble();
        long Whole(string name) => parameters.GetProperty(name).GetInt64();
        var shift = parameters.TryGetProperty("loc", out var given) ? given.GetInt64() : 0;
        return distribution switch
        {
            "poisson" => source => LegacyDistributions.Poisson(source, Real("mu")) + shift,
            "binom" => source => LegacyDistributions.Binomial(source, Whole("n"), Real("p")) + shift,
            "randint" => source => LegacyDistributions.Uniform(source, Whole("low"), Whole("high")) + shift,
            "geom" => source => LegacyDistributions.Geometric(source, Real("p")) + shift,
            _ => throw new InvalidDataException($"The distribution '{distribution}' is unknown."),
        };
    }
}
