using System.Threading;

namespace ProcessChain;

/// <summary>What a search makes small, as a function of the rule.</summary>
/// <param name="system">The system that is controlled.</param>
internal abstract class PolicyEvaluation(SupplyDefinition system)
{
    /// <summary>Episodes of an evaluation.</summary>
    public abstract int EpisodesEach { get; }

    /// <param name="definition">Says what is made small.</param>
    /// <param name="system">The system that is controlled.</param>
    /// <param name="seed">The training seed.</param>
    public static PolicyEvaluation Create(SearchedDefinition definition, SupplyDefinition system, long seed)
    {
        var paths = new DemandPaths(system, definition.NumpySeed, seed);
        return definition.Objective == SearchObjective.ArticleExpectation ? new ArticleExpectation(system, paths)
            : definition.Policy is FixedBaseStockDefinition && system is InventoryDefinition inventory
                ? new MeanRewardOfLevels(inventory, paths.Take(definition.Episodes))
            : new MeanReward(system, paths.Take(definition.Episodes));
    }

    /// <summary>The value of a rule.</summary>
    /// <exception cref="SearchDivergedException">The rule has settings that are not allowed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public double Of(SupplyRuleDefinition rule, CancellationToken stop = default)
    {
        foreach (var fault in rule.Validate(system))
            throw new SearchDivergedException(
                $"The search tries what is not allowed: {fault.Key} {fault.Message} Bound it."
            );
        return Evaluate(rule, stop);
    }

    /// <summary>The value of a rule that is allowed.</summary>
    protected abstract double Evaluate(SupplyRuleDefinition rule, CancellationToken stop);

    /// <summary>Demand paths one after the other: from numpy's generator, or each from the stream of a training episode.</summary>
    private sealed class DemandPaths(SupplyDefinition system, long? numpySeed, long seed)
    {
        private readonly NumpyRandom? numpy = numpySeed is { } first
            ? new NumpyRandom(first + EpisodeNumbers.TrainingNumber(seed) - 1)
            : null;
        private int drawn;

        public int[] Next()
        {
            drawn++;
            if (numpy is null)
                return system.DemandOf(EpisodeNumbers.Training(seed, drawn));
            var path = new int[system.Periods * system.Markets];
            system.DrawDemand(numpy, path);
            return path;
        }

        public int[][] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];
    }

    private sealed class MeanReward(SupplyDefinition system, int[][] paths) : PolicyEvaluation(system)
    {
        private readonly SupplySystem played = system.Create();

        public override int EpisodesEach => paths.Length;

        protected override double Evaluate(SupplyRuleDefinition rule, CancellationToken stop)
        {
            var controller = rule.Create(played.Definition);
            var sum = 0.0;
            foreach (var (episode, path) in paths.Index())
            {
                stop.ThrowIfCancellationRequested();
                played.Play(controller, new EpisodeSeed(0, episode), path);
                sum += played.Figures.Reward;
            }
            return -sum / paths.Length;
        }
    }

    private sealed class MeanRewardOfLevels(InventoryDefinition system, int[][] paths) : PolicyEvaluation(system)
    {
        private readonly LevelBatch batch = new(system, paths);

        public override int EpisodesEach => paths.Length;

        protected override double Evaluate(SupplyRuleDefinition rule, CancellationToken stop) =>
            -batch.MeanReward((FixedBaseStockDefinition)rule, stop);
    }

    /// <summary>With the order of operations of the article's program: the search depends on the last bit.</summary>
    private sealed class ArticleExpectation(SupplyDefinition system, DemandPaths paths) : PolicyEvaluation(system)
    {
        private readonly SupplySystem played = system.Create();
        private readonly double[] orders = new double[system.Orders];
        private readonly double[] weighted = new double[system.Periods];

        public override int EpisodesEach => 1;

        protected override double Evaluate(SupplyRuleDefinition rule, CancellationToken stop)
        {
            var controller = rule.Create(played.Definition);
            played.Reset(paths.Next());
            while (!played.IsOver)
            {
                controller.Decide(played, orders);
                var (period, units) = (played.Period, played.DemandPath[played.Period]);
                var reward = played.Step(orders);
                weighted[period] = played.Definition.DemandOf(0).ProbabilityOf(period, units) * reward;
            }
            return -1.0 / played.Definition.Periods * NumpySum.Of(weighted);
        }
    }
}
