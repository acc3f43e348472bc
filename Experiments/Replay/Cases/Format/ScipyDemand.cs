using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>Demand as OR-Gym names it: a distribution of <c>scipy.stats</c> and its parameters.</summary>
internal static class ScipyDemand
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The demand of a distribution.</summary>
    /// <param name="name"><c>poisson</c>, <c>binom</c>, <c>randint</c> or <c>geom</c>.</param>
    /// <param name="parameters">Its parameters by scipy's names.</param>
    /// <exception cref="JsonException">The distribution is another one, or has other parameters.</exception>
    public static PeriodDemand Of(string name, JsonElement parameters)
    {
        var given = parameters.Deserialize<Parameters>(Strict) ?? new Parameters();
        return (name, given) switch
        {
            ("poisson", { Mu: { } mu }) => new PoissonDemand { Mean = mu, Shift = given.Loc },
            ("binom", { N: { } n, P: { } p }) => new BinomialDemand
            {
                Trials = n,
                Probability = p,
                Shift = given.Loc,
            },
            ("randint", { Low: { } low, High: { } high }) => new IntegersDemand
            {
                Low = low,
                High = high - 1,
                Shift = given.Loc,
            },
            ("geom", { P: { } p }) => new GeometricDemand { Probability = p, Shift = given.Loc },
            _ => throw new JsonException(
                $"The demand {name} {parameters.GetRawText()} is unknown; "
                    + "poisson with mu, binom with n and p, randint with low and high, geom with p are allowed."
            ),
        };
    }

    private sealed record Parameters
    {
        public double? Mu { get; init; }

        public int? N { get; init; }

        public double? P { get; init; }

        public int? Low { get; init; }

        public int? High { get; init; }

        public int Loc { get; init; }
    }
}
