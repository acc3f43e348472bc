namespace ProcessChain;

/// <summary>
/// The built-in rules, for programs; definition files choose them by <c>kind</c> and have every setting. What is wrong with the
/// arguments on a system is told by <see cref="ControllerDefinition.Validate"/>.
/// </summary>
public static class Rule
{
    /// <summary>Any system: an allowed action at random.</summary>
    public static RuleDefinition Random() => new RandomDefinition();

    /// <summary>A system of choices: the same choices over and over.</summary>
    /// <param name="actions">One for each decision, from 0.</param>
    public static RuleDefinition ConstantActions(params IEnumerable<int> actions) =>
        new ConstantDefinition { Actions = new(actions) };

    /// <summary>A system that takes orders: the same in every period.</summary>
    /// <param name="orders">Units, one value for all places or one for each; 0 to a million.</param>
    public static RuleDefinition ConstantOrders(PerElement<double> orders) =>
        new ConstantDefinition { Orders = orders };

    /// <summary>Chains: every station passes on what was ordered from it, in whole lots.</summary>
    public static RuleDefinition OneForOne() => new OneForOneDefinition();

    /// <summary>Chains, (R, nQ): a station at or below its reorder point orders (Chen &amp; Zheng 1994).</summary>
    /// <param name="reorderPoints">Units, one value for all stations or one for each; may be negative.</param>
    /// <param name="orderQuantity">Units of an order, whole lots; null: one lot.</param>
    /// <param name="echelon">Whether the echelon position is looked at instead of the station's own.</param>
    public static RuleDefinition ReorderPoint(
        PerElement<int> reorderPoints,
        int? orderQuantity = null,
        bool echelon = false
    ) =>
        new ReorderPointDefinition
        {
            ReorderPoints = reorderPoints,
            OrderQuantity = orderQuantity,
            Position = echelon ? Position.Echelon : Position.Local,
        };

    /// <summary>Chains: order up to a level of the station's own position, lot by lot.</summary>
    /// <param name="levels">Units, one value for all stations or one for each; may be negative.</param>
    public static RuleDefinition LocalBaseStock(PerElement<int> levels) =>
        new LocalBaseStockDefinition { Levels = levels };

    /// <summary>Chains: order up to a level of the echelon position, lot by lot (Clark &amp; Scarf 1960).</summary>
    /// <param name="levels">Units, one value for all stations or one for each; may be negative.</param>
    public static RuleDefinition EchelonBaseStock(PerElement<int> levels) =>
        new EchelonBaseStockDefinition { Levels = levels };

    /// <summary>Chains: releases what the customer has ordered, and pushes every lot on.</summary>
    /// <param name="releaseByAge">
    /// Reorder points of station 1 by the days since the customer's last order, units; the last counts for all later days. Left
    /// out: nothing is released ahead of the next order.
    /// </param>
    public static RuleDefinition MakeToOrder(params IReadOnlyList<int> releaseByAge) =>
        new MakeToOrderDefinition { ReleaseByAge = releaseByAge.Count == 0 ? null : new(releaseByAge) };

    /// <summary>Chains: the exact optimum where it can be computed in a minute, release as is best elsewhere.</summary>
    /// <param name="demand">The uniform demand it is optimal for; null: that of the chain.</param>
    public static RuleDefinition Optimal(DemandDefinition? demand = null) => new OptimalDefinition { Demand = demand };

    /// <summary>Systems with a finite model: the exact optimum.</summary>
    /// <param name="discount">What a cost of the next period is worth in this one, above 0 and below 1; null: the average cost is made small.</param>
    public static RuleDefinition Exact(double? discount = null) => new ExactDefinition { Discount = discount };

    /// <summary>Lost sales: order up to a level, but no more than a cap in a period (Xin 2021).</summary>
    /// <param name="level">Units, 0 or more; null: the best.</param>
    /// <param name="cap">Units a period, 0 or more; null: the best.</param>
    public static RuleDefinition CappedBaseStock(int? level, int? cap) =>
        new CappedBaseStockDefinition { Level = level, Cap = cap };

    /// <summary>Lost sales: order what makes the expected cost of the period of the receipt small (Morton 1971).</summary>
    public static RuleDefinition Myopic() => new MyopicDefinition();

    /// <summary>Supply systems: order up to levels of the echelon positions (Clark &amp; Scarf 1960; Hubbs).</summary>
    /// <param name="levels">
    /// Units, one value for all places or one for each; −1e9 to 1e9. Null: the best, by theory or by exact costs.
    /// </param>
    public static RuleDefinition OrderUpTo(PerElement<double>? levels) =>
        new FixedBaseStockDefinition { Levels = levels };

    /// <summary>Supply systems with a horizon of their own: order up to levels that depend on the period.</summary>
    /// <param name="levels">For each period those of all places, units; −1e9 to 1e9.</param>
    public static RuleDefinition TimedOrderUpTo(params IEnumerable<Several<double>> levels) =>
        new TimedBaseStockDefinition { Levels = new(levels) };

    /// <summary>Inventories: order up to levels that follow from lead times and mean demand.</summary>
    /// <param name="safety">Periods of demand beyond the lead time; 0 to 1000.</param>
    public static RuleDefinition BaseStockFormula(double safety = LevelFormula.Safety) =>
        new BaseStockFormulaDefinition { Safety = safety };

