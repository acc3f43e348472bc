using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary>The commands by what they are for, and what the program says of itself when it is given none.</summary>
internal sealed class Overview
{
    private const string Description =
        "Inventory control in process chains: define experiments, run them, replay them, compare controllers.";

    private readonly (string Purpose, Command[] Commands)[] groups =
    [
        ("Look around", [CatalogueCommands.List(), CatalogueCommands.Show()]),
        ("Define", [CatalogueCommands.Keys(), CatalogueCommands.Validate(), CatalogueCommands.Schema()]),
        (
            "Run",
            [
                RunCommand.Create(),
                SweepCommand.Create(),
                CompareCommand.Create(),
                ReplayCommand.Create(),
                ServeCommand.Create(),
            ]
        ),
        (
            "Look into a controller",
            [TraceCommand.Create(), OptimiseCommand.Create(), WeightsCommand.Create(), PlayCommand.Create()]
        ),
        ("Know the limit", [BoundCommand.Create(), TheoryCommand.Create()]),
        ("Measure speed", [BenchmarkCommand.Create()]),
    ];

    /// <summary>Whether the whole program is asked about.</summary>
    public static bool IsAskedFor(string[] arguments) => arguments is [] or ["--help" or "-h" or "-?"];

    /// <summary>The program for a parser.</summary>
    public RootCommand Root()
    {
        var root = new RootCommand(Description);
        foreach (var command in groups.SelectMany(group => group.Commands))
            root.Add(command);
        return root;
    }

    public void Show()
    {
        var screen = Screen.Current;
        screen.Say(Description);
        foreach (var (purpose, commands) in groups)
        {
            screen.Say("", purpose);
            screen.Explain([.. commands.Select(command => ($"  {command.Name, -9}", command.Description!))]);
        }
        screen.Say(
            "",
            "For example",
            "  processchain run four-stations --preset dry --out results/first",
            "  processchain replay results/first",
            "",
            "'processchain COMMAND --help' tells the options of a command."
        );
    }
}
