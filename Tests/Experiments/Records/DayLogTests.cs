namespace ProcessChain.Tests;

internal sealed class DayLogTests
{
    /// <summary>
    /// One station with 3 units, lots of 5, one day to the station and two to the customer, who orders 2, 4 and 3 units on
    /// days 0 to 2 and, when the episode is over, 1 more. The station orders a lot on days 0 and 3.
    /// </summary>
    private static readonly EpisodeSetup Setup = new(
        new ChainDefinition
        {
            Stations = 1,
            LotSize = 5,
            TransportDays = new PerElement<int>([1, 2]),
            StorageCost = 2,
            LateCost = new PerElement<double>([3, 7]),
            InitialStock = 3,
        },
        new ListDemand
        {
            List = new(
                new CustomerOrder(0, 2),
                new CustomerOrder(1, 4),
                new CustomerOrder(2, 3),
                new CustomerOrder(4, 1)
            ),
        },
        Days: 4
    );

    private const string Expected = """
        controller,trainingSeed,episode,day,storageCost,lateCost,customerOrdered,customerDelivered,customerLate,stock1,inTransit1,late1,ordered1
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
    public void SmallEpisode_IsLoggedAsComputedByHand_AndTheNextOneBeginsAnew()
    {
        using var text = new StringWriter();
        using (var table = Csv.Writer(text))
        {
            DayLog.WriteHeader(table, stations: 1);
            var log = new DayLog(table, "rule", trainingSeed: null, stations: 1);
            var controller = new ConstantDefinition { Actions = new(1, 0, 0, 1) }.Create(Setup.Chain, Setup.Demand);
            for (var episode = 1; episode <= 2; episode++)
            {
                log.BeginEpisode(episode);
                Setup.Run(controller, default, new Watchers(log, log));
            }
        }
        Assert.That(text.ToString(), Is.EqualTo(Expected));
    }
}
