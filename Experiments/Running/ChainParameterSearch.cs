using System.Threading;

namespace ProcessChain.Experiments;

/// <summary>The search for the parameters of a rule for the linear chain: the least mean cost a day on the same training episodes.</summary>
internal static class ChainParameterSearch
{
    private const int UsualEpisodes = 10;

    /// <exception cref="InvalidInputException">There is no such controller, or a wish cannot be fulfilled.</exception>
    public static ParameterSearch Of(ExperimentDefinition experiment, SearchWishes wishes)
    {
        if (wishes.Objective is not null)
            throw new InvalidInputException(
                "--objective: is for supply systems; a chain's mean cost a day is made small."
            );
        if (wishes.NumpySeed is not null)
            throw new InvalidInputException("--numpy-seed: is for supply systems; leave it out.");
        var tunable = experiment.Controllers.Where(entry => entry.Value is ITunable<RuleDefinition>).ToList();
        var (name, chosen) = wishes.ChooseFrom(experiment, tunable, tunable);
        var rule = (ITunable<RuleDefinition>)chosen;
        var space = ParameterSpace.Of(rule, experiment.Chain.Stations, roundsLevels: false);
        var method = wishes.MethodFor(defined: null, space.Start);
        SearchWishes.Refuse(name, method.Validate(space.Start.Count).Select(fault => fault.Below("method")));
        var episodes = wishes.Episodes ?? UsualEpisodes;
        var seed = EpisodeNumbers.TrainingSeed(experiment.Seed, 1);
        return new()
        {
            Controller = name,
            Method = method,
            Search = space.SearchBy(method, seed, isRepeatable: true),
            Space = space,
            Objective = stop => point => MeanCost(experiment, rule.With(point), seed, episodes, stop),
            Minimised = $"the mean cost a day in {episodes} training episodes of {experiment.Training.Days} days",
            Test = (parameters, stop) => Test(experiment, rule.With([.. parameters]), stop),
            Tested = $"cost a day, mean of {experiment.Test.Episodes} test episodes of {experiment.Test.Days} days",
        };
    }

    private static double MeanCost(
        ExperimentDefinition experiment,
        RuleDefinition rule,
        long seed,
        int episodes,
        CancellationToken stop
    )
    {
        var (chain, customer) = (experiment.Chain, experiment.Customer);
        // A search may try what no definition may hold.
        if (rule.Validate(chain, customer).Any())
            return double.PositiveInfinity;
        var setup = new EpisodeSetup(chain, customer, experiment.Training.Days);
        var controller = rule.Create(chain, customer);
        var sum = 0.0;
        for (var episode = 1; episode <= episodes; episode++)
        {
            stop.ThrowIfCancellationRequested();
            sum += setup.Run(controller, EpisodeNumbers.Training(seed, episode)).CostPerDay;
        }
        return sum / episodes;
    }

    private static IEnumerable<double> Test(
        ExperimentDefinition experiment,
        RuleDefinition rule,
        CancellationToken stop
    )
    {
        var setup = new EpisodeSetup(experiment.Chain, experiment.Customer, experiment.Test.Days);
        var controller = rule.Create(experiment.Chain, experiment.Customer);
        for (var episode = 1; episode <= experiment.Test.Episodes; episode++)
        {
            stop.ThrowIfCancellationRequested();
            yield return setup.Run(controller, EpisodeNumbers.Test(experiment.Seed, episode)).CostPerDay;
        }
    }
}
