namespace ProcessChain.Tests;

/// <summary>A controller whose whole experience is written down, and the days of its episodes.</summary>
internal sealed class Diary(IController inner) : ILearningController, IPeriodWatcher
{
    /// <summary>What was observed, decided and told, in order.</summary>
    public List<string> Decisions { get; } = [];

    /// <summary>The choices, with their days.</summary>
    public List<(int Day, int Station)> Choices { get; } = [];

    /// <summary>The flows of each day.</summary>
    public List<DayRow> Days { get; } = [];

    public void BeginEpisode(Chance chance) => inner.BeginEpisode(chance);

    public void Decide(SystemView view, Span<double> action)
    {
        inner.Decide(view, action);
        Decisions.Add($"{Moment(view)} -> {action[0]}");
        Choices.Add((view.Period, (int)action[0]));
    }

    public void Learn(in StepOutcome outcome)
    {
        (inner as ILearningController)?.Learn(outcome);
        Decisions.Add($"{outcome.Reward} {outcome.EndsPeriod} {outcome.EndsEpisode} {Moment(outcome.Next)}");
    }

    public void PeriodEnded(RunningSystem system) => Days.Add(new DayRow(system));

    private static string Moment(SystemView view)
    {
        var numbers = view.Definition.Observations.Select(
            (part, index) =>
            {
                var values = new float[part.Length];
                view.Observe(index, values);
                return string.Join(' ', values);
            }
        );
        return $"{view.Period}.{view.Decision} [{string.Join(" | ", numbers)}]";
    }
}
