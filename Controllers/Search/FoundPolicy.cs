using System.Text.Json;

namespace ProcessChain;

/// <summary>What a search has found: the agent of a <see cref="SearchedDefinition"/>, as a file that can be read.</summary>
/// <param name="Parameters">The parameters that are used.</param>
/// <param name="Point">The point that the search recommends, before it was rounded.</param>
/// <param name="Value">What the objective gave there.</param>
/// <param name="Evaluations">Calls of the objective.</param>
/// <param name="Iterations">Passes or generations.</param>
/// <param name="Message">Why the search ended.</param>
/// <param name="Directions">Powell's directions at the end; else empty.</param>
internal sealed record FoundPolicy(
    IReadOnlyList<double> Parameters,
    IReadOnlyList<double> Point,
    double Value,
    int Evaluations,
    int Iterations,
    string Message,
    IReadOnlyList<IReadOnlyList<double>> Directions
)
{
    /// <summary>The parameters from which the search started, as they are used.</summary>
    public IReadOnlyList<double> Start { get; init; } = [];

    /// <summary>What the objective gave there; null where the search never asked.</summary>
    public double? StartValue { get; init; }

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>What a search has found.</summary>
    internal static FoundPolicy Of(SearchResult result, ParameterSpace space) =>
        new(
            space.UsedAt(result.Point),
            result.Point,
            result.Value,
            result.Evaluations,
            result.Iterations,
            result.Message,
            result.Directions
        )
        {
            Start = space.Start,
        };

    /// <summary>Writes it as JSON.</summary>
    public void Write(Stream destination) => JsonSerializer.Serialize(destination, this, Json);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static FoundPolicy Read(Stream source)
    {
        try
        {
            return JsonSerializer.Deserialize<FoundPolicy>(source, Json)
                ?? throw new InvalidDataException("It holds null instead of a policy.");
        }
        catch (JsonException damage)
        {
            throw new InvalidDataException($"It is no policy that a search has found: {damage.Message}", damage);
        }
    }
}
