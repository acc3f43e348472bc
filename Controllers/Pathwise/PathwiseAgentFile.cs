using System.Text;

namespace ProcessChain;

/// <summary>The trained parameters of a policy.</summary>
/// <param name="Model">The system.</param>
/// <param name="Groups">Its parameters.</param>
internal sealed record PathwiseAgentFile(InventoryModel Model, IReadOnlyList<ParameterGroup> Groups)
{
    private const int Format = 0x31415750; // "PWA1"

    /// <summary>Writes shape and parameters.</summary>
    public void Write(PathwiseDefinition definition, Stream destination)
    {
        using var binary = new BinaryWriter(destination, Encoding.UTF8, leaveOpen: true);
        using var writer = new StateWriter(binary);
        writer.Write(Format);
        definition.KeepShape(Model, writer);
        foreach (var group in Groups)
            writer.Write<float>(group.Values);
        writer.Seal();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another shape or damaged.</exception>
    public static PathwiseAgentFile Read(PathwiseDefinition definition, InventoryModel model, Stream source)
    {
        using var binary = new BinaryReader(source, Encoding.UTF8, leaveOpen: true);
        using var reader = new StateReader(binary);
        reader.Expect(Format, "the format");
        definition.KeepShape(model, reader);
        var groups = definition.CreateParameters(model, seed: 0);
        foreach (var group in groups)
            reader.Read(group.Values);
        reader.CheckEnd();
        return new PathwiseAgentFile(model, groups);
    }
}
