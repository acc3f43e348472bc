namespace ProcessChain;

/// <summary>
/// Tables in training: ε-greedy, and after every decision the value of what was done moves towards what came of it. Warm-up
/// episodes are played at random, and nothing is learned in them.
/// </summary>
internal abstract class TabularTrainee : ITrainee
{
    private const int Format = 0x31544254; // "TBT1"

    private readonly TabularDefinition definition;
    private readonly ActionTables tables;
    private readonly int warmUpEpisodes;
    private readonly long totalDecisions;

    /// <summary>How often each value has been changed.</summary>
    private readonly int[][] changes;

    private readonly CodedMoment now;
    private readonly CodedMoment next;
    private readonly int[] taken;

    private long episodes;
    private long decisions;

    private RandomStream exploration = new(0);
    private bool isGreedy;
    private long episode;
    private long step;

    protected TabularTrainee(TabularDefinition definition, TrainingTask task)
    {
        this.definition = definition;
        tables = definition.TablesOf(task.System);
        warmUpEpisodes = task.Budget.WarmUpEpisodes;
        totalDecisions = TrainingLength.Of(task.System, task.Budget).Training;
        changes = [.. Enumerable.Range(0, tables.Count).Select(tables.NewCounts)];
        (now, next) = (tables.NewMoment(), tables.NewMoment());
        taken = new int[tables.Count];
    }

    public long Updates { get; private set; }

    private bool IsWarmUp => episodes <= warmUpEpisodes;

    private double Epsilon
    {
        get
        {
            var progress = Math.Min(1, (double)decisions / totalDecisions);
            return definition.Epsilon + ((definition.FinalEpsilon - definition.Epsilon) * progress);
        }
    }

    public void BeginEpisode(Chance chance)
    {
        exploration = chance.Stream("exploration");
        episode = chance.Episode;
        episodes++;
        step = 0;
    }

    public void Decide(SystemView view, Span<double> action)
    {
        tables.Read(view, now);
        isGreedy = true;
        for (var table = 0; table < taken.Length; table++)
            taken[table] = Choose(table);
        tables.WriteAction(view, taken, action);
    }

    /// <inheritdoc/>
    /// <exception cref="TrainingDivergedException">A value is not finite.</exception>
    public void Learn(in StepOutcome outcome)
    {
        step++;
        if (IsWarmUp)
            return;
        tables.Read(outcome.Next, next);
        for (var table = 0; table < taken.Length; table++)
            Learn(table, outcome);
        decisions++;
        Note(outcome.Reward, isGreedy);
    }

    public void SaveAgent(Stream destination) => TabularAgent.Save(tables, destination);

    public void Save(BinaryWriter writer) => StateArchive.Write(writer.BaseStream, Keep);

    public void Load(BinaryReader reader) => StateArchive.Read(reader.BaseStream, Keep);

    /// <summary>What a value should be.</summary>
    /// <param name="reward">What was earned.</param>
    /// <param name="future">The best value of the state that followed; 0 where the task has ended.</param>
    protected abstract double Target(double reward, double future);

    /// <summary>Takes note of a decision that has been learned from.</summary>
    /// <param name="reward">What it earned.</param>
    /// <param name="isGreedy">Whether no part of it was a random action.</param>
    protected virtual void Note(double reward, bool isGreedy) { }

    /// <summary>Keeps what the next update depends on.</summary>
    protected virtual void Keep(StateArchive state)
    {
        state.Expect(Format, "the format");
        tables.Keep(state);
        foreach (var counts in changes)
            state.Keep<int>(counts);
        episodes = state.Keep(episodes);
        decisions = state.Keep(decisions);
        Updates = state.Keep(Updates);
    }

    private void Learn(int table, in StepOutcome outcome)
    {
        var future = outcome.Terminated
            ? 0
            : tables.Value(table, tables.IndexOf(table, next, tables.Best(table, next)));
        var index = tables.IndexOf(table, now, taken[table]);
        var rate = definition.LearningRate / (1 + (definition.LearningRateDecay * changes[table][index]++));
        ref var value = ref tables.Value(table, index);
        value += (float)(rate * (Target(outcome.Reward, future) - value));
        if (!float.IsFinite(value))
            throw new TrainingDivergedException("a value is not finite", episode, step - 1, rate);
        Updates++;
    }

    private int Choose(int table)
    {
        if (!IsWarmUp && exploration.NextDouble() >= Epsilon)
            return tables.Best(table, now);
        isGreedy = false;
        return UniformChoice.Of(tables.Allowed(table, now), exploration);
    }
}
