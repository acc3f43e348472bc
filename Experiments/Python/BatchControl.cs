namespace ProcessChain.Experiments;

/// <summary>A controller of an experiment, once for each copy of its system.</summary>
internal sealed class BatchControl
{
    private readonly EnvironmentBatch batch;
    private readonly IController[] controllers;

    /// <summary>How many episodes each copy had begun at its last decision.</summary>
    private readonly int[] episodes;

    private readonly int width;

    /// <param name="opened">The experiment.</param>
    /// <param name="name">The controller's name in its definition.</param>
    /// <param name="agent">The file of its agent; null for a rule.</param>
    /// <exception cref="InvalidInputException">There is none of this name, or it learns and there is no agent, or the other way round.</exception>
    public BatchControl(OpenedExperiment opened, string name, string? agent)
    {
        batch = opened.Batch;
        width = batch.Definition.Actions.Width;
        var chosen = new ChosenController(name, agent);
        controllers = [.. Enumerable.Range(0, batch.Copies).Select(_ => chosen.Create(opened.Experiment))];
        episodes = new int[batch.Copies];
    }

    public void Decide()
    {
        for (var copy = 0; copy < controllers.Length; copy++)
        {
            if (episodes[copy] != batch.EpisodesBegun(copy))
                controllers[copy].BeginEpisode(new Chance(batch.EpisodeOf(copy)));
            episodes[copy] = batch.EpisodesBegun(copy);
            controllers[copy].Decide(batch.View(copy), batch.Actions.AsSpan(copy * width, width));
        }
    }
}
