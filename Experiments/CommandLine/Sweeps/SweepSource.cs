using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary>The arguments by which a command is told which sweep is meant.</summary>
internal sealed class SweepSource
{
    private readonly Argument<string> file = new("definition")
    {
        Description =
            "The name of a built-in sweep (see 'list'), or a definition file in which values may be sets of values.",
    };

    private readonly Option<string?> preset = new("--preset", "-p") { Description = "A preset of the definition." };
    private readonly PluginOption plugins = new();

    public void AddTo(Command command)
    {
        command.Add(file);
        command.Add(preset);
        plugins.AddTo(command);
    }

    /// <summary>The name or file that was given.</summary>
    public string File(ParseResult parsed) => parsed.GetValue(file)!;

    /// <summary>The preset that was given; null for none.</summary>
    public string? Preset(ParseResult parsed) => parsed.GetValue(preset);

    /// <summary>The assemblies that were given.</summary>
    public IReadOnlyList<string> Plugins(ParseResult parsed) => plugins.Files(parsed);

    /// <summary>The sweep that is meant.</summary>
    /// <exception cref="InvalidInputException">There is none, or it has faults.</exception>
    public SweepPlan Read(ParseResult parsed) => SweepReader.Open(File(parsed), Preset(parsed), plugins.Load(parsed));
}
