namespace ProcessChain;

/// <summary>
/// The built-in laws of demand, for programs; definition files choose them by <c>kind</c>. Ranges are checked when the definition
/// of the system is: see <see cref="DemandDefinition.Validate()"/>.
/// </summary>
public static class DemandLaw
{
    /// <summary>Poisson demand, drawn as numpy does.</summary>
    /// <param name="mean">Units a period before the shift; 0 to a million.</param>
    /// <param name="shift">Units added to every draw; −1 000 000 to 1 000 000, also below.</param>
    public static PeriodDemand Poisson(double mean, int shift = 0) => new PoissonDemand { Mean = mean, Shift = shift };

    /// <summary>So many customers, each of whom takes a unit with the same probability.</summary>
    /// <param name="trials">Customers a period; 0 to a million.</param>
    /// <param name="probability">0 to 1.</param>
    /// <param name="shift">Units added to every draw.</param>
    public static PeriodDemand Binomial(int trials, double probability, int shift = 0) =>
        new BinomialDemand
        {
            Trials = trials,
            Probability = probability,
            Shift = shift,
        };

    /// <summary>Geometric demand from 1 unit on; with the shift −1 from 0 on.</summary>
    /// <param name="probability">Of each trial to be the last; a millionth to 1.</param>
    /// <param name="shift">Units added to every draw.</param>
    public static PeriodDemand Geometric(double probability, int shift = 0) =>
        new GeometricDemand { Probability = probability, Shift = shift };

    /// <summary>Negative binomial demand: failures before so many successes.</summary>
    /// <param name="successes">1 to a million.</param>
    /// <param name="probability">Of each trial to be a success; a millionth to below 1.</param>
    /// <param name="shift">Units added to every draw.</param>
    public static PeriodDemand NegativeBinomial(int successes, double probability, int shift = 0) =>
        new NegativeBinomialDemand
        {
            Successes = successes,
            Probability = probability,
            Shift = shift,
        };

    /// <summary>The law that Adan, van Eenige &amp; Resing (1995) fit to a mean and a standard deviation.</summary>
    /// <param name="mean">Units a period before the shift; 0 to a million.</param>
    /// <param name="deviation">The standard deviation, units; 0 to a million.</param>
    /// <param name="shift">Units added to every draw.</param>
    public static PeriodDemand TwoMoments(double mean, double deviation, int shift = 0) =>
        new TwoMomentDemand
        {
            Mean = mean,
            Deviation = deviation,
            Shift = shift,
        };

    /// <summary>Whole numbers from the lowest to the highest, both included, equally likely; units a period.</summary>
    public static PeriodDemand Integers(int low, int high) => new IntegersDemand { Low = low, High = high };

    /// <summary>Known units in period 0, 1, …, and none after them.</summary>
    public static PeriodDemand PerPeriod(params IEnumerable<int> units) => new PerPeriodDemand { List = new(units) };

    /// <summary>Poisson demand of a season.</summary>
    /// <param name="mean">Units a period over a whole season; 0 to a million.</param>
    /// <param name="amplitude">The part of the mean by which it rises and falls; 0 to 1.</param>
    /// <param name="season">Periods after which everything begins anew; 1 to a million.</param>
    /// <param name="phase">Periods by which the season began before period 0.</param>
    public static PeriodDemand Seasonal(double mean, double amplitude = 0.5, double season = 7, double phase = 0) =>
        new SeasonalDemand
        {
            Mean = mean,
            Amplitude = amplitude,
            Season = season,
            Phase = phase,
        };

    /// <summary>One law until a day, from then on another one.</summary>
    /// <param name="before">The law at first.</param>
    /// <param name="after">The law from the switch on, which begins there.</param>
    /// <param name="from">The first day of the new law, 0 or later.</param>
    public static DemandDefinition Switching(DemandDefinition before, DemandDefinition after, int from) =>
        new SwitchingDemand
        {
            Before = before,
            After = after,
            From = from,
        };

    /// <summary>Poisson demand of a trend.</summary>
    /// <param name="mean">Units in period 0; 0 to a million.</param>
    /// <param name="slope">Units by which the mean rises from a period to the next.</param>
    public static PeriodDemand Trending(double mean, double slope) => new TrendingDemand { Mean = mean, Slope = slope };

    /// <summary>Poisson demand whose mean is another one for a while.</summary>
    /// <param name="mean">Units a period before and after; 0 to a million.</param>
    /// <param name="shockMean">Units a period during the shock; 0 to a million.</param>
    /// <param name="from">The first period of the shock, from 0.</param>
    /// <param name="until">The first period after it; null: it stays.</param>
    public static PeriodDemand Shock(double mean, double shockMean, int from, int? until = null) =>
        new ShockDemand
        {
            Mean = mean,
            ShockMean = shockMean,
            From = from,
            Until = until,
        };

    /// <summary>Any distribution of MathNet.Numerics, rounded to whole units of a period.</summary>
    /// <param name="name">The name of its class, e.g. <c>Normal</c>.</param>
    /// <param name="parameters">Those of its constructor, by name, e.g. <c>("mean", 100), ("stddev", 15)</c>.</param>
    public static DemandDefinition Distribution(
        string name,
        params IEnumerable<(string Name, double Value)> parameters
    ) =>
        new DistributionDemand
        {
            Name = name,
            Parameters = new(parameters.Select(p => KeyValuePair.Create<string, PerElement<double>>(p.Name, p.Value))),
        };

    /// <summary>Orders whose intervals and quantities are equally likely between their bounds (Dittrich &amp; Fohlmeister 2021).</summary>
    /// <param name="interval">The fewest and the most days between two orders; 0 means the same day.</param>
    /// <param name="quantity">The fewest and the most units of an order.</param>
    public static DemandDefinition Uniform((int Low, int High) interval, (int Low, int High) quantity) =>
        new UniformDemand { Interval = new(interval.Low, interval.High), Quantity = new(quantity.Low, quantity.High) };

    /// <summary>Orders at intervals.</summary>
    /// <param name="interval">Days between two orders: what this law demands, order by order.</param>
    /// <param name="quantity">Units of an order: what this law demands, order by order.</param>
    public static DemandDefinition Intermittent(DemandDefinition interval, DemandDefinition quantity) =>
        new IntermittentDemand { Interval = interval, Quantity = quantity };

    /// <summary>The customer of the beer game: equal orders, whose quantity changes once.</summary>
    /// <param name="before">Units of an order at first.</param>
    /// <param name="after">Units of an order from then on.</param>
    /// <param name="from">The first day of the new quantity.</param>
    /// <param name="interval">Days between two orders, 1 or more.</param>
    public static DemandDefinition Step(int before = 4, int after = 8, int from = 4, int interval = 1) =>
        new StepDemand
        {
            Before = before,
            After = after,
            From = from,
            Interval = interval,
        };

    /// <summary>The same known orders in every episode, in the order of their days.</summary>
    public static DemandDefinition List(params IEnumerable<CustomerOrder> orders) =>
        new ListDemand { List = new(orders) };
}
