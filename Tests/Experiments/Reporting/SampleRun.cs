namespace ProcessChain.Tests;

/// <summary>
/// The folder of a small run with made-up results: a rule, a controller that learns in two trainings, and one whose second
/// training failed.
/// </summary>
internal sealed class SampleRun : IDisposable
{
    public const string Hostile = "</script><b id=\"hostile\">bold</b><!--<script>";
    public const int Stations = 2;
    public const int Days = 30;
    private const int WarmUp = 2;
    private const int Episodes = 12;

    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("processchain-report-");

    public SampleRun()
    {
        Folder = RunFolder.Create(Path.Combine(place.FullName, "run"), "name: sample\n");
        Folder.Begin(Record);
        var units = WorkUnit.Of(Experiment);
        foreach (var unit in units.Where(unit => unit.Id is not "spoiled.2"))
            WriteParts(unit);
        AtomicFile.WriteText(Folder.FailedPart(units.Single(unit => unit.Id is "spoiled.2")), $"diverged {Hostile}");
        Summary = ResultFiles.Write(Experiment, Folder, Reference);
    }

    public RunFolder Folder { get; }

    public ExperimentSummary Summary { get; }

    /// <summary>An optimum of 10 a day.</summary>
    public static CostReference Reference { get; } =
        new()
        {
            Kind = ReferenceKind.Optimum,
            CostPerDay = new(9.9, 10.1, 1),
            LowerBound = new(8, 8, 1),
            DecisionsPerDay = Stations,
        };

    public static IReadOnlyList<SettingRow> Settings { get; } =
    [
        new("chain.stations", "2", "source", "section 3"),
        new("chain.lateCost", "1", SettingRow.Assumed, "the paper does not tell"),
        new("title", Hostile, "given", ""),
    ];

    public static ExperimentDefinition Experiment { get; } =
        new()
        {
            Name = "sample",
            Title = $"A sample {Hostile}",
            Preset = "dry",
            Chain = new ChainDefinition { Stations = Stations },
            Controllers = new(
                new("make-to-order", new MakeToOrderDefinition()),
                new("learned", new DeepQDefinition()),
                new("spoiled", new DeepQDefinition()),
                new("not-run", new MakeToOrderDefinition())
            ),
            Baseline = "make-to-order",
            Training = new()
            {
                Episodes = Episodes,
                WarmUpEpisodes = WarmUp,
                Days = Days,
            },
            Test = new()
            {
                Episodes = 3,
                Days = Days,
                DailyEpisodes = 2,
            },
            TrainingSeeds = 2,
            Claims = new(
                new("converges-learned", "It converges."),
                new("converges-spoiled", "The other converges, too."),
                new("shape", "Late orders rise at first.")
            ),
        };

    private RunRecord Record =>
        new()
        {
            Experiment = Experiment.Name,
            Preset = Experiment.Preset,
            Seed = Experiment.Seed,
            DefinitionHash = Folder.DefinitionHash,
            Started = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            Ended = new DateTime(2026, 1, 2, 3, 5, 5, DateTimeKind.Utc),
            Status = RunStatus.Failed,
        };

    public ReportData Data => ReportData.Read(Folder, Experiment, Summary, Settings);

    public string WriteReport()
    {
        ReportWriter.Write(Folder, Experiment, Summary, Settings);
        return Folder.Report;
    }

    public void Dispose() => place.Delete(recursive: true);

    private void WriteParts(WorkUnit unit)
    {
        if (unit.Controller is "not-run")
            return;
        AtomicFile.WriteText(
            Folder.EpisodesPart(unit),
            writer =>
            {
                using var table = Csv.Writer(writer);
                foreach (var row in Rows(unit))
                    row.Write(table);
            }
        );
        AtomicFile.WriteText(Folder.DaysPart(unit), writer => WriteDays(unit, writer));
    }

    private static IEnumerable<EpisodeRow> Rows(WorkUnit unit)
    {
        var training = (int)((unit.TrainingSeed ?? 1001) - 1000);
        var trained = unit.TrainingSeed is null ? 0 : WarmUp + Episodes;
        for (var episode = 1; episode <= trained; episode++)
        {
            var phase = episode <= WarmUp ? Phase.WarmUp : Phase.Training;
            var validation = phase is Phase.Training && episode % 5 == 0 ? 10 + training : double.NaN;
            yield return new(
                unit.Controller,
                unit.TrainingSeed,
                phase,
                episode,
                Trained(episode, training),
                validation
            );
        }
        for (var episode = 1; episode <= Experiment.Test.Episodes; episode++)
            yield return new(unit.Controller, unit.TrainingSeed, Phase.Test, episode, Tested(unit, episode, training));
    }

    /// <summary>Storage cost 400 / episode, late cost 2, 4 for the second training.</summary>
    private static EpisodeFigures Trained(int episode, int training) => Figures(400.0 / episode, 2.0 * training);

    private static EpisodeFigures Tested(WorkUnit unit, int episode, int training) =>
        unit.Controller switch
        {
            "make-to-order" => Figures(4, 6 + episode),
            "learned" => Figures(5, 3 + episode + training),
            _ => Figures(60, 300 + (10 * episode)),
        };

    private static EpisodeFigures Figures(double storage, double late) =>
        new()
        {
            Days = Days,
            StorageCostPerDay = storage,
            LateCostPerDay = late,
            LateUnits = late / 2,
            CustomerOrders = 3,
            CustomerUnits = 60,
            DeliveredUnits = 55,
            ServiceLevel = 0.5,
            FillRate = 0.625,
            Window = 10,
            CustomerVariance = 100,
            OrderVariance = new(150, 125),
        };

    private static void WriteDays(WorkUnit unit, TextWriter writer)
    {
        using var table = Csv.Writer(writer);
        var shift = unit.Controller.Length;
        for (var episode = 1; episode <= Experiment.Test.DailyEpisodes; episode++)
        for (var day = 0; day < Days; day++)
        {
            int[] stock = [(day + shift) % 7, (day + shift + episode) % 5 * 3];
            int[] numbers = [0, 0, day % 11, .. stock, 0, 0, 0, 0, 0, 0];
            table.WriteField(unit.Controller);
            table.WriteWhole(unit.TrainingSeed);
            table.WriteRow([$"{episode}", $"{day}", "0", "0", .. numbers.Select(number => $"{number}")]);
        }
    }
}
