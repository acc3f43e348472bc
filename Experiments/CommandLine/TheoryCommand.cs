using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary><c>theory</c>: levels and costs that classical inventory theory knows without simulation.</summary>
internal static class TheoryCommand
{
    private const int Decimals = 4;

    public static Command Create()
    {
        var source = new Argument<string?>("definition")
        {
            Description = "A definition file; left out: the kinds that there are, with an example each.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "theory",
            "What classical theory knows: newsvendor, EOQ, (r, Q), (s, S), serial systems, bullwhip."
        )
        {
            source,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(source) is { } path)
                Answer(Screen.Current, DefinitionReader.ReadTheory(path).Solve());
            else
                TellKinds(Screen.Current);
        });
        return command;
    }

    private static void TellKinds(Screen screen)
    {
        screen.Say("Put one of these into a file, change it, and ask 'processchain theory FILE'.");
        foreach (var example in TheoryExamples.All)
            screen.Say(["", .. example.TrimEnd().Split('\n')]);
    }

    private static void Answer(Screen screen, TheoryAnswer answer)
    {
        if (answer.Figures.Count > 0)
            screen.Say(
                new TextTable(
                    ["what", "value"],
                    [
                        .. answer.Figures.Select<(string Name, double Value), string[]>(f =>
                            [f.Name, .. Texts([f.Value])]
                        ),
                    ]
                ).Lines()
            );
        if (answer.Stages.Count == 0)
            return;
        if (answer.Figures.Count > 0)
            screen.Say("");
        var columns = answer.Stages.Select(column => Texts(column.Values)).ToList();
        var rows = Enumerable
            .Range(0, columns[0].Count)
            .Select<int, string[]>(stage => [$"{stage + 1}", .. columns.Select(column => column[stage])]);
        screen.Say(new TextTable(["stage", .. answer.Stages.Select(column => column.Title)], [.. rows]).Lines());
    }

    /// <summary>Numbers of one column, without decimals where all are whole.</summary>
    private static List<string> Texts(IReadOnlyList<double> values)
    {
        var decimals = values.All(value => value == Math.Floor(value)) ? 0 : Decimals;
        return [.. values.Select(value => NumberText.Of(value, decimals))];
    }
}
