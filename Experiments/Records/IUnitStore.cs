using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>Where the units of an experiment leave what they come to, and find what they left before. Safe for use by several threads.</summary>
internal interface IUnitStore
{
    /// <summary>Whether nothing is left to do of a unit.</summary>
    /// <exception cref="InvalidInputException">What it left is damaged, or was altered.</exception>
    bool IsFinished(WorkUnit unit);

    /// <summary>Takes what a unit comes to; that it failed before is forgotten.</summary>
    IUnitOutput Open(WorkUnit unit);

    /// <summary>Notes that a unit has failed.</summary>
    void Fail(WorkUnit unit, string reason);

    /// <summary>The file from which the training of a unit is taken up again.</summary>
    string Checkpoint(WorkUnit unit);

    /// <summary>What a checkpoint of a unit must say it belongs to.</summary>
    string Key(WorkUnit unit);
}

/// <summary>Takes what one unit comes to: its parts of the tables, its agent, and last that it is finished.</summary>
internal interface IUnitOutput
{
    /// <summary>Takes a part of a table as text.</summary>
    void WritePart(ITable table, Action<CsvWriter> write);

    /// <summary>Takes rows as a part of a table; a row may be used for the next one when it has been taken.</summary>
    void WritePart<TRow>(Table<TRow> table, IEnumerable<TRow> rows)
        where TRow : class;

    /// <summary>Takes the trained agent.</summary>
    void WriteAgent(Action<Stream> save);

    /// <summary>The agent that was written.</summary>
    Stream OpenAgent();

    /// <summary>Notes that the unit is finished.</summary>
    /// <param name="seconds">What its training or computation took on this machine.</param>
    void Close(double seconds);
}
