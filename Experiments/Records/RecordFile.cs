using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>Records of what was done, as JSON that this program reads back.</summary>
internal static class RecordFile
{
    private const int Largest = 64 << 20;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a record, whole or not at all.</summary>
    public static void Write<T>(string path, T record, bool isFlushed = true) =>
        AtomicFile.Write(
            path,
            stream =>
            {
                JsonSerializer.Serialize(stream, record, Json);
                stream.WriteByte((byte)'\n');
            },
            isFlushed
        );

    /// <summary>Reads a record.</summary>
    /// <param name="path">Where.</param>
    /// <param name="what">What it is the record of, for people.</param>
    /// <exception cref="InvalidInputException">It is missing or damaged.</exception>
    public static T Read<T>(string path, string what)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > Largest })
                throw new InvalidInputException(
                    $"{path}: is larger than {Largest >> 20} MB, and no record of a {what}."
                );
            using var stream = InputFile.OpenShared(path);
            return JsonSerializer.Deserialize<T>(stream, Json)
                ?? throw new InvalidInputException($"{path}: holds null instead of a record.");
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException(
                $"{path}:{exception.LineNumber + 1}: is not the record of a {what}: {exception.Message}",
                exception
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }
}