    /// <summary>Dual sourcing: order up to a level of the net inventory and one of the position.</summary>
    /// <param name="expeditedLevel">Of the net inventory, units; may be negative.</param>
    /// <param name="regularLevel">Of the position, units; may be negative.</param>
    /// <param name="cap">The most of a regular order, units; null: no limit.</param>
    public static RuleDefinition DualIndex(int expeditedLevel, int regularLevel, int? cap = null) =>
        new DualIndexDefinition
        {
            ExpeditedLevel = expeditedLevel,
            RegularLevel = regularLevel,
            Cap = cap ?? DualIndexDefinition.NoCap,
        };

    /// <summary>Dual sourcing: always the same regular order, and expedited ones up to a level (Allon &amp; Van Mieghem 2010).</summary>
    /// <param name="expeditedLevel">Of the net inventory, units; may be negative. Null: the best.</param>
    /// <param name="regularOrder">Units, 0 to a million; null: the best.</param>
    public static RuleDefinition TailoredBaseSurge(int? expeditedLevel, int? regularOrder) =>
        new TailoredBaseSurgeDefinition { ExpeditedLevel = expeditedLevel, RegularOrder = regularOrder };

    /// <summary>Serial systems: echelon base stock with the levels that theory finds optimal (Clark &amp; Scarf 1960).</summary>
    public static RuleDefinition SerialOptimal() => new SerialOptimalDefinition();

    /// <summary>Serial systems: order up to a level of each stage's own position.</summary>
    /// <param name="levels">Units, one value for all stages or one for each; −1e9 to 1e9. Null: those of theory.</param>
    public static RuleDefinition StageBaseStock(PerElement<double>? levels) =>
        new StageBaseStockDefinition { Levels = levels };

    /// <summary>Serial systems, (r, Q): a stage at or below its reorder point orders a quantity.</summary>
    /// <param name="reorderPoints">Units, one value for all stages or one for each; −1e9 to 1e9.</param>
    /// <param name="orderQuantity">Units, one value for all stages or one for each; 0 to a million.</param>
    public static RuleDefinition StageReorderQuantity(
        PerElement<double> reorderPoints,
        PerElement<double> orderQuantity
    ) => new StageReorderDefinition { ReorderPoints = reorderPoints, OrderQuantity = orderQuantity };

    /// <summary>Serial systems, (s, S): a stage at or below its reorder point orders up to a level.</summary>
    /// <param name="reorderPoints">Units, one value for all stages or one for each; −1e9 to 1e9.</param>
    /// <param name="levels">Units, one value for all stages or one for each; not below the reorder points.</param>
    public static RuleDefinition StageReorderLevel(PerElement<double> reorderPoints, PerElement<double> levels) =>
        new StageReorderDefinition { ReorderPoints = reorderPoints, Levels = levels };

    /// <summary>Serial systems: order up to the demand that the mean of the last periods foretells (Chen et al. 2000).</summary>
    /// <param name="periods">How many periods, 1 or more.</param>
    /// <param name="safety">Periods of demand beyond the lead time; 0 to 1000.</param>
    public static RuleDefinition OrderUpToAverage(int periods, double safety = 0) =>
        new OrderUpToDefinition
        {
            Forecast = new MovingAverageDefinition { Periods = periods },
            Safety = safety,
        };

    /// <summary>Serial systems: order up to the demand that exponential smoothing foretells (Chen et al. 2000).</summary>
    /// <param name="weight">α: the part of its error by which a forecast is corrected; 0 to 1.</param>
    /// <param name="safety">Periods of demand beyond the lead time; 0 to 1000.</param>
    public static RuleDefinition OrderUpToSmoothed(double weight, double safety = 0) =>
        new OrderUpToDefinition
        {
            Forecast = new ExponentialSmoothingDefinition { Weight = weight },
            Safety = safety,
        };

    /// <summary>Serial systems: orders as people do, with the mean parameters of Sterman (1989) where none are given.</summary>
    /// <param name="desiredStock">Units, one value for all stages or one for each; null: 17.</param>
    public static RuleDefinition Sterman(PerElement<double>? desiredStock = null) =>
        desiredStock is null ? new StermanDefinition() : new StermanDefinition { DesiredStock = desiredStock };

    /// <summary>Supply systems: a rule of its own for each place.</summary>
    /// <param name="players">The name of each place, and its rule.</param>
    public static RuleDefinition Seats(params IEnumerable<KeyValuePair<string, RuleDefinition>> players) =>
        new SeatsDefinition { Players = new(players) };

    /// <summary>Supply systems: orders that were written down before, the same in each place.</summary>
    /// <param name="units">In period 0, 1, …; 0 to a million.</param>
    public static RuleDefinition ListedOrders(params IEnumerable<double> units) =>
        new ListedOrdersDefinition { Units = new(units) };

    /// <summary>Inventories: plans ahead in each period as if demand were as forecast (Hubbs et al. 2020).</summary>
    /// <param name="forecast">Units of each period; null: the mean of its demand.</param>
    /// <param name="lookahead">Periods planned, 1 to 10 000; null: all lead times and 30 more.</param>
    public static RuleDefinition RollingHorizon(int? forecast = null, int? lookahead = null) =>
        new RollingHorizonDefinition { Forecast = forecast, Lookahead = lookahead };
}
