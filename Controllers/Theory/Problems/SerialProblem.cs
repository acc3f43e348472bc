namespace ProcessChain;

/// <summary>A serial system with backorders.</summary>
internal abstract record SerialProblem : TheoryProblem
{
    private const int MostStages = 50;
    private const int LongestLeadTime = 100;
    private const double MostSteps = 100_000;

    /// <summary>Local holding costs, from stage 1, the customer's: of stock at a stage and on the way from it, money per unit and period. They do not rise from a stage to the next.</summary>
    [Count(1, MostStages)]
    [Range(0, Limits.Money)]
    public required Several<double> HoldingCosts { get; init; }

    /// <summary>
    /// Periods on the way to each stage, from stage 1. An order placed after the demand of period t can serve the demand of t + L; where
    /// orders are placed before demand is seen, stage 1 has a period more.
    /// </summary>
    [Range(0, LongestLeadTime, Unit = "periods")]
    public required Several<int> LeadTimes { get; init; }

    /// <summary>p: what a unit backordered by the customer costs, money per unit and period.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public required double BackorderCost { get; init; }

    /// <summary>What the customer demands in a period.</summary>
    public required LeadTimeDemand Demand { get; init; }

    public override IEnumerable<Fault> Validate()
    {
        var faults = base.Validate().Concat(CheckCount("leadTimes", LeadTimes.Count)).ToList();
        for (var i = 1; i < HoldingCosts.Count; i++)
        {
            if (HoldingCosts[i] > HoldingCosts[i - 1])
                faults.Add(
                    new(
                        $"holdingCosts[{i}]",
                        $"is {HoldingCosts[i]}; at most that of the stage before it ({HoldingCosts[i - 1]}) is allowed."
                    )
                );
        }
        return faults.Concat(Check(Demand, LeadTimes.Select(time => Math.Clamp(time, 0, LongestLeadTime))));
    }

    /// <summary>What theory knows the system as.</summary>
    private protected SerialModel Model =>
        new()
        {
            EchelonHoldingCosts = SerialModel.ToEchelon(HoldingCosts),
            LeadTimes = LeadTimes,
            BackorderCost = BackorderCost,
            Demand = Demand,
        };

    /// <summary>A fault where a list has not one value for each stage.</summary>
    private protected IEnumerable<Fault> CheckCount(string key, int count)
    {
        if (count != HoldingCosts.Count)
            yield return new(
                key,
                $"has {count} values; {HoldingCosts.Count}, one for each of the holding costs, are needed."
            );
    }

    /// <summary>Faults of given levels that are too many or too few, or far from all that is sensible.</summary>
    private protected IEnumerable<Fault> CheckLevels(string key, IReadOnlyList<double> levels)
    {
        foreach (var fault in CheckCount(key, levels.Count))
            yield return fault;
        foreach (var (stage, level) in levels.Index())
        {
            var mean = Model.LeadTimeTo(stage) * Demand.MeanPerPeriod;
            if (Math.Abs(level - mean) > MostSteps * Demand.Steps[^1])
                yield return new(
                    $"{key}[{stage}]",
                    $"is {level}; that is too far from the mean demand of its lead times, {mean}."
                );
        }
    }
}
