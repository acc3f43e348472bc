namespace ProcessChain.Tests;

/// <summary>The exact cost of rules.</summary>
internal sealed class PolicyModelTests
{
    [Test]
    public void CostOfTheOptimum_IsTheOptimum()
    {
        var system = new LostSalesDefinition { LeadTime = 3, ShortageCost = 9 };
        var optimum = ExactSolution.Solve(system).CostPerPeriod;
        var cost = PolicyModel.Cost(system, new ExactDefinition());
        Assert.Multiple(() =>
        {
            Assert.That(cost.Upper, Is.GreaterThanOrEqualTo(optimum.Lower));
            Assert.That(cost.Middle, Is.EqualTo(optimum.Middle).Within(2e-6));
        });
    }

    /// <summary>Without stock every unit is lost: p times the mean demand.</summary>
    [Test]
    public void CostOfNoOrders_IsThatOfAllDemand() =>
        Assert.That(
            PolicyModel.Cost(new LostSalesDefinition(), new ConstantDefinition()).Middle,
            Is.EqualTo(20).Within(1e-9)
        );

    [Test]
    public void CostOfMoreThanIsDemanded_IsInfinite() =>
        Assert.That(
            PolicyModel.Cost(new LostSalesDefinition { LeadTime = 1 }, new ConstantDefinition { Orders = 9.0 }).Lower,
            Is.EqualTo(double.PositiveInfinity)
        );

    [Test]
    public void RulesOfTooManyStates_AreRefused() =>
        Assert.That(
            () =>
                PolicyModel.Cost(
                    new LostSalesDefinition { LeadTime = 20 },
                    new FixedBaseStockDefinition { Levels = 100 }
                ),
            Throws.InstanceOf<TooLargeException>()
        );

    [Test]
    public void Search_FindsTheBestCappedBaseStock()
    {
        var searched = new SearchedDefinition
        {
            Policy = new CappedBaseStockDefinition { Level = 10, Cap = 10 },
            Objective = SearchObjective.LongRunCost,
            Method = new CmaEsDefinition
            {
                InitialStep = 4,
                Lower = 0,
                Upper = new(40, 20),
                MaximumEvaluations = 200,
            },
        };
        var system = new LostSalesDefinition();
        Assert.That(searched.Validate(system), Is.Empty);
        var search = new PolicySearch(searched, new(system, new TrainingBudget(), Seed: 1));
        search.RunIteration();
        Assert.Multiple(() =>
        {
            Assert.That(search.Found!.Parameters, Is.EqualTo(new[] { 17.0, 5.0 }));
            Assert.That(search.Found.Value, Is.EqualTo(4.405731).Within(2e-6));
        });
    }

    [Test]
    public void Objective_OfOtherSystems_IsRefused() =>
        Assert.That(
            new SearchedDefinition
            {
                Policy = new FixedBaseStockDefinition { Levels = 10 },
                Objective = SearchObjective.LongRunCost,
            }
                .Validate(InventoryDefinition.OrGymV1)
                .Select(fault => $"{fault.Key} {fault.Message}"),
            Is.EqualTo(new[] { "objective is longRunCost, but system is of a kind whose states cannot be enumerated." })
        );
}
