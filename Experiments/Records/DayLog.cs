using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>Writes test episodes into <c>days.csv</c>: a row a day, columns for every station.</summary>
internal sealed class DayLog(CsvWriter table, string controller, long? trainingSeed, int stations)
    : IDayObserver,
        IChainTrace
{
    private readonly int[] ordered = new int[stations + 2];
    private int delivered;
    private int episode;

    /// <summary>Begins an episode. What came after the last day of the one before is forgotten.</summary>
    public void BeginEpisode(int number)
    {
        episode = number;
        BeginDay();
    }

    public static void WriteHeader(CsvWriter table, int stations)
    {
        table.WriteRow([
            "controller",
            "trainingSeed",
            "episode",
            "day",
            "storageCost",
            "lateCost",
            "customerOrdered",
            "customerDelivered",
            "customerLate",
            .. Csv.Columns("stock", stations),
            .. Csv.Columns("inTransit", stations),
            .. Csv.Columns("late", stations),
            .. Csv.Columns("ordered", stations),
        ]);
    }

    public void Record(TraceEvent traced)
    {
        if (traced.Kind == TraceKind.Order)
            ordered[traced.Element] += traced.Quantity;
        else if (traced.Kind == TraceKind.Arrival && traced.Element == stations + 1)
            delivered += traced.Quantity;
    }

    public void CloseDay(ChainObservation chain, double storageCost, double lateCost)
    {
        table.WriteField(controller);
        table.WriteWhole(trainingSeed);
        table.WriteWhole((long)episode);
        table.WriteWhole((long)chain.Day);
        table.WriteNumber(storageCost);
        table.WriteNumber(lateCost);
        table.WriteWhole((long)ordered[stations + 1]);
        table.WriteWhole((long)delivered);
        table.WriteWhole((long)chain.LateOrders(chain.Customer));
        WriteStations(chain.OnHand);
        WriteStations(chain.InTransit);
        WriteStations(chain.LateOrders);
        WriteStations(station => ordered[station]);
        table.EndRecord();
        BeginDay();
    }

    private void BeginDay()
    {
        Array.Clear(ordered);
        delivered = 0;
    }

    private void WriteStations(Func<int, int> quantity)
    {
        for (var station = 1; station <= stations; station++)
            table.WriteWhole((long)quantity(station));
    }
}
