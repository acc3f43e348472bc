using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>Compares what came of a case with what its file tells.</summary>
internal static class CaseComparison
{
    /// <summary>The path of the first value that differs; null where none does. Members that only one side has are not compared.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="told">What the file tells.</param>
    /// <param name="tolerance">Between numbers: absolute, 0 or more.</param>
    public static string? FirstDifference(JsonElement result, JsonElement told, double tolerance) =>
        result
            .EnumerateObject()
            .Select(member =>
                told.TryGetProperty(member.Name, out var other)
                    ? Difference(member.Value, other, tolerance, member.Name)
                    : null
            )
            .FirstOrDefault(path => path is not null);

    private static string? Difference(JsonElement result, JsonElement told, double tolerance, string path)
    {
        if (result.ValueKind != told.ValueKind)
            return path;
        return result.ValueKind switch
        {
            JsonValueKind.Number => Math.Abs(result.GetDouble() - told.GetDouble()) <= tolerance ? null : path,
            JsonValueKind.Array => DifferenceOfArrays(result, told, tolerance, path),
            _ => JsonElement.DeepEquals(result, told) ? null : path,
        };
    }

    private static string? DifferenceOfArrays(JsonElement result, JsonElement told, double tolerance, string path)
    {
        if (result.GetArrayLength() != told.GetArrayLength())
            return path;
        return result
            .EnumerateArray()
            .Zip(told.EnumerateArray())
            .Select((pair, i) => Difference(pair.First, pair.Second, tolerance, $"{path}[{i}]"))
            .FirstOrDefault(found => found is not null);
    }
}
