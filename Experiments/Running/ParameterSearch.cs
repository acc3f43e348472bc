using static System.FormattableString;

namespace ProcessChain.Experiments;

/// <summary>A derivative-free search for the parameters of a rule: the same as the training of a controller of the kind <c>searched</c>.</summary>
internal sealed class ParameterSearch
{
    private readonly ExperimentDefinition experiment;
    private readonly PolicySearch search;

    /// <param name="experiment">The experiment.</param>
    /// <param name="wishes">Which controller, and how.</param>
    /// <exception cref="InvalidInputException">There is no such controller, or a wish cannot be fulfilled.</exception>
    public ParameterSearch(ExperimentDefinition experiment, SearchWishes wishes)
    {
        this.experiment = experiment;
        (Controller, Definition) = wishes.Choose(experiment);
        Task = new(experiment.System, experiment.BudgetOf(Definition), EpisodeNumbers.TrainingSeed(experiment.Seed, 1));
        search = new PolicySearch(Definition, Task);
    }

    /// <summary>The controller's name in the definition.</summary>
    public string Controller { get; }

    /// <summary>How it is searched.</summary>
    public SearchedDefinition Definition { get; }

    /// <summary>The parameters from which it starts.</summary>
    public IReadOnlyList<double> Start => search.Space.Start;

    /// <summary>What is made small, in words.</summary>
    public string Minimised =>
        Definition.Objective == SearchObjective.ArticleExpectation
            ? "the article's expectation, on one episode after the other"
            : Invariant(
                $"{(Goal.Minimise ? "the" : "less the")} mean {Goal.Title} of {Definition.EpisodesFor(Task.Periods)} training episodes of {Task.Periods} {experiment.System.Horizon.Period}s"
            );

    /// <summary>What is tested, in words.</summary>
    public string Tested =>
        Invariant(
            $"{Goal.Title}, mean of {experiment.Test.Episodes} test episodes of {experiment.TestPeriods} {experiment.System.Horizon.Period}s"
        );

    private Goal Goal => experiment.System.Goal;

    private TrainingTask Task { get; }

    /// <summary>Searches.</summary>
    /// <param name="course">Is told of every evaluation.</param>
    /// <param name="stop">Stops it before the next episode.</param>
    /// <exception cref="SearchDivergedException">The objective is not finite, or falls without end.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public FoundPolicy Run(SearchCourse course, CancellationToken stop)
    {
        search.Evaluated = course.Note;
        search.RunIteration(stop);
        return search.Found!;
    }

    /// <summary>What parameters come to in a test episode.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Estimate TestOf(IReadOnlyList<double> parameters, CancellationToken stop) =>
        Estimate.Of(Test(((ITunable)Definition.Policy).With([.. parameters]), stop));

    private IEnumerable<double> Test(RuleDefinition rule, CancellationToken stop)
    {
        var (demand, controller) = (new TestDemand(experiment), rule.Create(experiment.System));
        var system = experiment.System.Create(experiment.TestPeriods);
        var goal = experiment.System.FigureIndex(Goal.Key);
        for (var episode = 1; episode <= experiment.Test.Episodes; episode++)
        {
            var options = new EpisodeOptions(demand.PathOf(episode), Stop: stop);
            system.Play(controller, EpisodeNumbers.Test(experiment.Seed, episode), options);
            yield return system.Figures()[goal];
        }
    }
}
