namespace ProcessChain.Tests;

/// <summary>The finite model of lost sales against the system itself: where each order and demand leads, and what it costs.</summary>
internal sealed class LostSalesModelTests
{
    private static readonly LostSalesDefinition[] Systems =
    [
        new() { LeadTime = 1 },
        new() { LeadTime = 2, ShortageCost = 9 },
        new() { LeadTime = 3 },
        new()
        {
            LeadTime = 4,
            Demand = new IntegersDemand { Low = 0, High = 3 },
        },
        new()
        {
            LeadTime = 2,
            Demand = new IntegersDemand { Low = 2, High = 4 },
        },
    ];

    [TestCaseSource(nameof(Systems))]
    public void Model_DoesWhatTheSystemDoes(LostSalesDefinition definition)
    {
        var model = definition.CreateFinite();
        var demand = DemandProbabilities.Of((DistributedDemand)definition.Demand);
        var system = new LostSalesSystem(definition, 1);
        var runs = new ActionRun[model.MostRuns];
        var random = new Random(3);
        var met = 0;
        while (met < 200)
        {
            float[] state =
            [
                .. Enumerable
                    .Range(0, definition.LeadTime)
                    .Select(i => (float)random.Next(i == 0 ? 12 : model.Actions)),
            ];
            system.Reset([0]);
            system.Place(state);
            var number = model.StateOf(system.View);
            if (model.CopyRuns(number, runs) == 0 || state.Sum() > model.Laws - 1)
                continue;
            var (run, order) = (runs[0], random.Next(runs[0].Count));
            var (cost, next) = (0.0, new Dictionary<int, double>());
            for (var units = 0; units < demand.Length; units++)
            {
                system.Reset([units]);
                system.Place(state);
                cost -= demand[units] * system.Step([order]).Reward;
                var reached = model.StateOf(system.View);
                if (demand[units] > 0)
                    next[reached] = next.GetValueOrDefault(reached) + demand[units];
            }
            var law = model.LawOf(run.Law);
            Assert.That(law.Cost, Is.EqualTo(cost).Within(1e-9));
            Assert.That(law.Outcomes.Sum(outcome => outcome.Probability), Is.EqualTo(1).Within(1e-12));
            Assert.That(law.Outcomes.Select(outcome => run.Base + order + outcome.Offset), Is.EquivalentTo(next.Keys));
            foreach (var outcome in law.Outcomes)
                Assert.That(next[run.Base + order + outcome.Offset], Is.EqualTo(outcome.Probability).Within(1e-12));
            met++;
        }
    }

    [Test]
    public void StatesBeyondTheModel_AreTheNearest()
    {
        var definition = new LostSalesDefinition { LeadTime = 3 };
        var (model, system) = (definition.CreateFinite(), new LostSalesSystem(definition, 1));
        system.Reset([0]);
        system.Place([1000, 1000, 0]);
        var runs = new ActionRun[1];
        var state = model.StateOf(system.View);
        Assert.That(model.CopyRuns(state, runs), Is.EqualTo(1));
        Assert.That(runs[0].Count, Is.EqualTo(1), "nothing is ordered");
    }
}
