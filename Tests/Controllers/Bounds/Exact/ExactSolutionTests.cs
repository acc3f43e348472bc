using System.Threading;

namespace ProcessChain.Tests;

/// <summary>Value iteration of finite models: hand-computed processes, brackets, and what is refused.</summary>
internal sealed class ExactSolutionTests
{
    /// <summary>State 0: stay for 2, or go to state 1 for 0; state 1: back to state 0 for 3. Going round costs 3 in two periods.</summary>
    private static readonly SmallModel RoundTrip = new([new(2, [new(0, 1)]), new(0, [new(1, 1)]), new(3, [new(0, 1)])])
    {
        Runs =
        [
            [new(0, 0, 0, 1), new(1, 0, 1, 1)],
            [new(2, 0, 0, 1)],
        ],
    };

    /// <summary>A machine: repaired at a cost of 5, or run, when it fails with the probability 0.5; a period without it costs 4.</summary>
    private static readonly SmallModel Machine = new([
        new(0, [new(0, 0.5), new(1, 0.5)]),
        new(4, [new(1, 1)]),
        new(5, [new(0, 1)]),
    ])
    {
        Runs =
        [
            [new(0, 0, 0, 1)],
            [new(1, 0, 0, 1), new(2, 0, 1, 1)],
        ],
    };

    [Test]
    public void AverageCost_OfAPeriodicPolicy_IsEnclosed()
    {
        var found = ValueIteration.Solve(RoundTrip, discount: 1, default);
        Assert.Multiple(() =>
        {
            Assert.That(found.Growth.Lower, Is.EqualTo(1.5).Within(1e-6));
            Assert.That(found.Growth.Upper, Is.EqualTo(1.5).Within(1e-6));
            Assert.That(found.Tables.BestAction(0, found.Values, new ActionRun[2]), Is.EqualTo(1));
        });
    }

    /// <summary>Repair: up for two periods on average, then one of repair: 5 / 3 a period.</summary>
    [Test]
    public void AverageCost_OfAMachine_IsThatOfRepair()
    {
        var found = ValueIteration.Solve(Machine, discount: 1, default);
        Assert.Multiple(() =>
        {
            Assert.That(found.Growth.Lower, Is.LessThanOrEqualTo(5.0 / 3).And.EqualTo(5.0 / 3).Within(1e-6));
            Assert.That(found.Growth.Upper, Is.GreaterThanOrEqualTo(5.0 / 3).And.EqualTo(5.0 / 3).Within(1e-6));
            Assert.That(found.Tables.BestAction(1, found.Values, new ActionRun[2]), Is.EqualTo(1));
        });
    }

    /// <summary>V₀ = α V₁, V₁ = 3 + α V₀ with α = 0.9: V₁ = 3 / (1 − 0.81).</summary>
    [Test]
    public void DiscountedCost_IsThatOfTheEquations()
    {
        var found = ValueIteration.Solve(RoundTrip, discount: 0.9, default);
        var later = 0.9 / (1 - 0.9);
        Assert.Multiple(() =>
        {
            foreach (var (state, value) in new[] { 0.9 * 3 / 0.19, 3 / 0.19 }.Index())
            {
                var lower = found.Values[state] + (later * found.Growth.Lower);
                var upper = found.Values[state] + (later * found.Growth.Upper);
                Assert.That(lower, Is.LessThanOrEqualTo(value + 1e-9).And.EqualTo(value).Within(1e-5));
                Assert.That(upper, Is.GreaterThanOrEqualTo(value - 1e-9).And.EqualTo(value).Within(1e-5));
            }
        });
    }

    /// <summary>Of a discount near 1 the value is the average cost by 1 − α.</summary>
    [Test]
    public void DiscountedCost_OfLostSales_ApproachesTheAverage()
    {
        var system = new LostSalesDefinition();
        var average = ExactSolution.Solve(system).CostPerPeriod.Middle;
        var discounted = ExactSolution.Solve(system, discount: 0.9999).ValueOf(0);
        Assert.Multiple(() =>
        {
            Assert.That(discounted.Upper, Is.GreaterThanOrEqualTo(discounted.Lower));
            Assert.That(discounted.Middle * 0.0001, Is.EqualTo(average).Within(0.01 * average));
        });
    }

    [Test]
    public void Solve_OfOneDefinition_IsDoneOnce()
    {
        var system = new LostSalesDefinition { LeadTime = 1 };
        var first = ExactSolution.Solve(system);
        Assert.Multiple(() =>
        {
            Assert.That(ExactSolution.Solve(system), Is.SameAs(first));
            Assert.That(ExactSolution.Solve(system, discount: 0.5), Is.Not.SameAs(first));
        });
    }

