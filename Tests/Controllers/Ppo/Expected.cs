using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>What a golden case lists under names.</summary>
internal static class Expected
{
    /// <summary>Compares numbers and arrays; every name of the case must be among the actual ones.</summary>
    public static void AssertAll(
        Dictionary<string, float[]> actual,
        JsonElement expected,
        double tolerance,
        string what,
        params string[] except
    )
    {
        foreach (var property in expected.EnumerateObject().Where(p => !except.Contains(p.Name)))
        {
            Assert.That(actual, Does.ContainKey(property.Name), what);
            var (values, reference) = (actual[property.Name], property.Value);
            if (reference.ValueKind == JsonValueKind.Number)
                TorchCase.AssertClose(values.Single(), reference.GetDouble(), tolerance, $"{what}, {property.Name}");
            else
                TorchCase.AssertClose(values, reference, tolerance, $"{what}, {property.Name}");
        }
    }
}
