namespace ProcessChain.Experiments;

/// <summary>How a search is to differ from what the definition says; null: it does not.</summary>
/// <param name="Controller">Which controller.</param>
/// <param name="Method">The kind of the method.</param>
/// <param name="Objective">What is made small.</param>
/// <param name="Episodes">Training episodes of an evaluation.</param>
/// <param name="Evaluations">Calls of the objective after which it ends.</param>
/// <param name="NumpySeed">The seed of numpy's generator, from which the demand is drawn.</param>
internal sealed record SearchWishes(
    string? Controller,
    string? Method,
    SearchObjective? Objective,
    int? Episodes,
    int? Evaluations,
    long? NumpySeed
)
{
    private static readonly SearchDefinition[] Standards =
    [
        new PowellDefinition(),
        new NelderMeadDefinition(),
        new CmaEsDefinition(),
    ];

    /// <summary>The kinds of methods.</summary>
    public static string[] Methods { get; } = Array.ConvertAll(Standards, KindOf);

    /// <summary>The kind of a method.</summary>
    public static string KindOf(SearchDefinition method) => DefinitionKinds.NameOf(method.GetType());

    /// <summary>The controller that is searched, as the kind <c>searched</c>: a rule that is not is made one.</summary>
    /// <exception cref="InvalidInputException">There is no such controller, or a wish cannot be fulfilled.</exception>
    public KeyValuePair<string, SearchedDefinition> Define(ExperimentDefinition experiment)
    {
        var (name, chosen) = ChooseFrom(experiment);
        var defined = chosen as SearchedDefinition;
        var searched = defined ?? new SearchedDefinition { Policy = (RuleDefinition)chosen };
        var objective = Objective ?? searched.Objective;
        if (Episodes is not null && objective != SearchObjective.MeanGoal)
            throw new InvalidInputException(
                objective == SearchObjective.ArticleExpectation
                    ? "--episodes: leave it out: articleExpectation has one for each evaluation."
                    : "--episodes: leave it out: longRunCost has none."
            );
        Refuse(name, ((ITunable)searched.Policy).ValidateStart(experiment.System));
        searched = searched with
        {
            Method = MethodFor(defined?.Method, ((ITunable)searched.Policy).Parameters(experiment.System)),
            Objective = objective,
            Episodes = Episodes ?? searched.Episodes,
            NumpySeed = NumpySeed ?? searched.NumpySeed,
        };
        Refuse(name, searched.Validate(experiment.System));
        return new(name, searched);
    }

    private KeyValuePair<string, ControllerDefinition> ChooseFrom(ExperimentDefinition experiment)
    {
        var tunable = experiment.Controllers.Where(entry => entry.Value is SearchedDefinition or ITunable).ToList();
        if (tunable.Count == 0)
            throw new InvalidInputException(
                $"{experiment.Name}: no controller has parameters that can be searched for."
            );
        var searches = tunable.Where(entry => entry.Value is SearchedDefinition).ToList();
        var usual = searches.Count > 0 ? searches : tunable;
        var wanted = Controller ?? (usual.Count == 1 ? usual[0].Key : experiment.Baseline);
        if (tunable.Where(entry => entry.Key == wanted).ToList() is [var meant])
            return meant;
        var names = string.Join(", ", tunable.Select(entry => entry.Key));
        throw new InvalidInputException(
            Controller is null
                ? $"--controller: is needed, because several controllers of {experiment.Name} can be searched: {names}."
                : $"--controller: '{Controller}' is no controller of {experiment.Name} that can be searched; there are {names}."
        );
    }

    /// <summary>The method that is meant.</summary>
    /// <param name="defined">The one that the definition has; null for none.</param>
    /// <param name="start">Where the search starts: a method that is not defined takes steps that suit it.</param>
    private SearchDefinition MethodFor(SearchDefinition? defined, IReadOnlyList<double> start)
    {
        var chosen =
            defined is not null && (Method is null || Method == KindOf(defined))
                ? defined
                : Standards.Single(method => KindOf(method) == (Method ?? KindOf(new CmaEsDefinition())));
        var steps = start.Select(x => Math.Max(1, Math.Abs(x) / 5)).ToArray();
        var method = chosen switch
        {
            _ when chosen == defined => chosen,
            CmaEsDefinition strategy => strategy with { InitialStep = new(steps) },
            NelderMeadDefinition simplex => simplex with { InitialStep = steps.Min() },
            _ => chosen,
        };
        return Evaluations is { } most ? method with { MaximumEvaluations = most } : method;
    }

    private static void Refuse(string controller, IEnumerable<Fault> faults)
    {
        var sentences = faults
            .Select(fault => $"{fault.Below($"controllers.{controller}").Key} {fault.Message}")
            .ToList();
        if (sentences.Count > 0)
            throw new InvalidInputException(string.Join(' ', sentences));
    }
}
