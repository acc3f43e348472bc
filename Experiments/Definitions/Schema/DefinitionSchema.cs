using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProcessChain.Experiments;

/// <summary>
/// Describes definition files as a JSON Schema (draft 7), by which editors complete keys and words and mark mistakes. It is
/// wider than <see cref="DefinitionReader"/>: it does not know which settings go together, or which kinds with which system; and
/// of a file's presets only the first keys, because they are parts of definitions.
/// </summary>
internal static class DefinitionSchema
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as JSON, with line feeds on every system.</summary>
    /// <param name="kinds">What the key <c>kind</c> can choose.</param>
    public static string Write(DefinitionKinds kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        return new SchemaWriter(kinds).Write(typeof(ExperimentDefinition)).ToJsonString(Options) + "\n";
    }
}
