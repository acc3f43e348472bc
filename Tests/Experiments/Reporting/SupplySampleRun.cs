using CsvHelper;

namespace ProcessChain.Tests;

/// <summary>
/// The folder of a small run on a supply system with made-up results: a rule, a controller with losses whose third training
/// failed, one without losses, one that did not run, both bounds, and a training with many seeds.
/// </summary>
internal sealed class SupplySampleRun : IDisposable
{
    public const string Hostile = "</script><b id=\"hostile\">bold</b><!--<script>";
    public const int Episodes = 40;
    public const int Periods = 6;
    public const int Iterations = 8;
    public const int Seeds = 20;
    public const double Relaxation = 150;
    private const int RelaxedEpisodes = 10;

    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("processchain-report-");
    private readonly SupplyStudy study = new(Experiment);

    public SupplySampleRun()
    {
        Folder = RunFolder.Create(Path.Combine(place.FullName, "run"), "name: supply-sample\n");
        Folder.Begin(Record);
        foreach (var unit in study.Units)
            WriteParts(unit);
        study.WriteResults(Folder, progress: null!, System.Threading.CancellationToken.None);
    }

    public RunFolder Folder { get; }

    public static SupplyExperiment Experiment { get; } =
        new()
        {
            Name = "supply-sample",
            Title = $"A supply sample {Hostile}",
            System = InventoryDefinition.OrGymV1 with { Periods = Periods },
            Controllers = new(
                new("fixed", new FixedBaseStockDefinition { Levels = new([100, 200, 300]) }),
                new("learned", new PpoDefinition { Trainings = 3 }),
                new("levels", new PathwiseLevelsDefinition { Trainings = 2 }),
                new("not-run", new FixedBaseStockDefinition { Levels = new([1, 2, 3]) })
            ),
            Baseline = "fixed",
            Test = new() { Episodes = Episodes, DetailedEpisodes = 2 },
            Bounds = new() { HindsightEpisodes = Episodes, RelaxationEpisodes = RelaxedEpisodes },
            Spread = new() { Controller = "levels", Seeds = Seeds },
            Claims = new([new("shape", "Learning beats the rule."), new("hostile", Hostile)]),
        };

    public SupplyReportData Data =>
        SupplyReportData.Read(Folder, study.Summary!, UnitSeconds.Read(Folder, study.Units));

    public string WriteReport()
    {
        study.WriteReport(Folder);
        return Folder.Report;
    }

    public void Dispose() => place.Delete(recursive: true);

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

    private void WriteParts(RunUnit unit)
    {
        switch (unit)
        {
            case { Id: "not-run" }:
                return;
            case { Id: "learned.3" }:
                AtomicFile.WriteText(Folder.FailedPart(unit), $"diverged {Hostile}");
                return;
            case SupplyUnit controller:
                WriteParts(controller);
                return;
            case BoundUnit bound:
                WritePart(unit, "bounds", table => WriteBound(bound, table));
                break;
            case SpreadUnit:
                WritePart(unit, "spread", WriteSpread);
                break;
        }
        AtomicFile.WriteText(Folder.EpisodesPart(unit), "");
    }

    private void WriteParts(SupplyUnit unit)
    {
        UnitSeconds.Write(Folder, unit, TimeSpan.FromSeconds(unit.Controller is "learned" ? 12.5 : 240));
        if (unit.TrainingSeed is { } seed)
            WritePart(unit, "learning", table => WriteIterations(unit, seed, table));
        WritePart(unit, "periods", table => WritePeriods(unit, table));
        WritePart(
            unit,
            "episodes",
            table =>
            {
                for (var episode = 1; episode <= Episodes; episode++)
                    Row(unit, episode).Write(table);
            }
        );
    }

    private void WritePart(RunUnit unit, string name, Action<CsvWriter> write) =>
        AtomicFile.WriteText(
            Folder.Part(unit, name),
            writer =>
            {
                using var table = Csv.Writer(writer);
                write(table);
            }
        );

    /// <summary>The rule earns 100 + episode, the learner 112 and 114 + episode, the levels 116 and 115 + episode.</summary>
    private static SupplyRow Row(SupplyUnit unit, int episode)
    {
        var training = TrainingOf(unit);
        var reward = unit.Controller switch
        {
            "learned" => 110 + (2 * training),
            "levels" => 117 - training,
            _ => 100,
        };
        return new(unit.Controller, unit.TrainingSeed, episode, reward + episode, 120, 90, 0.75, 0.5, 250 + episode);
    }

    /// <summary>Rewards rise by 10 an iteration; the losses are those of the method with networks only.</summary>
    private static void WriteIterations(SupplyUnit unit, long seed, CsvWriter table)
    {
        var training = TrainingOf(unit);
        for (var iteration = 1; iteration <= Iterations; iteration++)
        {
            var common = new TrainingIteration(iteration, 100 * iteration, 600 * iteration)
            {
                Reward = (10 * iteration) + training,
                RewardDeviation = 4,
            };
            var row = unit.Controller is "learned"
                ? common with
                {
                    PolicyLoss = -0.1 * training,
                    ValueLoss = 8.0 / iteration,
                }
                : common;
            new IterationRow(unit.Controller, seed, row).Write(table);
        }
    }

    private static void WritePeriods(SupplyUnit unit, CsvWriter table)
    {
        var shift = unit.Controller.Length;
        for (var episode = 1; episode <= Experiment.Test.DetailedEpisodes; episode++)
        for (var period = 0; period < Periods; period++)
        {
            table.WriteField(unit.Controller);
            table.WriteWhole(unit.TrainingSeed);
            int[] stocks = [100 - period, 90 + (period * shift % 7), 200];
            int[] orders = [period + shift, episode, 0];
            int[] numbers = [episode, period, 20 + period, .. stocks, .. orders, period - 2];
            table.WriteRow([.. numbers.Select(number => $"{number}")]);
        }
    }

    /// <summary>Hindsight earns 160 + episode; the relaxation 150 in the mean.</summary>
    private static void WriteBound(BoundUnit unit, CsvWriter table)
    {
        for (var episode = 1; episode <= unit.Episodes; episode++)
        {
            var reward = unit.Bound is SupplyBound.Hindsight ? 160 + episode : Relaxation + (episode % 2 == 0 ? 5 : -5);
            new BoundRow(Setting.KeyOf($"{unit.Bound}"), episode, reward).Write(table);
        }
    }

    /// <summary>The first earns 136, the others 101, 102, …</summary>
    private static void WriteSpread(CsvWriter table)
    {
        for (var training = 1; training <= Seeds; training++)
        {
            var seed = EpisodeNumbers.TrainingSeed(Experiment.Seed, training);
            new SpreadRow(training, seed, training == 1 ? 136 : 99 + training).Write(table);
        }
    }

    private static int TrainingOf(SupplyUnit unit) =>
        unit.TrainingSeed is { } seed ? EpisodeNumbers.TrainingNumber(Experiment.Seed, seed) : 1;
}
