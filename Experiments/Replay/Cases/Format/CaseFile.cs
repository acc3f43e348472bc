using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>Reads golden cases from JSON files, with a message that tells the place where they are none.</summary>
internal static class CaseFile
{
    /// <summary>The case in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How members are named, and which may be missing.</param>
    /// <param name="what">What the file should be, e.g. <c>chain case</c>.</param>
    /// <exception cref="InvalidInputException">The file is missing, or is no such case.</exception>
    public static T Read<T>(string path, JsonSerializerOptions options, string what)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), options)
                ?? throw new InvalidInputException($"{path}: holds null instead of a {what}.");
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException(
                $"{path}:{exception.LineNumber + 1}: {exception.Path ?? "$"}: is no {what}: {Reason(exception)}",
                exception
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Refuses a case that has faults.</summary>
    /// <exception cref="InvalidInputException">There are some; it tells all of them.</exception>
    public static void Refuse(string path, IEnumerable<Fault> faults)
    {
        var found = faults.ToList();
        if (found.Count > 0)
            throw new InvalidInputException(
                string.Join('\n', found.Select(fault => $"{path}: {fault.Key}: {fault.Message}"))
            );
    }

    /// <summary>What the parser says, without the place, and without the text that follows: it may be the whole file.</summary>
    private static string Reason(JsonException exception)
    {
        const int Longest = 160;
        var reason = exception.Message.Split(" Path: ")[0].ReplaceLineEndings(" ");
        return reason.Length <= Longest ? reason : $"{reason[..Longest]}…";
    }
}
