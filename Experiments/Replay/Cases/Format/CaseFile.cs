using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>Reads golden cases from JSON files, with a message that tells the place where they are none.</summary>
internal static class CaseFile
{
    /// <summary>The case in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How members are named, and which may be missing.</param>
    /// <param name="what">What the file should be, e.g. <c>chain case</c>.</param>
    /// <exception cref="InvalidInputException">The file is missing, is no such case, or cannot be simulated; all faults are told.</exception>
    public static T Read<T>(string path, JsonSerializerOptions options, string what)
        where T : GoldenCase
    {
        try
        {
            var read =
                JsonSerializer.Deserialize<T>(InputFile.Read(path, File.ReadAllBytes), options)
                ?? throw new InvalidInputException($"{path}: holds null instead of a {what}.");
            var faults = read.Validate().Select(fault => $"{path}: {fault.Key}: {fault.Message}").ToList();
            return faults.Count == 0 ? read : throw new InvalidInputException(string.Join('\n', faults));
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException(
                $"{path}:{exception.LineNumber + 1}: {exception.Path ?? "$"}: is no {what}: {Reason(exception)}",
                exception
            );
        }
    }

    /// <summary>What the parser says, without the place, and without the text that follows: it may be the whole file.</summary>
    private static string Reason(JsonException exception)
    {
        const int Longest = 160;
        var reason = exception.Message.Split(" Path: ")[0].ReplaceLineEndings(" ");
        return reason.Length <= Longest ? reason : $"{reason[..Longest]}…";
    }
}