    [Test]
    public void Threads_ChangeNoBit()
    {
        var model = new LostSalesDefinition { LeadTime = 4, ShortageCost = 39 }.CreateFinite();
        var first = ValueIteration.Solve(model, discount: 1, default, threads: 1);
        var second = ValueIteration.Solve(model, discount: 1, default, threads: 7);
        Assert.That(second.Growth, Is.EqualTo(first.Growth));
        Assert.That(second.Values, Is.EqualTo(first.Values));
    }

    [Test]
    public void Stop_EndsTheSweeps()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var model = new LostSalesDefinition { LeadTime = 4 }.CreateFinite();
        Assert.That(
            () => ValueIteration.Solve(model, discount: 1, stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [TestCase(
        9,
        "system has 956 301 312 states; the optimum is computed of up to 128 000 000: a smaller leadTime, shortageCost or demand has fewer."
    )]
    [TestCase(
        1000,
        "system has more than 2³¹ states; the optimum is computed of up to 128 000 000: a smaller leadTime, shortageCost or demand has fewer."
    )]
    public void TooManyStates_AreRefused_WithWhatToChange(int leadTime, string message)
    {
        var system = new LostSalesDefinition { LeadTime = leadTime };
        Assert.Multiple(() =>
        {
            Assert.That(Texts(new ExactDefinition().Validate(system)), Is.EqualTo(new[] { message }));
            Assert.That(
                Texts(new ExactBoundDefinition().Validate(system)),
                Is.EqualTo(new[] { $"kind is exact, but {message}" })
            );
            Assert.That(() => ExactSolution.Solve(system), Throws.ArgumentException);
            Assert.That(StandardBounds.For(system), Is.Empty);
        });
    }

    [Test]
    public void WhatAModelNeeds_IsTold()
    {
        var system = new LostSalesDefinition
        {
            HoldingCost = 0,
            Demand = DemandLaw.Seasonal(5),
            LargestOrder = 5,
        };
        Assert.That(
            Texts(new ExactDefinition().Validate(system)),
            Is.EqualTo(
                new[]
                {
                    "system.demand is not of one distribution in all periods, which an optimum needs.",
                    "system.holdingCost is 0; above 0 is needed for an optimum.",
                }
            )
        );
        Assert.That(
            Texts(new ExactDefinition { Discount = 1 }.Validate(new LostSalesDefinition())),
            Has.One.StartsWith("discount ")
        );
    }

    [TestCase(7, 1, "the actions of state 0 lead to the states 7 to 7; there are the states 0 to 1")]
    [TestCase(1, 1, "lead to states that have no actions")]
    [TestCase(0, 0.5, "are 0.5 together; 1 is needed")]
    public void ModelsThatAreNone_AreRefused(int next, double probability, string message)
    {
        var model = new SmallModel([new(0, [new(next, probability)])])
        {
            Runs =
            [
                [new(0, 0, 0, 1)],
                [],
            ],
        };
        Assert.That(
            () => ValueIteration.Solve(model, discount: 1, default),
            Throws.Exception.With.Message.Contains(message)
        );
    }

    [Test]
    public void Standard_OfASmallFiniteSystem_IsItsOptimum()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                StandardBounds.For(new LostSalesDefinition()).Select(bound => (bound.Key, bound.Value)),
                Is.EqualTo(new[] { ("optimum", (BoundDefinition)new ExactBoundDefinition()) })
            );
            Assert.That(StandardBounds.For(new LostSalesDefinition { LeadTime = 6 }), Is.Empty);
        });
    }

    private static string[] Texts(IEnumerable<Fault> faults) =>
        [.. faults.Select(fault => $"{fault.Key} {fault.Message}")];

    /// <summary>A model that is written down.</summary>
    private sealed class SmallModel(IReadOnlyList<OutcomeLaw> laws) : FiniteModel
    {
        public required ActionRun[][] Runs { get; init; }

        public override long States => Runs.Length;

        public override int Actions => 2;

        public override int Laws => laws.Count;

        public override int MostRuns => 2;

        public override OutcomeLaw LawOf(int law) => laws[law];

        public override int CopyRuns(int state, Span<ActionRun> runs)
        {
            Runs[state].CopyTo(runs);
            return Runs[state].Length;
        }

        public override int StateOf(SystemView view) => throw new NotSupportedException();

        public override void CopyDecision(int action, Span<double> decision) => decision[0] = action;
    }
}
