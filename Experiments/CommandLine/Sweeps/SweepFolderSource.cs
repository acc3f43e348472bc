using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary>The arguments by which a command is told which sweep that was begun is meant.</summary>
internal sealed class SweepFolderSource
{
    private readonly Argument<string> folder = new("folder") { Description = "The folder of a sweep." };
    private readonly PluginOption plugins = new();

    public void AddTo(Command command)
    {
        command.Add(folder);
        plugins.AddTo(command);
    }

    /// <summary>The assemblies that were given.</summary>
    public IReadOnlyList<string> Plugins(ParseResult parsed) => plugins.Files(parsed);

    /// <summary>The sweep that is meant.</summary>
    /// <exception cref="InvalidInputException">There is none, or it does not go with this program or these plug-ins.</exception>
    public SweepFolder Open(ParseResult parsed) => SweepFolder.Open(parsed.GetValue(folder)!, plugins.Load(parsed));
}
