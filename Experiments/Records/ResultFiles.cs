namespace ProcessChain.Experiments;

/// <summary>The tables of a run: puts them together from the parts that the units wrote, and reads them.</summary>
internal static class ResultFiles
{
    /// <summary>The tables, the summaries, the agents and the models of a run, whether they are there or not.</summary>
    public static IEnumerable<string> Of(RunFolder folder, ExperimentDefinition experiment) =>
        [
            .. new Tables(experiment.System).All.Select(folder.Table),
            folder.SummaryTable,
            folder.Certainty,
            folder.Summary,
            .. ControllerUnit
                .Of(experiment)
                .Where(unit => unit.Training is not null)
                .Select(folder.Agent)
                .Where(File.Exists),
            .. ModelOfFile.Of(experiment).Select(folder.Model),
        ];

    /// <summary>Puts the tables together from the parts, and reads them.</summary>
    /// <exception cref="InvalidInputException">A part was altered.</exception>
    public static JoinedResults Join(RunFolder folder, ExperimentDefinition experiment)
    {
        var units = WorkUnit.Of(experiment).Select(unit => (Unit: unit, Note: UnitNote.Read(folder, unit))).ToList();
        var finished = units.Where(unit => unit.Note is { IsFinished: true }).ToList();
        foreach (var table in new Tables(experiment.System).All)
            Join(folder, table, finished.Select(unit => folder.Part(unit.Unit, table)).Where(File.Exists));
        return Read(
            folder,
            experiment,
            finished.ToDictionary(unit => unit.Unit.Id, unit => unit.Note!.Seconds, StringComparer.Ordinal),
            [
                .. units
                    .Where(unit => unit.Note is { IsFinished: false })
                    .Select(unit => new RunFailure(
                        unit.Unit.Id,
                        unit.Unit.Subject,
                        unit.Unit.Training,
                        unit.Note!.Failure
                    )),
            ]
        );
    }

    /// <summary>Reads the tables of a run.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="experiment">Its definition.</param>
    /// <param name="seconds">How long its units took.</param>
    /// <param name="failures">What failed.</param>
    /// <exception cref="InvalidInputException">A table is missing, or was altered.</exception>
    public static JoinedResults Read(
        RunFolder folder,
        ExperimentDefinition experiment,
        IReadOnlyDictionary<string, double> seconds,
        IReadOnlyList<RunFailure> failures
    )
    {
        var tables = new Tables(experiment.System);
        var units = ControllerUnit
            .Of(experiment)
            .ToDictionary(unit => (unit.Controller, unit.TrainingSeed), unit => new UnitBuilder(unit, experiment));
        UnitBuilder Of(string controller, long? seed) =>
            units.GetValueOrDefault((controller, seed))
            ?? throw new InvalidInputException(
                $"{folder.Path}: its tables tell of '{controller}', of a training that is not in it."
            );
        foreach (var row in Rows(folder, tables.Episodes))
            Of(row.Controller, row.TrainingSeed).Add(row);
        foreach (var row in Rows(folder, Tables.Learning))
            Of(row.Controller, row.TrainingSeed).Add(row);
        if (experiment.OverTime is { } overTime)
        {
            var sums = new StretchSums(overTime, tables.Periods.Flows, experiment.TestPeriods);
            foreach (var row in Rows(folder, tables.Periods, tables.Periods.Read))
                Of(row.Controller, row.TrainingSeed).Add(row, sums);
        }
        if (experiment.SteadyState is { } steadyState)
        {
            var places = tables.Periods.PlacesOf(steadyState.Flows);
            foreach (var row in Rows(folder, tables.Periods, tables.Periods.Read).Where(row => row.Episode == 1))
                Of(row.Controller, row.TrainingSeed).Add(places.Sum(place => row.Flows[place]));
        }
        return new JoinedResults
        {
            Experiment = experiment,
            Units =
            [
                .. units
                    .Values.Where(unit => unit.IsTested)
                    .Select(unit => unit.Results(seconds.GetValueOrDefault(unit.Id, double.NaN))),
            ],
            Bounds = [.. Rows(folder, Tables.Bounds)],
            Spread = [.. Rows(folder, Tables.Spread)],
            Failures = failures,
            Seconds = seconds,
        };
    }

    /// <summary>The rows of a table of the run.</summary>
    /// <exception cref="InvalidInputException">It is missing, or was altered.</exception>
    public static IEnumerable<TRow> Rows<TRow>(RunFolder folder, Table<TRow> table) => Rows(folder, table, table.Read);

    private static IEnumerable<TRow> Rows<TRow>(
        RunFolder folder,
        ITable table,
        Func<TextReader, IEnumerable<TRow>> read
    )
    {
        using var text = OpenText(folder.Table(table));
        using var rows = read(text).GetEnumerator();
        while (Next(rows, folder.Table(table)))
            yield return rows.Current;
    }

    private static bool Next<TRow>(IEnumerator<TRow> rows, string path)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (FormatException damage)
        {
            throw new InvalidInputException($"{path}: was altered: {damage.Message}", damage);
        }
    }

    private static StreamReader OpenText(string path)
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }

    private static void Join(RunFolder folder, ITable table, IEnumerable<string> parts) =>
        AtomicFile.WriteText(
            folder.Table(table),
            writer =>
            {
                using (var header = Csv.Writer(writer))
                    table.WriteHeader(header);
                foreach (var part in parts)
                    Append(writer, part);
            }
        );

    private static void Append(TextWriter writer, string part)
    {
        using var reader = new StreamReader(part);
        var buffer = new char[1 << 16];
        for (int length; (length = reader.Read(buffer)) > 0; )
            writer.Write(buffer, 0, length);
    }
}
