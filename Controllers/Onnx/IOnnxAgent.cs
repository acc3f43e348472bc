namespace ProcessChain;

/// <summary>Learners whose agents can leave as ONNX.</summary>
internal interface IOnnxAgent
{
    /// <summary>Writes an agent as an ONNX model, scaling of its inputs included.</summary>
    /// <param name="system">The system it was trained on.</param>
    /// <param name="agent">The whole agent.</param>
    /// <param name="destination">Receives the model.</param>
    /// <returns>The settings with which the model decides as the agent does; without a file.</returns>
    /// <exception cref="InvalidDataException">The agent is of another shape or damaged, or has no such form.</exception>
    OnnxDefinition ExportOnnx(SystemDefinition system, Stream agent, Stream destination);
}
