using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>Plays golden cases from files and writes what comes of them under the same names.</summary>
internal static class CaseReplay
{
    private const double Tolerance = 1e-9;

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
            catch (TooLargeException wrong)
            {
                faults.Add($"{file}: {wrong.Message}");
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

    private static bool Play(string file, string target)
    {
        OutputFolder.RefuseExisting(target);
        var read = Read(file);
        var result = read.Play();
        AtomicFile.Write(target, stream => JsonSerializer.Serialize(stream, result));
        if (
            read.Told() is not { } told
            || CaseComparison.FirstDifference(result, told, Tolerance) is not { } difference
        )
            return true;
        Console.Out.WriteLine($"{file}: differs from what it expects: {difference}.");
        return false;
    }

    /// <summary>The case of a file; where it is of no known form, the chain's reader tells what is wrong.</summary>
    private static GoldenCase Read(string file) =>
        FormOf(InputFile.Read(file, File.ReadAllBytes)) switch
        {
            "NetworkManagement" => NetworkCase.Read(file),
            "InvManagement" => InventoryCase.Read(file),
            _ => ChainCase.Read(file),
        };

    private static string? FormOf(byte[] text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } file)
                return null;
            var name = file.TryGetProperty("env", out var env) ? env.ToString().Split("-v")[0] : null;
            return file.TryGetProperty("graph", out _) ? "NetworkManagement" : name;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
