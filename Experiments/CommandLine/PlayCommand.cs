using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary><c>play</c>: a person takes a seat, rules take the others.</summary>
internal static class PlayCommand
{
    private const string You = "you";

    public static Command Create()
    {
        var source = new DefinitionSource();
        var seat = new Option<string?>("--seat")
        {
            Description = "Where you order, by its name; left out: at the first one, which serves the customer.",
        };
        var others = new Option<string?>("--others")
        {
            Description =
                "Who orders in the other seats: a rule of the definition, by its name, or the file of an agent that was trained at a seat; left out: the baseline.",
        };
        var output = new Option<string>("--out", "-o")
        {
            Description = "The folder for the report, which compares you with the rules of the definition.",
            DefaultValueFactory = _ => "played",
        };
        var command = new Command("play", "Lets you order at one seat of a supply system, e.g. in the beer game.")
        {
            seat,
            others,
            output,
        };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var experiment = source.Read(parsed);
            var table = GameTable.Of(experiment, parsed.GetValue(seat), parsed.GetValue(others) ?? experiment.Baseline);
            var path = parsed.GetValue(output)!;
            OutputFolder.RefuseExisting(path);
            return StopSignals.Run(
                "The game is over before its end; nothing was written.",
                stop => Play(table, path, Console.In, stop)
            );
        });
        return command;
    }

    private static int Play(GameTable table, string path, TextReader answers, CancellationToken stop)
    {
        var screen = Screen.Current;
        var (experiment, system) = (table.Experiment, table.System);
        var person = new Person(
            table.Seat,
            experiment.TestPeriods,
            system.Horizon.Period,
            screen.Writer,
            answers,
            stop
        );
        screen.Say(
            $"{experiment.Title}. You order for {table.Seat}, {table.Others} for the others, {experiment.TestPeriods} "
                + $"{system.Horizon.Period}s long. Write 'quit' to leave."
        );
        var course = new OrderCourse(system);
        var game = system.Create(experiment.TestPeriods);
        var (seed, options) = new TestDemand(experiment).EpisodeOf(1, stop);
        game.Play(table.With(person), seed, options with { Periods = course });
        screen.Writer.WriteLine();
        foreach (var line in course.Lines())
            screen.Writer.WriteLine(line);
        screen.Say(
            "",
            $"{system.Goal.Title} of all seats together: {NumberText.Of(game.Figures()[0], 2)} {system.Goal.Unit}."
        );
        return Report(table, person.Orders, path, stop);
    }

    /// <summary>Plays the game again as an experiment, in which the person's orders are a rule beside the others.</summary>
    private static int Report(GameTable table, IReadOnlyList<double> orders, string path, CancellationToken stop)
    {
        if (!table.IsAlwaysTheSame)
        {
            Screen.Current.Say(
                "There is no report: its customer is another one in every episode, and your orders answer to this one."
            );
            return Application.Succeeded;
        }
        var experiment = table.Compared(You, new ListedOrdersDefinition { Units = new(orders) });
        using var run = ExperimentRun.Begin(experiment, path);
        _ = run.Finish(new RunOptions(), stop);
        Screen.Current.Say($"Report: {Path.GetFullPath(run.Report)}");
        return Application.Succeeded;
    }
}
