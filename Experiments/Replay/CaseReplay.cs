using System.Text.Json;
using ProcessChain.Experiments.Records;

namespace ProcessChain.Experiments.Replay;

/// <summary>Plays golden cases from files and writes what comes of them under the same names.</summary>
internal static class CaseReplay
{
    private const double Tolerance = 1e-9;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <returns>Whether every case that tells what is expected gave it.</returns>
    /// <exception cref="InvalidInputException">Some files are no cases, or a result exists already; the other cases are played.</exception>
    public static bool Run(string path, string output)
    {
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path, "*.json") : [path];
        Array.Sort(files, StringComparer.Ordinal);
        OutputFolder.Create(output);
        var faults = new List<string>();
        var played = 0;
        var differing = 0;
        foreach (var file in files)
        {
            try
            {
                differing += Play(file, Path.Combine(output, Path.GetFileName(file))) ? 0 : 1;
                played++;
            }
            catch (InvalidInputException wrong)
            {
                faults.Add(wrong.Message);
            }
        }
        if (played > 0)
            Console.Out.WriteLine(
                $"{played} cases played, {differing} differ from what they expect; results in {output}"
            );
        if (played == 0 && faults.Count == 0)
            faults.Add($"{path}: holds no case (*.json).");
        return faults.Count == 0 ? differing == 0 : throw new InvalidInputException(string.Join('\n', faults));
    }

    private static ChainCaseResult Result(ChainCase played, string file)
    {
        try
        {
            return ChainCasePlayer.ThroughHook(played);
        }
        catch (Exception exception) when (InvalidInputException.IsTooLargeNumber(exception))
        {
            throw new InvalidInputException(
                $"{file}: a number is too large to be simulated: {exception.Message}",
                exception
            );
        }
    }

    private static bool Play(string file, string target)
    {
        OutputFolder.RefuseExisting(target);
        var read = ChainCase.Read(file);
        var result = Result(read, file);
        AtomicFile.Write(target, stream => JsonSerializer.Serialize(stream, result, Json));
        if (read.Expected is null || result.Equals(read.Expected, Tolerance))
            return true;
        Console.Out.WriteLine($"{file}: differs from what it expects.");
        return false;
    }
}
