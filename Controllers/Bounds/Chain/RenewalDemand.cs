using System.Threading;

namespace ProcessChain;

/// <summary>
/// A customer whose intervals and quantities are independent, seen day by day: whether there is an order tomorrow depends
/// only on the age, the days since the last day with an order. Quantities are counted in <see cref="Unit"/>s.
/// </summary>
internal sealed class RenewalDemand
{
    public RenewalDemand(UniformDemand demand, int lotSize)
    {
        Unit = UnitOf(demand, lotSize);
        MostAtOnce = demand.Quantity.High / Unit;
        var (low, high) = (Math.Max(1, demand.Interval.Low), demand.Interval.High);
        Hazard = Enumerable.Range(0, high).Select(age => age + 1 < low ? 0 : 1.0 / (high - age)).ToArray();
        Intervals = (low, high);
        DayQuantity = QuantityOfADay(demand.Quantity.Low / Unit, MostAtOnce, ProbabilityOfSameDay(demand));
        MeanInterval = (low + high) / 2.0;
        MeanPerDay = Unit * DayQuantity.Select((p, quantity) => p * quantity).Sum() / MeanInterval;
        Period = (low == high ? low : 1) * ResiduePeriod(DayQuantity, lotSize / Unit);
    }

    /// <summary>The greatest common divisor of the lot and all quantities: the net stock changes by multiples of it.</summary>
    public int Unit { get; }

    /// <summary>The largest single order, in <see cref="Unit"/>s.</summary>
    public int MostAtOnce { get; }

    /// <summary>Days from one day with orders to the next, 1 or more, uniform from the first to the second number.</summary>
    public (int Low, int High) Intervals { get; }

    /// <summary>Hazard[a]: the probability that the customer orders tomorrow, a days after it ordered last.</summary>
    public double[] Hazard { get; }

    /// <summary>The number of ages, 0 .. Ages − 1.</summary>
    public int Ages => Hazard.Length;

    /// <summary>The probability of each quantity ordered in all on a day with orders.</summary>
    public double[] DayQuantity { get; }

    /// <summary>Days from one day with orders to the next, on average.</summary>
    public double MeanInterval { get; }

    /// <summary>Units of material a day, on average.</summary>
    public double MeanPerDay { get; }

    /// <summary>Days after which age and net stock modulo lot can return at the earliest, and then regularly.</summary>
    public int Period { get; }

    public static int UnitOf(UniformDemand demand, int lotSize)
    {
        var quantities = demand.Quantity;
        return quantities.Low == quantities.High ? GreatestCommonDivisor(lotSize, quantities.Low) : 1;
    }

    /// <summary>More orders than these on one day have a negligible probability.</summary>
    public static int MostOrdersOfADay(UniformDemand demand)
    {
        var sameDay = ProbabilityOfSameDay(demand);
        return sameDay > 0 ? (int)Math.Ceiling(Math.Log(Distribution.Negligible) / Math.Log(sameDay)) : 1;
    }

    /// <summary>What is ordered on days 1 .. <paramref name="days"/> from now: one distribution for each age today.</summary>
    public double[][] OfNext(int days, CancellationToken stop = default)
    {
        var ahead = Enumerable.Repeat(new double[] { 1 }, Ages).ToArray();
        for (var day = 0; day < days; day++)
        {
            stop.ThrowIfCancellationRequested();
            var (later, afterOrder) = (ahead, DemandProbabilities.Sum(ahead[0], DayQuantity));
            ahead = [.. Hazard.Select((hazard, age) => Mix(hazard, afterOrder, hazard < 1 ? later[age + 1] : []))];
        }
        return ahead;
    }

    private static double[] Mix(double hazard, double[] ordered, double[] quiet)
    {
        var all = Distribution.Add(Distribution.Add([0], ordered, hazard), quiet, 1 - hazard);
        return Distribution.Trim(all, Distribution.Negligible);
    }

    private static double ProbabilityOfSameDay(UniformDemand demand) =>
        demand.Interval.Low == 0 ? 1.0 / (demand.Interval.High + 1) : 0;

    private static double[] QuantityOfADay(int low, int high, double sameDay)
    {
        var single = new double[high + 1];
        single.AsSpan(low).Fill(1.0 / (high - low + 1));
        var total = new double[1];
        var orders = single;
        var weight = 1 - sameDay;
        for (var left = 1.0; left > Distribution.Negligible; orders = DemandProbabilities.Sum(orders, single))
        {
            total = Distribution.Add(total, orders, weight);
            left *= sameDay;
            weight *= sameDay;
        }
        return Distribution.Trim(total, tail: 0);
    }

    private static int ResiduePeriod(double[] quantity, int lot)
    {
        var possible = Enumerable.Range(0, quantity.Length).Where(q => quantity[q] > 0).ToList();
        return possible.Aggregate(lot, (divisor, q) => GreatestCommonDivisor(divisor, q - possible[0]));
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
