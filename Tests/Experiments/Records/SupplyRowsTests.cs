namespace ProcessChain.Tests;

internal sealed class SupplyRowsTests
{
    [Test]
    public void Rows_AreReadAsTheyWereWritten()
    {
        SupplyRow[] episodes =
        [
            new("a", null, 1, 0.1 + 0.2, 50, 40, 1.0 / 3, 0.5, 1e-300),
            new("b-2", -7001, 2, -1e17, 0, 0, 1, 1, 0),
        ];
        IterationRow[] iterations =
        [
            new("a", 7001, new TrainingIteration(1, 5_000_000_000, 6_000_000_000)),
            new(
                "a",
                7001,
                new TrainingIteration(2, 3, 4)
                {
                    Reward = 1.5,
                    RewardDeviation = 2.5,
                    PolicyLoss = -3.5,
                    ValueLoss = 4.5,
                    Entropy = 5.5,
                    Divergence = 6.5,
                }
            ),
        ];
        BoundRow[] bounds = [new("hindsight", 1, 0.1), new("relaxation", 2, -7)];
        SpreadRow[] spread = [new(1, 7001, 0.1), new(1000, 8000, -3)];
        Assert.Multiple(() =>
        {
            Assert.That(
                Back(episodes, SupplyRow.WriteHeader, (row, t) => row.Write(t), SupplyRow.Read),
                Is.EqualTo(episodes)
            );
            Assert.That(
                Back(iterations, IterationRow.WriteHeader, (row, t) => row.Write(t), IterationRow.Read),
                Is.EqualTo(iterations)
            );
            Assert.That(
                Back(bounds, BoundRow.WriteHeader, (row, t) => row.Write(t), BoundRow.Read),
                Is.EqualTo(bounds)
            );
            Assert.That(
                Back(spread, SpreadRow.WriteHeader, (row, t) => row.Write(t), SpreadRow.Read),
                Is.EqualTo(spread)
            );
        });
    }

    [Test]
    public void AlteredTables_AreRefused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                () => SupplyRow.Read(new StringReader("controller,trainingSeed,episode,reward\na,,1,x\n")).ToList(),
                Throws.InstanceOf<FormatException>()
            );
            Assert.That(
                () => IterationRow.Read(new StringReader("controller,trainingSeed\na,\n")).ToList(),
                Throws.InstanceOf<FormatException>()
            );
            Assert.That(
                () => BoundRow.Read(new StringReader("bound,episode,reward\nhindsight,0.5,1\n")).ToList(),
                Throws.InstanceOf<FormatException>()
            );
            Assert.That(
                () => SpreadRow.Read(new StringReader("training,trainingSeed,reward\n1,1\n")).ToList(),
                Throws.InstanceOf<FormatException>()
            );
        });
    }

    private static List<T> Back<T>(
        IEnumerable<T> rows,
        Action<CsvHelper.CsvWriter> writeHeader,
        Action<T, CsvHelper.CsvWriter> write,
        Func<TextReader, IEnumerable<T>> read
    )
    {
        using var text = new StringWriter();
        using (var table = Csv.Writer(text))
        {
            writeHeader(table);
            foreach (var row in rows)
                write(row, table);
        }
        return read(new StringReader(text.ToString())).ToList();
    }
}
