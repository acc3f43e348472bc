namespace ProcessChain;

/// <summary>The trained parameters of a policy.</summary>
/// <param name="Model">The system.</param>
/// <param name="Groups">Its parameters.</param>
internal sealed record PathwiseAgentFile(InventoryModel Model, IReadOnlyList<ParameterGroup> Groups)
{
    private const int Format = 0x31415750; // "PWA1"

    /// <summary>Writes shape and parameters.</summary>
    public void Write(PathwiseDefinition definition, Stream destination) =>
        StateArchive.Write(destination, state => Keep(definition, state));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another shape or damaged.</exception>
    public static PathwiseAgentFile Read(PathwiseDefinition definition, InventoryModel model, Stream source)
    {
        var file = new PathwiseAgentFile(model, definition.CreateParameters(model, seed: 0));
        StateArchive.ReadLast(source, state => file.Keep(definition, state));
        return file;
    }

    private void Keep(PathwiseDefinition definition, StateArchive state)
    {
        state.Expect(Format, "the format");
        definition.KeepShape(Model, state);
        foreach (var group in Groups)
            state.Keep(group.Values);
    }
}
