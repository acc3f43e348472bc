namespace ProcessChain.Experiments;

/// <summary>Agents that runs have trained: what they learned by is in the definition of their run.</summary>
internal static class AgentOfRun
{
    private const string DefinitionName = "definition.yaml";

    /// <summary>The agent of a file in the folder of its run, as a rule for other systems.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or its run does not tell by what it learned.</exception>
    public static AgentDefinition Open(string path)
    {
        var faults = new FaultList("");
        return
            Take(new AgentDefinition { Path = path }, "", DefinitionKinds.Standard, faults) is { } agent && !faults.Any
            ? agent
            : throw faults.ToException();
    }

    /// <summary>Reads the file of an agent, and where its settings are left out, the definition of its run.</summary>
    /// <param name="agent">Its settings.</param>
    /// <param name="path">The path of its key.</param>
    /// <param name="kinds">What the key <c>kind</c> can choose.</param>
    /// <param name="faults">Receives what is wrong with it.</param>
    /// <returns>The settings with what is in the file; null where it cannot be had.</returns>
    public static AgentDefinition? Take(AgentDefinition agent, string path, DefinitionKinds kinds, FaultList faults)
    {
        if (ModelOfFile.Take(agent, path, faults) is not AgentDefinition read)
            return null;
        return read.Learner is null ? Completed(read, Path.GetDirectoryName(faults.File) ?? "", kinds) : read;
    }

    private static AgentDefinition Completed(AgentDefinition agent, string folder, DefinitionKinds kinds)
    {
        var file = Path.GetFullPath(Path.Combine(folder, agent.Path));
        var definition = Path.Combine(Path.GetDirectoryName(file)!, "..", DefinitionName);
        if (!File.Exists(definition))
            return agent;
        var run = DefinitionReader.ReadFile(definition, preset: null, kinds);
        var name = Path.GetFileNameWithoutExtension(Path.GetFileNameWithoutExtension(file));
        return run.Controllers.FirstOrDefault(entry => entry.Key == name).Value is LearningDefinition learner
            ? agent with
            {
                Learner = Frozen(learner),
                PeriodsSeen = agent.PeriodsSeen ?? (run.System as SeatDefinition)?.PeriodsSeen,
            }
            : agent;
    }

    /// <summary>The settings of a learner without those that only its training needs.</summary>
    private static LearningDefinition Frozen(LearningDefinition learner) =>
        (learner is IPretrained pretrained ? pretrained.Afresh : learner) with
        {
            Training = null,
            Trainings = null,
        };
}
