namespace ProcessChain.Experiments;

/// <summary>A controller of an experiment that a command is given by name, with its agent where it learns.</summary>
/// <param name="Name">Its name in the definition.</param>
/// <param name="Agent">The file of its agent; null for none.</param>
internal sealed record ChosenController(string Name, string? Agent)
{
    /// <summary>The settings of a controller.</summary>
    /// <exception cref="InvalidInputException">The experiment has none of this name.</exception>
    public static ControllerDefinition Find(ExperimentDefinition experiment, string name) =>
        experiment.Controllers.FirstOrDefault(entry => entry.Key == name).Value
        ?? throw new InvalidInputException(
            $"--controller: there is no '{name}' in {experiment.Name}; there are "
                + $"{string.Join(", ", experiment.Controllers.Names)}."
        );

    /// <summary>The controller, ready to decide.</summary>
    /// <exception cref="InvalidInputException">There is none, or it learns and there is no agent, or the other way round.</exception>
    public IController Create(ExperimentDefinition experiment) =>
        (Find(experiment, Name), Agent) switch
        {
            (RuleDefinition rule, null) => rule.Create(experiment.System),
            (RuleDefinition, _) => throw new InvalidInputException(
                $"--agent: '{Name}' does not learn; leave out --agent."
            ),
            (LearningDefinition learning, { } agent) => Load(experiment.System, learning, agent),
            _ => throw new InvalidInputException(
                $"--controller: '{Name}' must be trained first: run the experiment, then give its agent with --agent."
            ),
        };

    private static IController Load(SystemDefinition system, LearningDefinition learning, string agent)
    {
        try
        {
            using var file = File.OpenRead(agent);
            return learning.LoadAgent(system, file);
        }
        catch (Exception exception)
            when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"{agent}: is not an agent for this controller: {exception.Message}",
                exception
            );
        }
    }
}
