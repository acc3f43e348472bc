using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>Plays golden cases from files and writes what comes of them under the same names.</summary>
internal static class CaseReplay
{
    private static readonly CaseType Chain = new(_ => false, ChainCasePlayer.Play);

    private static readonly CaseType[] Types =
    [
        new(NetworkCase.Recognises, NetworkCasePlayer.Play),
        new(InventoryCase.Recognises, InventoryCasePlayer.Play),
    ];

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

    private static bool Play(string file, string target)
    {
        OutputFolder.RefuseExisting(target);
        var played = TypeOf(file).Play(file);
        AtomicFile.Write(target, stream => JsonSerializer.Serialize(stream, played.Result));
        if (played.Difference is null)
            return true;
        Console.Out.WriteLine($"{file}: differs from what it expects: {played.Difference}.");
        return false;
    }

    /// <summary>The form of a file; that of the chain, whose reader tells what is wrong, where it has none.</summary>
    private static CaseType TypeOf(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return Types.FirstOrDefault(type => type.Recognises(json.RootElement), Chain);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return Chain;
        }
    }
}
