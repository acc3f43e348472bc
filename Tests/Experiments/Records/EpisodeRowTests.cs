using FsCheck;
using FsCheck.Fluent;

namespace ProcessChain.Tests;

internal sealed class EpisodeRowTests
{
    private const int Stations = 3;

    private static readonly string Header = Table(_ => { });

    [FsCheck.NUnit.Property(Arbitrary = [typeof(Rows)])]
    public void Written_IsReadAgain(EpisodeRow[] rows)
    {
        var text = Table(table => Array.ForEach(rows, row => row.Write(table)));
        using var reader = new StringReader(text);
        Assert.That(EpisodeRow.Read(reader, Stations), Is.EqualTo(rows));
    }

    [Test]
    public void FigureThatDoesNotExist_IsAnEmptyField()
    {
        var row = Row(double.NaN, trainingSeed: null);
        var fields = Table(row.Write).Split('\n')[1].Split(',');
        var columns = Header.TrimEnd().Split(',');
        Assert.Multiple(() =>
        {
            foreach (
                var column in new[] { "trainingSeed", "serviceLevel", "fillRate", "bullwhip2", "validationCostPerDay" }
            )
                Assert.That(fields[Array.IndexOf(columns, column)], Is.Empty, column);
            Assert.That(fields, Has.Length.EqualTo(columns.Length));
        });
    }

    [TestCase("a,1,Training,1,x")]
    [TestCase("a,1,Training,1")]
    [TestCase("a,1,Sleeping,1,5")]
    [TestCase("a,99999999999999999999,Training,1,5")]
    [TestCase("a,1,Training,4294967297,5")]
    [TestCase("\"a,1,Training")]
    public void LineOfAnotherForm_IsAFormatException(string line)
    {
        using var reader = new StringReader(Header + line + "\n");
        Assert.That(() => EpisodeRow.Read(reader, Stations).ToList(), Throws.InstanceOf<FormatException>());
    }

    private static string Table(Action<CsvHelper.CsvWriter> write)
    {
        using var text = new StringWriter();
        using (var table = Csv.Writer(text))
        {
            EpisodeRow.WriteHeader(table, Stations);
            write(table);
        }
        return text.ToString();
    }

    private static EpisodeRow Row(double figure, long? trainingSeed, double other = 0.1, Phase phase = Phase.Test) =>
        new(
            "a-1",
            trainingSeed,
            phase,
            3,
            new EpisodeFigures
            {
                Days = 40,
                StorageCostPerDay = other,
                LateCostPerDay = figure,
                LateUnits = other,
                CustomerOrders = 0,
                CustomerUnits = long.MaxValue,
                DeliveredUnits = 5,
                ServiceLevel = figure,
                FillRate = figure,
                Window = 10,
                CustomerVariance = figure,
                OrderVariance = new Several<double>(other, figure, other),
            },
            figure
        );

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
