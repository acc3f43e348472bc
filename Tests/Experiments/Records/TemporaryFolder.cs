using System.Text;

namespace ProcessChain.Tests;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("processchain-tests-").FullName;

    /// <summary>The path of something in it.</summary>
    public string this[params string[] parts] => Path.Combine([Root, .. parts]);

    /// <summary>Writes a file into it and returns its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Every file below a folder with its content; equal texts mean that nothing was changed.</summary>
    public static string ContentOf(string folder)
    {
        var text = new StringBuilder();
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order())
        {
            var content = File.Exists(path) ? Convert.ToBase64String(File.ReadAllBytes(path)) : "(folder)";
            text.Append(Path.GetRelativePath(folder, path)).Append(' ').AppendLine(content);
        }
        return text.ToString();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
