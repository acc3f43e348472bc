namespace ProcessChain;

/// <summary>The test agent: takes the best action of each table; explores and learns nothing.</summary>
internal sealed class TabularAgent : IController
{
    private const int Format = 0x31414254; // "TBA1"

    private readonly ActionTables tables;
    private readonly CodedMoment moment;
    private readonly int[] taken;

    private TabularAgent(ActionTables tables)
    {
        this.tables = tables;
        moment = tables.NewMoment();
        taken = new int[tables.Count];
    }

    /// <summary>Writes the tables.</summary>
    public static void Save(ActionTables tables, Stream destination) =>
        StateArchive.Write(destination, state => Keep(state, tables));

    /// <summary>The agent that <see cref="Save"/> wrote.</summary>
    /// <param name="tables">Overwritten.</param>
    /// <param name="agent">The whole agent.</param>
    /// <exception cref="InvalidDataException">It is of another shape or meaning, or damaged.</exception>
    public static TabularAgent Load(ActionTables tables, Stream agent)
    {
        StateArchive.ReadLast(agent, state => Keep(state, tables));
        return new TabularAgent(tables);
    }

    public void BeginEpisode(Chance chance) { }

    public void Decide(SystemView view, Span<double> action)
    {
        tables.Read(view, moment);
        for (var table = 0; table < taken.Length; table++)
            taken[table] = tables.Best(table, moment);
        tables.WriteAction(view, taken, action);
    }

    private static void Keep(StateArchive state, ActionTables tables)
    {
        state.Expect(Format, "the format");
        tables.Keep(state);
    }
}
