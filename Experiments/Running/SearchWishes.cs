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

    /// <summary>The controller that is meant: where several can be, a search rather than a rule, then the baseline.</summary>
    /// <returns>Its name, and how its parameters are searched for.</returns>
    /// <exception cref="InvalidInputException">None is meant, or several are; or a wish cannot be fulfilled.</exception>
    public (string Name, SearchedDefinition Search) Choose(ExperimentDefinition experiment)
    {
        var tunable = experiment.Controllers.Where(entry => entry.Value is SearchedDefinition or ITunable).ToList();
        if (tunable.Count == 0)
            throw new InvalidInputException(
                $"{experiment.Name}: no controller has parameters that can be searched for."
            );
        var searches = tunable.Where(entry => entry.Value is SearchedDefinition).ToList();
        var usual = searches.Count > 0 ? searches : tunable;
        var wanted = Controller ?? (usual.Count == 1 ? usual[0].Key : experiment.Baseline);
        if (tunable.Where(entry => entry.Key == wanted).ToList() is not [var meant])
            throw Unclear(experiment, tunable.Select(entry => entry.Key));
        var search = Altered(experiment.System, meant.Value);
        Refuse(meant.Key, search.Validate(experiment.System));
        return (meant.Key, search);
    }

    private InvalidInputException Unclear(ExperimentDefinition experiment, IEnumerable<string> tunable)
    {
        var names = string.Join(", ", tunable);
        return new InvalidInputException(
            Controller is null
                ? $"--controller: is needed, because several controllers of {experiment.Name} can be searched: {names}."
                : $"--controller: '{Controller}' is no controller of {experiment.Name} that can be searched; there are {names}."
        );
    }

    private SearchedDefinition Altered(SystemDefinition system, ControllerDefinition chosen)
    {
        var defined = chosen as SearchedDefinition;
        var search = defined ?? new SearchedDefinition { Policy = (RuleDefinition)chosen };
        var objective = Objective ?? search.Objective;
        if (Episodes is not null && objective == SearchObjective.ArticleExpectation)
            throw new InvalidInputException(
                "--episodes: leave it out: articleExpectation has one for each evaluation."
            );
        return search with
        {
            Method = MethodFor(defined?.Method, ((ITunable)search.Policy).Parameters(system)),
            Objective = objective,
            Episodes = Episodes ?? search.Episodes,
            NumpySeed = NumpySeed ?? search.NumpySeed,
        };
    }

    /// <summary>The method that is meant: one that is not defined takes steps that suit the start.</summary>
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
