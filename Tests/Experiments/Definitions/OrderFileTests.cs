namespace ProcessChain.Tests;

public sealed class OrderFileTests
{
    private const string Definition = """
        name: test
        controllers: { a: { kind: random } }
        baseline: a
        system:
          kind: chain
          demand:
            kind: file
            path: !assumed orders.csv

        """;

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("orders").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("day,quantity\n0,5\n3,0\n3,7\n")]
    [TestCase("quantity,day\n5,0\n0,3\n7,3")]
    [TestCase("\ufeffquantity;note;day\r\n5;\"a;b\";0\r\n\r\n0;;3\r\n7;;3\r\n")]
    [TestCase("day , quantity\n 3 , 0\n 0 , \"5\"\n 3,7\n")]
    [TestCase("date,quantity\n2024-02-27,5\n2024-03-01,0\n2024-03-01,7\n")]
    [TestCase("date,quantity\n2024-03-01,0\n2024-02-27,5\n2024-03-01,7\n")]
    public void Orders_TakeThePlaceOfTheFile(string csv)
    {
        var definition = Read(csv, "");

        Assert.That(
            ((ChainDefinition)definition.System).Demand,
            Is.EqualTo(new ListDemand { List = new(new CustomerOrder(0, 5), new(3, 0), new(3, 7)) })
        );
        Assert.That(definition.Assumed, Is.EqualTo(new[] { "system.demand.list" }));
        Assert.That(
            DefinitionReader.ReadText(DefinitionWriter.Write(definition), "record.yaml"),
            Is.EqualTo(definition)
        );
    }

    [Test]
    public void DateFarOff_IsToldWithItsLine() =>
        Assert.That(
            FaultsOf("date,quantity\n2024-02-28,3\n9024-03-01,5\n2024-02-29,4\n", ""),
            Is.EqualTo(
                new[]
                {
                    "orders.csv:3: date: is 9024-03-01, 2556699 days after 2024-02-28; at most 1000000 are allowed.",
                }
            )
        );

    [Test]
    public void Dates_CountFromStart() =>
        Assert.That(
            ((ListDemand)DemandOf("date,quantity\n2024-03-01,5\n", "    start: 2024-02-28\n")).List,
            Is.EqualTo(new[] { new CustomerOrder(2, 5) })
        );

    [Test]
    public void EveryBrokenLine_IsTold() =>
        Assert.That(
            FaultsOf(
                "date,quantity\n2024-03-01,5\n2024-3-1,4\n2024-02-30,\n2024-03-01,-1,9\n\"2024-03-01,1\n2024-03-02,2.5\n",
                ""
            ),
            Is.EqualTo(
                new[]
                {
                    "orders.csv:3: date: is '2024-3-1'; a date yyyy-MM-dd is needed.",
                    "orders.csv:4: date: is '2024-02-30'; a date yyyy-MM-dd is needed.",
                    "orders.csv:4: quantity: is ''; a whole number from 0 to 1000000 is needed.",
                    "orders.csv:5: has 3 columns; the header has 2.",
                    "orders.csv:6: has a quotation mark that does not fit.",
                    "orders.csv:6: has 1 columns; the header has 2.",
                    "orders.csv:7: quantity: is '2.5'; a whole number from 0 to 1000000 is needed.",
                }
            )
        );

    [TestCase(
        "",
        "",
        "test.yaml:8: system.demand.path: is 'orders.csv'; that is empty, or a pipe or device; a CSV file is needed."
    )]
    [TestCase("when,quantity\n1,2", "", "orders.csv:1: date: is missing; the header needs a column date or day.")]
    [TestCase("day,amount\n1,2", "", "orders.csv:1: quantity: is missing; the header needs a column quantity.")]
    [TestCase("day,quantity\n", "", "orders.csv:1: has no orders below the header.")]
    [TestCase("day,quantity,day\n1,2,1", "", "orders.csv:1: day: is the name of 2 columns; one is needed.")]
    [TestCase("day,quantity,date\n1,2,1", "", "orders.csv:1: day: stands beside date; one of them is needed.")]
    [TestCase(
        "day,quantity\n1,2",
        "    start: 2024-01-01",
        "orders.csv:1: day: is a number already; start is for files with dates."
    )]
    [TestCase("day,quantity\n-1,2", "", "orders.csv:2: day: is '-1'; a whole number from 0 to 1000000 is needed.")]
    [TestCase(
        "date,quantity\n2023-12-31,2",
        "    start: 2024-01-01",
        "orders.csv:2: date: is 2023-12-31; start is 2024-01-01, and no order can be earlier."
    )]
    [TestCase(
        "day,quantity\n1,2",
        "    start: soon",
        "test.yaml:9: system.demand.start: is 'soon'; a date yyyy-MM-dd is needed."
    )]
    [TestCase(
        null,
        "",
        "test.yaml:8: system.demand.path: is 'orders.csv'; there is no such file beside the definition."
    )]
    public void Fault_IsTold(string? csv, string more, string expected) =>
        Assert.That(FaultsOf(csv, more).First(), Is.EqualTo(expected));

    [Test]
    public void Faults_ComeTogetherWithThoseOfTheDefinition() =>
        Assert.That(
            FaultsOf("day,quantity\n1,x", "seed: x"),
            Is.EqualTo(
                new[]
                {
                    "test.yaml:9: seed: is 'x'; a whole number from -9223372036854775808 to 9223372036854775807 is needed.",
                    "orders.csv:2: quantity: is 'x'; a whole number from 0 to 1000000 is needed.",
                }
            )
        );

    [Test]
    public void LongRow_IsTold() =>
        Assert.That(
            FaultsOf("day,quantity\n" + new string('1', 10_000_000), "").First(),
            Does.StartWith("orders.csv:2: ")
        );

    private DemandDefinition DemandOf(string csv, string more) => ((ChainDefinition)Read(csv, more).System).Demand;

    private ExperimentDefinition Read(string? csv, string more)
    {
        if (csv is not null)
            File.WriteAllText(Path.Combine(folder, "orders.csv"), csv);
        var path = Path.Combine(folder, "test.yaml");
        File.WriteAllText(path, Definition + more);
        return DefinitionReader.ReadFile(path);
    }

    private List<string> FaultsOf(string? csv, string more) =>
        Assert
            .Throws<InvalidDefinitionException>(() => Read(csv, more))!
            .Faults.Select(fault => (fault with { File = Path.GetRelativePath(folder, fault.File) }).ToString())
            .ToList();
}
