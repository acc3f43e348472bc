using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>Numbers of the report's data: six significant digits; null where there is none.</summary>
internal sealed class JsonNumber : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
            writer.WriteRawValue(value.ToString("G6", CultureInfo.InvariantCulture));
        else
            writer.WriteNullValue();
    }
}
