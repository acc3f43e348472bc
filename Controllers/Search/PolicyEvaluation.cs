namespace ProcessChain;

/// <summary>What a search makes small, as a function of the rule. For use by one thread.</summary>
internal abstract class PolicyEvaluation(SystemDefinition system)
{
    /// <summary>Episodes of an evaluation.</summary>
    public abstract int EpisodesEach { get; }

    public static PolicyEvaluation Create(SearchedDefinition definition, TrainingTask task)
    {
        var demand = new TrainingDemand(task, definition.NumpySeed);
        return definition.Objective switch
        {
            SearchObjective.ArticleExpectation => new ArticleExpectation((SupplyDefinition)task.System, demand),
            SearchObjective.LongRunCost => new LongRunCost((SupplyDefinition)task.System),
            _ => new MeanGoal(definition, task, demand),
        };
    }

    /// <summary>The value of a rule.</summary>
    /// <exception cref="SearchDivergedException">The rule has settings that are not allowed.</exception>
    public double Of(RuleDefinition rule, CancellationToken stop = default)
    {
        foreach (var fault in rule.Validate(system))
            throw new SearchDivergedException(
                $"The search tries what is not allowed: {fault.Key} {fault.Message} Bound it."
            );
        try
        {
            return Evaluate(rule, stop);
        }
        catch (TooLargeException tooLarge)
        {
            throw new SearchDivergedException($"The search tries what cannot be computed: {tooLarge.Message}");
        }
    }

    /// <summary>The value of a rule that is allowed.</summary>
    protected abstract double Evaluate(RuleDefinition rule, CancellationToken stop);

    private sealed class MeanGoal(SearchedDefinition definition, TrainingTask task, TrainingDemand demand)
        : PolicyEvaluation(task.System)
    {
        private readonly RunningSystem played = task.System.Create(task.Periods);
        private readonly double[] figures = new double[task.System.Figures.Count];
        private readonly int goal = task.System.FigureIndex(task.System.Goal.Key);
        private readonly Func<RuleDefinition, CancellationToken, double>? batch = (
            definition.Policy as IBatchTunable
        )?.MeanGoal(task.System, demand.Units(definition.EpisodesFor(task.Periods)));

        public override int EpisodesEach { get; } = definition.EpisodesFor(task.Periods);

        protected override double Evaluate(RuleDefinition rule, CancellationToken stop)
        {
            if (batch is not null)
                return task.System.Goal.AsCost(batch(rule, stop));
            var controller = rule.Create(task.System);
            var sum = 0.0;
            for (var episode = 1; episode <= EpisodesEach; episode++)
            {
                var seed = EpisodeNumbers.Training(task.Seed, episode);
                played.Play(controller, seed, new EpisodeOptions(demand.PathOf(episode), Stop: stop));
                played.CopyFigures(figures);
                sum += figures[goal];
            }
            return task.System.Goal.AsCost(sum / EpisodesEach);
        }
    }

    private sealed class LongRunCost(SupplyDefinition system) : PolicyEvaluation(system)
    {
        private readonly Dictionary<RuleDefinition, double> known = [];

        public override int EpisodesEach => 0;

        protected override double Evaluate(RuleDefinition rule, CancellationToken stop)
        {
            if (!known.TryGetValue(rule, out var cost))
                known[rule] = cost = Math.Min(PolicyModel.Cost(system, rule, stop).Middle, double.MaxValue);
            return cost;
        }
    }

    /// <summary>With the order of operations of the article's program: the search depends on the last bit.</summary>
    private sealed class ArticleExpectation(SupplyDefinition system, TrainingDemand demand) : PolicyEvaluation(system)
    {
        private readonly int periods = system.Horizon.Periods!.Value;
        private readonly SupplySystem played = system.Create(system.Horizon.Periods!.Value);
        private readonly double[] orders = new double[system.Orders];
        private readonly double[] weighted = new double[system.Horizon.Periods!.Value];
        private int episode;

        public override int EpisodesEach => 1;

        protected override double Evaluate(RuleDefinition rule, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            var controller = rule.Create(system);
            var law = (PeriodDemand)system.DemandOf(0);
            var path = demand.UnitsOf(++episode);
            played.Reset(path);
            controller.BeginEpisode(new Chance(new EpisodeSeed(0, episode)));
            for (var period = 0; period < periods; period++)
            {
                controller.Decide(played.View, orders);
                weighted[period] = law.ProbabilityOf(period, path[period]) * played.Step(orders).Reward;
            }
            return -1.0 / periods * NumpySum.Of(weighted);
        }
    }
}
