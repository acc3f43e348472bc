namespace ProcessChain.Tests;

/// <summary>A finite model against the system that it is a model of: the same costs, and the same states that follow.</summary>
internal sealed class FiniteModelTests
{
    private const int Periods = 60;
    private const double Rounding = 1e-12;

    private static IEnumerable<SystemDefinition> Systems()
    {
        var few = new IntegersDemand { High = 2 };
        foreach (var leadTime in new[] { 1, 2, 3 })
        {
            yield return new LostSalesDefinition { LeadTime = leadTime, Demand = few };
            yield return new DualSourcingDefinition
            {
                RegularLeadTime = leadTime,
                RegularCost = 1,
                Demand = few,
            };
        }
        foreach (
            var (life, leadTime, share) in new[]
            {
                (2, 0, 0.5),
                (3, 0, 0),
                (1, 1, 1),
                (3, 1, 0.5),
                (2, 2, 0.5),
                (3, 2, 0),
            }
        )
            yield return new PerishableDefinition
            {
                Life = life,
                LeadTime = leadTime,
                FifoShare = share,
                HoldingCost = 1,
                OrderCost = 3,
                Demand = new BinomialDemand { Trials = 3, Probability = 0.4 },
            };
    }

    [TestCaseSource(nameof(Systems))]
    public void Action_CostsAndLeadsTo_WhatItDoesInTheSystem(SystemDefinition definition)
    {
        Assert.That(definition.Validate().Concat(((IFiniteSystem)definition).ValidateFinite()), Is.Empty);
        var model = ((IFiniteSystem)definition).CreateFinite();
        var (system, random) = (definition.Create(Periods), new RandomStream(3));
        system.Reset(new EpisodeSeed(1, 1));
        var runs = new ActionRun[model.MostRuns];
        while (!system.IsOver)
        {
            var state = model.StateOf(system.View);
            var count = model.CopyRuns(state, runs);
            Assert.That(count, Is.Positive, "a state that is entered has actions");
            var run = runs[random.Next(count)];
            var inRun = random.Next(run.Count);
            CheckAction(definition, model, Told.Observed(system, "state"), run, inRun);
            system.Step(Decision(definition, model, run.FirstAction + inRun));
        }
    }

    private static void CheckAction(
        SystemDefinition definition,
        FiniteModel model,
        float[] observed,
        ActionRun run,
        int inRun
    )
    {
        var law = model.LawOf(run.Law);
        var decision = Decision(definition, model, run.FirstAction + inRun);
        var (cost, following) = (0.0, new SortedDictionary<int, double>());
        foreach (var (units, probability) in Demands(definition))
        {
            var system = definition.Create(1);
            system.Reset(DemandPath.OfPeriods(units, units.Length));
            ((IMarkovSystem)system).Place(observed);
            cost -= probability * system.Step(decision).Reward;
            Add(following, model.StateOf(system.View), probability);
        }
        var told = new SortedDictionary<int, double>();
        foreach (var outcome in law.Outcomes.Where(outcome => outcome.Probability > Rounding))
            Add(told, run.Base + inRun + outcome.Offset, outcome.Probability);
        Assert.That(law.Cost + model.CostOf(run.FirstAction + inRun), Is.EqualTo(cost).Within(1e-9));
        Assert.That(told.Keys, Is.EqualTo(following.Keys));
        Assert.That(told.Values, Is.EqualTo(following.Values).Within(Rounding));
    }

    private static double[] Decision(SystemDefinition definition, FiniteModel model, int action)
    {
        var decision = new double[definition.Actions.Width];
        model.CopyDecision(action, decision);
        return decision;
    }

    /// <summary>What the markets can demand in a period, with its probability.</summary>
    private static IEnumerable<(int[] Units, double Probability)> Demands(SystemDefinition definition)
    {
        IEnumerable<(int[] Units, double Probability)> all = [([], 1)];
        foreach (var law in definition.Demands.Cast<PeriodDemand>())
            all =
                from before in all
                from units in Enumerable.Range(0, 40)
                let probability = law.ProbabilityOf(0, units)
                where probability > 1e-14
                select ((int[])[.. before.Units, units], before.Probability * probability);
        return all.ToList();
    }

    private static void Add(SortedDictionary<int, double> sums, int key, double probability) =>
        sums[key] = sums.GetValueOrDefault(key) + probability;
}
