namespace ProcessChain.Experiments;

/// <summary>A test episode by period: the first that is told of a controller.</summary>
/// <param name="Controller">Its name.</param>
/// <param name="Caption">Which episode, of which training, and how much of it.</param>
/// <param name="Groups">The flows, those of one group together.</param>
internal sealed record EpisodeCourse(string Controller, string Caption, IReadOnlyList<FlowGroup> Groups)
{
    /// <summary>Of longer episodes the beginning is shown.</summary>
    private const int MostPeriods = 1000;

    /// <summary>The first episode of every controller in the table, in the order of the table.</summary>
    /// <exception cref="FormatException">It is no such table.</exception>
    public static IReadOnlyList<EpisodeCourse> Read(TextReader text, SystemDefinition system)
    {
        var table = new PeriodTable(system.Flows, details: false);
        var courses = new Dictionary<string, List<PeriodRow>>(StringComparer.Ordinal);
        foreach (var row in table.Read(text))
        {
            if (!courses.TryGetValue(row.Controller, out var rows))
                courses.Add(row.Controller, rows = []);
            if (rows.Count == 0 || (rows[0].Episode == row.Episode && rows[0].TrainingSeed == row.TrainingSeed))
                rows.Add(row);
        }
        return [.. courses.Values.Select(rows => Of(rows, table.Flows, system.Horizon.Period))];
    }

    private static EpisodeCourse Of(List<PeriodRow> rows, IReadOnlyList<FlowColumn> flows, string period)
    {
        var training = rows[0].TrainingSeed is { } seed ? $" (training {EpisodeNumbers.TrainingNumber(seed)})" : "";
        var shown =
            rows.Count > MostPeriods
                ? $" The first {MostPeriods} of {rows.Count} {period}s are shown; periods.csv has all."
                : "";
        return new EpisodeCourse(
            rows[0].Controller,
            $"Test episode {rows[0].Episode} of {rows[0].Controller}{training}.{shown}",
            [
                .. flows
                    .Index()
                    .GroupBy(flow => flow.Item.Group, StringComparer.Ordinal)
                    .Select(group => new FlowGroup(
                        group.First().Item.Title,
                        [
                            .. group.Select(flow => new NamedSeries(
                                flow.Item.Element.Length > 0 ? flow.Item.Element : flow.Item.Title,
                                [.. rows.Take(MostPeriods).Select(row => row.Flows[flow.Index])]
                            )),
                        ]
                    )),
            ]
        );
    }
}

/// <summary>The flows of one group, which are drawn in one picture.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Series">Each of them.</param>
internal sealed record FlowGroup(string Title, IReadOnlyList<NamedSeries> Series);

/// <summary>Numbers by period, with a name.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Values">One for each period.</param>
internal sealed record NamedSeries(string Name, IReadOnlyList<double> Values);
