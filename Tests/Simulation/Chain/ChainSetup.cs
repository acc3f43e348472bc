namespace ProcessChain.Tests;

/// <summary>A chain and the length of its episodes; as the process model where that is told or events are watched.</summary>
internal sealed record ChainSetup(ChainDefinition Chain, int Days, bool IsReference = false)
{
    /// <summary>The same chain as the process model.</summary>
    public ChainSetup Reference => this with { IsReference = true };

    public RunningSystem Create() => IsReference ? Chain.CreateReference(Days) : Chain.Create(Days);

    /// <summary>Plays an episode through the agent hook.</summary>
    /// <returns>Its figures.</returns>
    public ChainFigures Play(IController controller, EpisodeSeed seed = default, EpisodeOptions options = default)
    {
        var system = options.Events is null ? Create() : Reference.Create();
        system.Play(controller, seed, options);
        return new ChainFigures(system);
    }

    /// <summary>Steps through an episode, and lets the controller learn from it.</summary>
    /// <returns>Its figures.</returns>
    public ChainFigures Step(IController controller, EpisodeSeed seed = default, IPeriodWatcher? watcher = null)
    {
        var system = Create();
        var action = new double[1];
        system.Reset(seed);
        controller.BeginEpisode(new Chance(seed));
        while (!system.IsOver)
        {
            controller.Decide(system.View, action);
            var outcome = system.Step(action);
            (controller as ILearningController)?.Learn(outcome);
            if (outcome.EndsPeriod)
                watcher?.PeriodEnded(system);
        }
        return new ChainFigures(system);
    }

    /// <summary>A controller that takes the given actions, over and over.</summary>
    public IController Playing(params int[] actions) =>
        new ConstantDefinition { Actions = new Several<int>(actions) }.Create(Chain);
}

/// <summary>The figures of an episode, by key.</summary>
internal sealed class ChainFigures(RunningSystem system)
{
    public double[] Values { get; } = system.Figures();

    public double this[string key] => Values[system.Definition.FigureIndex(key)];
}
