namespace ProcessChain.Tests;

internal sealed class PeriodLogTests
{
    /// <summary>
    /// One station with 3 units, lots of 5, one day to the station and two to the customer, who orders 2, 4 and 3 units on
    /// days 0 to 2 and, when the episode is over, 1 more. The station orders a lot on days 0 and 3.
    /// </summary>
    private static readonly ChainDefinition Chain = new()
    {
        Stations = 1,
        LotSize = 5,
        TransportDays = new PerElement<int>([1, 2]),
        StorageCost = 2,
        LateCost = new PerElement<double>([3, 7]),
        InitialStock = 3,
        Demand = new ListDemand
        {
            List = new(
                new CustomerOrder(0, 2),
                new CustomerOrder(1, 4),
                new CustomerOrder(2, 3),
                new CustomerOrder(4, 1)
            ),
        },
    };

    private const string Expected = """
        controller,trainingSeed,episode,period,storageCost,lateCost,customerOrdered,customerDelivered,customerLate,stock1,inTransit1,late1,ordered1
        rule,,1,0,2,0,2,0,0,1,5,0,5
        rule,,1,1,4,0,4,0,0,2,0,0,0
        rule,,1,2,0,7,3,2,1,0,0,0,0
        rule,,1,3,0,7,0,4,1,0,5,0,5
        rule,,2,0,2,0,2,0,0,1,5,0,5
        rule,,2,1,4,0,4,0,0,2,0,0,0
        rule,,2,2,0,7,3,2,1,0,0,0,0
        rule,,2,3,0,7,0,4,1,0,5,0,5

        """;

    [Test]
    public void SmallEpisode_IsLoggedAsComputedByHand_AndTheNextOneBeginsAnew() =>
        Assert.That(Log(Chain, new ConstantDefinition { Actions = new(1, 0, 0, 1) }, 4), Is.EqualTo(Expected));

    [Test]
    public void Written_IsReadAgain()
    {
        var columns = new PeriodTable(Chain.Flows, details: false);
        using var text = new StringReader(Expected);
        var rows = columns.Read(text).ToList();
        Assert.That(rows, Has.Count.EqualTo(8));
        Assert.That((rows[6].Controller, rows[6].TrainingSeed), Is.EqualTo(("rule", (long?)null)));
        Assert.That((rows[6].Episode, rows[6].Period), Is.EqualTo((2, 2)));
        Assert.That(rows[6].Flows, Is.EqualTo(new double[] { 0, 7, 3, 2, 1, 0, 0, 0, 0 }));
    }

    [Test]
    public void Details_AreForTracesOnly()
    {
        var flows = InventoryDefinition.OrGymV1.Flows;
        var (table, trace) = (new PeriodTable(flows, details: false), new PeriodTable(flows, details: true));
        Assert.That(trace.Flows, Is.EqualTo(flows));
        Assert.That(table.Flows, Is.EqualTo(flows.Where(flow => !flow.IsDetail)));
        Assert.That(table.Flows.Count, Is.LessThan(flows.Count));
        Assert.That(table.Places.Select(place => flows[place]), Is.EqualTo(table.Flows));
    }

    private static string Log(SystemDefinition definition, RuleDefinition rule, int periods)
    {
        using var text = new StringWriter();
        using (var table = Csv.Writer(text))
        {
            var columns = new PeriodTable(definition.Flows, details: false);
            columns.WriteHeader(table);
            var log = new PeriodLog(
                table,
                columns,
                new ControllerUnit("rule", rule, null, null),
                definition.Flows.Count
            );
            var (controller, system) = (rule.Create(definition), definition.Create(periods));
            for (var episode = 1; episode <= 2; episode++)
            {
                log.BeginEpisode(episode);
                system.Play(controller, default, new EpisodeOptions(Periods: log));
            }
        }
        return text.ToString();
    }
}
