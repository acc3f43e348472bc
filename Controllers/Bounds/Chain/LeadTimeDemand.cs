using System.Threading;

namespace ProcessChain;

/// <summary>What the customer orders within the next days, by its age today.</summary>
internal static class LeadTimeDemand
{
    /// <summary>One distribution for each age, of the units ordered on days 1 .. <paramref name="days"/> from now.</summary>
    public static double[][] Of(RenewalDemand demand, int days, CancellationToken stop = default)
    {
        var ahead = Enumerable.Repeat(new double[] { 1 }, demand.Ages).ToArray();
        for (var day = 0; day < days; day++)
        {
            stop.ThrowIfCancellationRequested();
            var (later, afterOrder) = (ahead, Distribution.Sum(ahead[0], demand.DayQuantity));
            ahead = demand.Hazard.Select((hazard, age) => Mix(hazard, afterOrder, later, age)).ToArray();
        }
        return ahead;
    }

    private static double[] Mix(double hazard, double[] afterOrder, double[][] later, int age)
    {
        var ordered = Distribution.Add([0], afterOrder, hazard);
        var all = hazard < 1 ? Distribution.Add(ordered, later[age + 1], 1 - hazard) : ordered;
        return Distribution.Trim(all, Distribution.Negligible);
    }
}
