using FsCheck;
using FsCheck.Fluent;

namespace ProcessChain.Tests;

internal sealed class TableTests
{
    private static readonly Table<EpisodeRow> Episodes = new Tables(new ChainDefinition { Stations = 3 }).Episodes;
    private static readonly string Header = Text(Episodes);

    [FsCheck.NUnit.Property(Arbitrary = [typeof(Rows)])]
    public void WrittenEpisodes_AreReadAgain(EpisodeRow[] rows) =>
        Assert.That(Back(Episodes, rows).Select(Fields), Is.EqualTo(rows.Select(Fields)));

    [Test]
    public void WrittenIterations_AreReadAgain()
    {
        LearningRow[] rows =
        [
            Row(new TrainingIteration(1, 5_000_000_000, 6_000_000_000, 0) { IsWarmUp = true }),
            Row(
                new TrainingIteration(2, 3, 4, 7_000_000_000)
                {
                    Goal = 1.5,
                    GoalDeviation = 2.5,
                    PolicyLoss = -3.5,
                    ValueLoss = 4.5,
                    Entropy = 5.5,
                    Divergence = 6.5,
                    Validation = 0.1 + 0.2,
                }
            ),
        ];
        var read = Back(Tables.Learning, rows);
        Assert.That(read.Select(row => row.Iteration), Is.EqualTo(rows.Select(row => row.Iteration)));
        Assert.That(read.Select(row => (row.Controller, row.TrainingSeed)), Is.All.EqualTo(("a", 7001L)));

        static LearningRow Row(TrainingIteration iteration) =>
            new()
            {
                Controller = "a",
                TrainingSeed = 7001,
                Iteration = iteration,
            };
    }

    [Test]
    public void WrittenBounds_AreReadAgain()
    {
        BoundRow[] rows =
        [
            Row(BoundRowKind.Episode, 1, 0.1, 0.1, ""),
            Row(BoundRowKind.Optimum, null, -7, 1e-300, "why, \"so\""),
            Row(BoundRowKind.None, null, double.NaN, double.NaN, ""),
        ];
        Assert.That(Back(Tables.Bounds, rows).Select(Fields), Is.EqualTo(rows.Select(Fields)));

        static BoundRow Row(BoundRowKind kind, int? episode, double lower, double upper, string note) =>
            new()
            {
                Bound = "hindsight",
                Kind = kind,
                Episode = episode,
                Lower = lower,
                Upper = upper,
                Note = note,
            };
        static (string, BoundRowKind, int?, double, double, string) Fields(BoundRow row) =>
            (row.Bound, row.Kind, row.Episode, row.Lower, row.Upper, row.Note);
    }

    [Test]
    public void WrittenSpread_IsReadAgain()
    {
        var rows = new[] { (1, 7001L, 0.1), (1000, 8000L, -3) };
        var written = rows.Select(row => new SpreadRow
        {
            Training = row.Item1,
            TrainingSeed = row.Item2,
            Goal = row.Item3,
        });
        Assert.That(
            Back(Tables.Spread, written).Select(row => (row.Training, row.TrainingSeed, row.Goal)),
            Is.EqualTo(rows)
        );
    }

    [Test]
    public void FigureThatDoesNotExist_IsAnEmptyField()
    {
        var row = Row(double.NaN, trainingSeed: null);
        var fields = Text(Episodes, row).Split('\n')[1].Split(',');
        var columns = Header.TrimEnd().Split(',');
        Assert.Multiple(() =>
        {
            foreach (var column in new[] { "trainingSeed", "serviceLevel", "fillRate", "bullwhip2" })
                Assert.That(fields[Array.IndexOf(columns, column)], Is.Empty, column);
            Assert.That(fields, Has.Length.EqualTo(columns.Length));
        });
    }

    [TestCase("a,1,Training,1,x")]
    [TestCase("a,1,Training,1")]
    [TestCase("a,1,Sleeping,1,5")]
    [TestCase("a,1,7,1,5")]
    [TestCase("a,99999999999999999999,Training,1,5")]
    [TestCase("a,1,Training,4294967297,5")]
    [TestCase("a,1,Training,0.5,5")]
    [TestCase("a,1,Training,,5")]
    [TestCase("\"a,1,Training")]
    public void LineOfAnotherForm_IsAFormatException(string line)
    {
        var more = Header.Split(',').Length - line.Split(',').Length;
        foreach (var end in new[] { "", string.Concat(Enumerable.Repeat(",1", Math.Max(0, more))) })
        {
            if (line is "a,1,Training,1" && end.Length > 0)
                continue;
            using var reader = new StringReader(Header + line + end + "\n");
            Assert.That(() => Episodes.Read(reader).ToList(), Throws.InstanceOf<FormatException>(), line + end);
        }
    }

    [Test]
    public void AnotherHeader_IsAFormatException()
    {
        using var reader = new StringReader("controller,trainingSeed,phase\na,1,Test\n");
        Assert.That(
            () => Episodes.Read(reader).ToList(),
            Throws.InstanceOf<FormatException>().With.Message.StartsWith("Line 1 is not the header")
        );
    }

    [Test]
    public void WrongNumber_IsToldWithLineAndColumn()
    {
        using var reader = new StringReader("training,trainingSeed,goal\n1,7001,5\n2,7002,five\n");
        Assert.That(
            () => Tables.Spread.Read(reader).ToList(),
            Throws.InstanceOf<FormatException>().With.Message.StartsWith("Line 3, goal: ")
        );
    }

    private static string Text<TRow>(Table<TRow> table, params IEnumerable<TRow> rows)
    {
        using var text = new StringWriter();
        using (var writer = Csv.Writer(text))
        {
            table.WriteHeader(writer);
            foreach (var row in rows)
                table.Write(writer, row);
        }
        return text.ToString();
    }

    private static List<TRow> Back<TRow>(Table<TRow> table, IEnumerable<TRow> rows)
    {
        using var reader = new StringReader(Text(table, rows));
        return table.Read(reader).ToList();
    }

    private static string Fields(EpisodeRow row) =>
        $"{row.Controller} {row.TrainingSeed} {row.Phase} {row.Episode} {string.Join(' ', row.Figures)}";

    private static EpisodeRow Row(double figure, long? trainingSeed, double other = 0.1, Phase phase = Phase.Test)
    {
        var row = new EpisodeRow(
            new ChainDefinition { Stations = 3 }
                .Figures
                .Count
        )
        {
            Controller = "a-1",
            TrainingSeed = trainingSeed,
            Phase = phase,
            Episode = 3,
        };
        for (var i = 0; i < row.Figures.Length; i++)
            row.Figures[i] = i % 2 == 0 ? other : figure;
        foreach (var key in new[] { "serviceLevel", "fillRate", "bullwhip2" })
            row.Figures[new ChainDefinition { Stations = 3 }.FigureIndex(key)] = figure;
        return row;
    }

    private static class Rows
    {
        public static Arbitrary<EpisodeRow> All() =>
            (
                from figure in ArbMap.Default.GeneratorFor<double>()
                from other in ArbMap.Default.GeneratorFor<double>()
                from seed in ArbMap.Default.GeneratorFor<long?>()
                from phase in Gen.Elements(Enum.GetValues<Phase>())
                select Row(figure, seed, other, phase)
            ).ToArbitrary();
    }
}
