namespace ProcessChain;

/// <summary>A system in which a policy acts.</summary>
internal sealed class SystemRollout : IRolloutEnvironment
{
    private readonly RunningSystem controlled;
    private readonly PolicyActions actions;
    private readonly ObservationEncoder encoder;
    private readonly bool cutsOff;
    private readonly int decisions;
    private readonly double[] decision;
    private readonly double[] figures;
    private readonly int goal;

    public SystemRollout(PpoDefinition definition, TrainingTask task)
    {
        var system = task.System;
        controlled = system.Create(task.Periods);
        actions = new PolicyActions(definition, system);
        encoder = definition.EncoderFor(system);
        cutsOff = definition.TimeLimitTruncates;
        decisions = system.DecisionsPerPeriod;
        decision = new double[system.Actions.Width];
        figures = new double[system.Figures.Count];
        goal = system.FigureIndex(system.Goal.Key);
    }

    public double Goal
    {
        get
        {
            controlled.CopyFigures(figures);
            return figures[goal];
        }
    }

    public void Reset(EpisodeSeed seed) => controlled.Reset(seed);

    public void Observe(Span<float> state) => encoder.Encode(controlled.View, state);

    public void WriteMask(Span<bool> allowed) => actions.WriteMask(controlled.View, allowed);

    /// <summary>All decisions of a period are paid with the reward at its end, so that what only passes through is not charged.</summary>
    public RolloutStep Step(ReadOnlySpan<float> action)
    {
        actions.ToDecision(controlled.View, action, decision);
        var outcome = controlled.Step(decision);
        var reward = outcome.EndsPeriod ? decisions * outcome.Reward : 0;
        return new RolloutStep(reward, outcome.EndsPeriod, EndOf(outcome));
    }

    private StepEnd EndOf(in StepOutcome outcome)
    {
        if (!outcome.EndsEpisode)
            return StepEnd.None;
        return outcome.Truncated || cutsOff ? StepEnd.Truncated : StepEnd.Terminated;
    }
}
