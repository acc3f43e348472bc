using System.Threading;

namespace ProcessChain.Experiments;

/// <summary>The search for the parameters of a rule for a supply system.</summary>
internal static class SupplyParameterSearch
{
    /// <summary>A search as a controller of the kind <c>searched</c> defines it, or for any rule that has parameters.</summary>
    /// <exception cref="InvalidInputException">There is no such controller, or a wish cannot be fulfilled.</exception>
    public static ParameterSearch Of(SupplyExperiment experiment, SearchWishes wishes)
    {
        var tunable = experiment
            .Controllers.Where(entry => entry.Value is SearchedDefinition or ITunable<SupplyRuleDefinition>)
            .ToList();
        var searches = tunable.Where(entry => entry.Value is SearchedDefinition).ToList();
        var (name, chosen) = wishes.ChooseFrom(experiment, tunable, searches.Count > 0 ? searches : tunable);
        var searched = Define(experiment, chosen, wishes);
        SearchWishes.Refuse(name, searched.Validate(experiment.System));
        return Create(experiment, name, searched);
    }

    private static SearchedDefinition Define(
        SupplyExperiment experiment,
        SupplyControllerDefinition chosen,
        SearchWishes wishes
    )
    {
        var defined = chosen as SearchedDefinition;
        var searched = defined ?? new() { Policy = (SupplyRuleDefinition)chosen };
        var start = ((ITunable<SupplyRuleDefinition>)searched.Policy).Parameters(experiment.System.Orders);
        var objective = wishes.Objective ?? searched.Objective;
        if (wishes.Episodes is not null && objective == SearchObjective.ArticleExpectation)
            throw new InvalidInputException(
                "--episodes: leave it out: articleExpectation has one for each evaluation."
            );
        return searched with
        {
            Method = wishes.MethodFor(defined?.Method, start),
            Objective = objective,
            Episodes = wishes.Episodes ?? searched.Episodes,
            NumpySeed = wishes.NumpySeed ?? searched.NumpySeed,
        };
    }

    private static ParameterSearch Create(SupplyExperiment experiment, string name, SearchedDefinition searched)
    {
        var rule = (ITunable<SupplyRuleDefinition>)searched.Policy;
        var seed = EpisodeNumbers.TrainingSeed(experiment.Seed, 1);
        var evaluation = PolicyEvaluation.Create(searched, experiment.System, seed);
        var space = searched.SpaceIn(experiment.System);
        return new()
        {
            Controller = name,
            Method = searched.Method,
            Search = searched.SearchIn(space, seed),
            Space = space,
            Objective = stop => point => evaluation.Of(rule.With(point), stop),
            Minimised =
                searched.Objective == SearchObjective.MeanReward
                    ? $"less the mean reward of {searched.Episodes} training episodes"
                    : "the article's expectation, on one episode after the other",
            Test = (parameters, stop) => Test(experiment, rule.With([.. parameters]), stop),
            Tested = $"reward of a test episode, mean of {experiment.Test.Episodes}",
        };
    }

    private static IEnumerable<double> Test(
        SupplyExperiment experiment,
        SupplyRuleDefinition rule,
        CancellationToken stop
    )
    {
        var demand = new TestDemand(experiment);
        var (system, controller) = (experiment.System.Create(), rule.Create(experiment.System));
        for (var episode = 1; episode <= experiment.Test.Episodes; episode++)
        {
            stop.ThrowIfCancellationRequested();
            system.Play(controller, EpisodeNumbers.Test(experiment.Seed, episode), demand.PathOf(episode));
            yield return system.Figures.Reward;
        }
    }
}
