namespace ProcessChain.Experiments;

/// <summary>A definition file of each kind that the command <c>theory</c> answers, with all its keys.</summary>
internal static class TheoryExamples
{
    /// <summary>In the order in which they are told.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        """
            kind: newsvendor        # one level, without fixed costs
            holdingCost: 0.18       # of a unit left
            shortageCost: 0.7       # of a unit short
            demand: { kind: normal, mean: 50, standardDeviation: 8 }
            #       { kind: clippedNormal, mean: 5, standardDeviation: 2 }     negative demand counts as 0
            #       { kind: lognormal, mu: 6, sigma: 0.3 }
            #       { kind: poisson, mean: 6 }
            #       { kind: integers, low: 0, high: 10 }
            #       { kind: discrete, quantities: [0, 5, 20], probabilities: [0.5, 0.4, 0.1] }
            leadTime: 0             # L: a level has to last for L + 1 periods
            level: 60               # if given, its cost is told as well
            """,
        """
            kind: eoq               # economic order quantity
            demandRate: 1300        # units per unit of time
            fixedCost: 8            # of an order
            holdingCost: 0.225      # of a unit, per unit of time
            backorderCost: 5        # of a unit, per unit of time; left out: no backorders
            productionRate: 2000    # units per unit of time; left out: an order arrives at once
            quantity: 400           # if given, its cost is told as well
            """,
        """
            kind: reorderPoint      # (r, Q) under continuous review
            demand: { kind: poisson, mean: 1.5 }   # per unit of time; or normal
            leadTime: 3             # units of time
            fixedCost: 20           # of an order
            holdingCost: 1          # of a unit, per unit of time
            shortageCost: 150       # of a unit backordered, per unit of time
            """,
        """
            kind: sS                # (s, S) under periodic review
            demand: { kind: poisson, mean: 10 }    # or integers, discrete
            leadTime: 0             # periods
            fixedCost: 64           # of an order
            holdingCost: 1          # of a unit and period
            shortageCost: 9         # of a unit backordered and period
            """,
        """
            kind: serial            # base stock in a serial system; stage 1, the customer's, first
            holdingCosts: [7, 4, 2] # of stock at a stage and on the way from it; not rising
            leadTimes: [1, 1, 2]    # periods; 1 more at stage 1 where orders come before the demand of a period
            backorderCost: 37.12
            demand: { kind: normal, mean: 5, standardDeviation: 1 }
            levels: [6.5, 12, 23]   # if given, echelon levels whose cost is told as well
            """,
        """
            kind: batchSerial       # echelon (R, nQ) in a serial system; stage 1, the customer's, first
            holdingCosts: [0.75, 0.5, 0.25]
            leadTimes: [1, 1, 1]
            backorderCost: 50
            demand: { kind: poisson, mean: 2 }
            lots: [2, 4, 4]         # each a multiple of the one before it
            reorderPoints: [9, 6, 9] # if given, echelon ones whose cost is told as well
            """,
        """
            kind: bullwhip          # Var(orders) / Var(demand) of stages that order up to lead time times forecast
            leadTimes: [2, 3, 1]    # with the period of review
            observations: 10        # moving average of so many periods; or instead of it
            # smoothing: 0.2        # exponential smoothing with this weight
            correlation: 0          # of one period's demand with the next one's
            """,
    ];
}
