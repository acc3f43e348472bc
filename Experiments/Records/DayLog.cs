using CsvHelper;
using ProcessChain.Decisions;
using ProcessChain.KeyFigures;

namespace ProcessChain.Experiments.Records;

/// <summary>Writes test episodes into <c>days.csv</c>: a row a day, columns for every station.</summary>
internal sealed class DayLog(CsvWriter table, string controller, long? trainingSeed, int stations)
    : IDayObserver,
        IChainTrace
{
    private readonly int[] ordered = new int[stations + 2];
    private int delivered;

    public int Episode { get; set; }

    public static void WriteHeader(CsvWriter table, int stations)
    {
        string[] columns =
        [
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
        ];
        foreach (var column in columns)
            table.WriteField(column);
        table.NextRecord();
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
        table.WriteField(trainingSeed);
        table.WriteField(Episode);
        table.WriteField(chain.Day);
        table.Write(storageCost);
        table.Write(lateCost);
        table.WriteField(ordered[stations + 1]);
        table.WriteField(delivered);
        table.WriteField(chain.LateOrders(chain.Customer));
        WriteStations(chain.OnHand);
        WriteStations(chain.InTransit);
        WriteStations(chain.LateOrders);
        WriteStations(station => ordered[station]);
        table.NextRecord();
        Array.Clear(ordered);
        delivered = 0;
    }

    private void WriteStations(Func<int, int> quantity)
    {
        for (var station = 1; station <= stations; station++)
            table.WriteField(quantity(station));
    }
}
