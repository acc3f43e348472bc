using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>Brackets in JSON files: <c>[lower, upper]</c>, or null.</summary>
internal static class BracketJson
{
    public static void WriteBracket(this Utf8JsonWriter json, string name, Bracket? bracket)
    {
        if (bracket is not { } found)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartArray(name);
        json.WriteNumberValue(found.Lower);
        json.WriteNumberValue(found.Upper);
        json.WriteEndArray();
    }
}
