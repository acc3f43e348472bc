using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary><c>serve</c>: shows the runs of a folder in a browser, and follows those that are under way.</summary>
internal static class ServeCommand
{
    private const int HighestPort = 65_535;

    public static Command Create()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A folder with runs, sweeps and comparisons in it, however deep; by default 'results'.",
            DefaultValueFactory = _ => "results",
        };
        var port = WholeNumberOption.Create(
            "--port",
            alias: null,
            "The port of 127.0.0.1; 0: any that is free.",
            standard: 0,
            least: 0,
            HighestPort
        );
        var command = new Command("serve", "Shows the runs of a folder in a browser, and follows those under way.")
        {
            folder,
            port,
        };
        command.SetAction(parsed =>
        {
            var shelf = new Shelf(parsed.GetValue(folder)!);
            return StopSignals.Run("Ended.", stop => Serve(shelf, parsed.GetValue(port), stop));
        });
        return command;
    }

    private static int Serve(Shelf shelf, int port, CancellationToken stop)
    {
        ServeAsync(shelf, port, stop).GetAwaiter().GetResult();
        return Application.Succeeded;
    }

    private static async Task ServeAsync(Shelf shelf, int port, CancellationToken stop)
    {
        await using var server = await WebServer.StartAsync(new Site(shelf), port);
        var (screen, list) = (Screen.Current, shelf.List());
        screen.Say(
            list.Rows.Count > 0
                ? $"{list.Folder}: {NumberText.Count(list.Rows.Count, "folder")} of runs, sweeps or comparisons."
                : $"{list.Folder}: holds no runs yet; those that begin below it are listed when they do."
        );
        screen.Writer.WriteLine($"Open {server.Address}");
        screen.Say("Only this machine reaches it, and only who has this address. Ctrl-C ends it.");
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
