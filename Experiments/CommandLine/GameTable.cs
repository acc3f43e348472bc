namespace ProcessChain.Experiments;

/// <summary>Who sits where in a game.</summary>
/// <param name="Experiment">The system, its customer, and rules to play against.</param>
/// <param name="System">The same system.</param>
/// <param name="Seat">Where the person orders.</param>
/// <param name="Others">The rule of all other seats, by its name in the experiment.</param>
/// <param name="Rule">The same rule.</param>
internal sealed record GameTable(
    ExperimentDefinition Experiment,
    SupplyDefinition System,
    string Seat,
    string Others,
    RuleDefinition Rule
)
{
    /// <summary>Whether the customer demands the same in every episode.</summary>
    public bool IsAlwaysTheSame => Path(1).SequenceEqual(Path(2));

    /// <param name="experiment">The system, its customer, and rules to play against.</param>
    /// <param name="seat">The person's; null: the first one.</param>
    /// <param name="others">A rule of the experiment, by its name, or the file of an agent.</param>
    /// <exception cref="InvalidInputException">The system has no seats, or there is no such seat, rule or agent.</exception>
    public static GameTable Of(ExperimentDefinition experiment, string? seat, string others)
    {
        if (experiment.System is not (SupplyDefinition system and ISeatedSystem))
            throw new InvalidInputException(
                $"{experiment.Name}: nobody can take a seat in its system; in beer-game and other serial systems they can."
            );
        seat ??= system.PlaceNames[0];
        if (!system.PlaceNames.Contains(seat, StringComparer.Ordinal))
            throw new InvalidInputException($"--seat: is '{seat}'; {NearWord.Advice(seat, system.PlaceNames)}");
        if (!experiment.Controllers.Contains(others) && File.Exists(others))
            (experiment, others) = WithAgent(experiment, others);
        if (
            ChosenController.Find(experiment, others) is not RuleDefinition rule
            || rule.Create(system) is not PlaceController
        )
            throw new InvalidInputException($"--others: '{others}' is no rule that decides seat by seat.");
        return new(experiment, system, seat, others, rule);
    }

    private static (ExperimentDefinition Experiment, string Name) WithAgent(
        ExperimentDefinition experiment,
        string file
    )
    {
        const string Name = "agent";
        var agent = AgentOfRun.Open(file);
        foreach (var fault in agent.Validate(experiment.System))
            throw new InvalidInputException($"--others: {fault.Key} {fault.Message}");
        return (
            experiment with
            {
                Controllers = new([
                    .. experiment.Controllers.Where(entry => entry.Key != Name),
                    KeyValuePair.Create<string, ControllerDefinition>(Name, agent),
                ]),
            },
            Name
        );
    }

    /// <summary>All seats, the person's among them.</summary>
    public SeatsController With(PlaceController person) =>
        new([.. System.PlaceNames.Select(name => IsPersons(name) ? person : (PlaceController)Rule.Create(System))]);

    /// <summary>An experiment with the game as it was played beside the rules of the definition.</summary>
    /// <param name="name">What the person is called.</param>
    /// <param name="orders">What the person ordered.</param>
    public ExperimentDefinition Compared(string name, RuleDefinition orders)
    {
        var players = System.PlaceNames.Select(place => KeyValuePair.Create(place, IsPersons(place) ? orders : Rule));
        var rules = Experiment.Controllers.Where(entry => entry.Value is RuleDefinition);
        return Experiment with
        {
            Title = $"{Experiment.Title}: a game that was played for {Seat}",
            Controllers = new([
                KeyValuePair.Create<string, ControllerDefinition>(name, new SeatsDefinition { Players = new(players) }),
                .. rules,
            ]),
            Baseline = Others,
        };
    }

    private bool IsPersons(string place) => string.Equals(place, Seat, StringComparison.Ordinal);

    private int[] Path(int episode) =>
        System.PathOf(EpisodeNumbers.Test(Experiment.Seed, episode), Experiment.TestPeriods);
}
