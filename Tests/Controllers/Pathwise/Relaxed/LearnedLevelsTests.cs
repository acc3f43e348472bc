namespace ProcessChain.Tests;

/// <summary>What levels trained through the model are, beside the rules that they are levels of.</summary>
internal sealed class LearnedLevelsTests
{
    private const int Seed = 7;

    private static readonly SerialDefinition twoStages = new()
    {
        ShipmentLeadTime = new(1, 2),
        HoldingCost = new(2, 1),
        StockoutCost = new(9),
        TransitCost = 0,
        Demand = DemandLaw.Poisson(5),
    };

    private static readonly DualSourcingDefinition twoSuppliers = new()
    {
        RegularLeadTime = 2,
        ExpeditedCost = 20,
        BacklogCost = 95,
        Demand = DemandLaw.Integers(0, 4),
    };

    private static readonly LostSalesDefinition lostSales = new()
    {
        LeadTime = 2,
        ShortageCost = 4,
        InitialStock = 15,
        Demand = DemandLaw.Poisson(5),
    };

    [Test]
    public void Serial_LearnsTheLevelsOfTheory() =>
        Assert.That(
            Learned(new SerialLevelsDefinition(), twoStages),
            Is.EqualTo(SerialOptimum.Solve(twoStages).Levels)
        );

    [Test]
    public void DualSourcing_LearnsTheBestDualIndex() =>
        Assert.That(
            Learned(new DualSourcingLevelsDefinition(), twoSuppliers),
            Is.EqualTo(Best(new DualIndexDefinition { ExpeditedLevel = null, RegularLevel = null }, twoSuppliers))
        );

    /// <summary>17 and 5 are known of Zipkin's instance.</summary>
    [Test]
    public void LostSales_LearnsTheBestCappedBaseStock() =>
        Assert.That(Learned(new LostSalesLevelsDefinition(), lostSales), Is.EqualTo([17, 5]));

    /// <summary>With Poisson demand, L = 3 and p = 9 a cap of 5.5 is best in fractions, 6 in whole units: 5 costs 1.4 % more.</summary>
    [TestCase(5.4f)]
    [TestCase(5.6f)]
    public void WholeLevels_AreOnTheBetterSide(float cap)
    {
        var system = new RelaxedCappedStock(
            new LostSalesDefinition
            {
                LeadTime = 3,
                ShortageCost = 9,
                InitialStock = 20,
                Demand = DemandLaw.Poisson(5),
            },
            300
        );
        float[] table = [24.01f, cap, 0, 0, 0, 0, 0, 0];
        Assert.That(WholeLevels.Of(system, Seed, table)[..2], Is.EqualTo([24f, 6]));
    }

    [Test]
    public void AgentsOfOneItem_OrderAsTheirRulesDo()
    {
        Assert.Multiple(() =>
        {
            var (index, capped) = (
                new DualSourcingLevelsDefinition { Steps = 9 },
                new LostSalesLevelsDefinition { Steps = 9 }
            );
            Compare(
                index,
                twoSuppliers,
                levels => new DualIndexDefinition { ExpeditedLevel = (int)levels[0], RegularLevel = (int)levels[1] }
            );
            Compare(
                capped,
                lostSales,
                levels => new CappedBaseStockDefinition { Level = (int)levels[0], Cap = (int)levels[1] }
            );
        });
    }

    /// <summary>Levels by period know the season, as rules do that are informed of it.</summary>
    [Test]
    public void Network_AfterSeconds_EarnsMoreThanEveryInformedRule()
    {
        var definition = RelaxedCases.Serial with { Periods = 30 };
        var levels = new GoodwillLevelsDefinition { Steps = 150, BatchEpisodes = 96 };
        var learned = SupplyRewards.Of(levels.LoadAgent(definition, Trained(levels, definition)), definition, 100);
        foreach (
            var rule in (NodeLevelDefinition[])
                [new NewsvendorDefinition(), new ReorderLevelDefinition(), new EchelonApproxDefinition()]
        )
        {
            var earned = SupplyRewards.Of((rule with { Informed = true }).Create(definition), definition, 100);
            Assert.That(learned.Average(), Is.GreaterThan(1.05 * earned.Average()), rule.ToString());
        }
    }

    private static void Compare(
        CutOffLevelsDefinition levels,
        SupplyDefinition system,
        Func<double[], RuleDefinition> ruleOf
    )
    {
        var trained = Trained(levels, system);
        var agent = levels.LoadAgent(system, trained);
        var rule = ruleOf(LevelsOf(levels, system, trained)).Create(system);
        Assert.That(Cost(agent), Is.EqualTo(Cost(rule)));

        double Cost(IController controller)
        {
            var played = system.Create(100);
            played.Play(controller, new EpisodeSeed(Seed, 1));
            return ((SupplySystem)played).TotalReward;
        }
    }

    private static double[] Learned(CutOffLevelsDefinition levels, SupplyDefinition system) =>
        LevelsOf(levels, system, Trained(levels, system));

    private static double[] LevelsOf(CutOffLevelsDefinition levels, SupplyDefinition system, byte[] agent) =>
        Array.ConvertAll(levels.LevelsOf(system, new MemoryStream(agent)), level => (double)level);

    private static byte[] Trained(RelaxedDefinition levels, SystemDefinition system)
    {
        var training = levels.Begin(system, Seed);
        training.Run(levels.IterationsOf(new TrainingBudget()));
        return training.Agent();
    }

    private static double[] Best<TRule>(TRule open, SupplyDefinition system)
        where TRule : RuleDefinition, IOptimisable => ((ITunable)open.Optimum(system)).Parameters(system);
}
