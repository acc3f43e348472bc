using System.Runtime.InteropServices;

namespace ProcessChain;

/// <summary>
/// What policies know of a state, as one row of numbers: the inputs of networks and which choices are considered. Where keys are
/// equal, so are decisions.
/// </summary>
internal sealed class StateKeys
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private readonly ObservationEncoder encoder;
    private readonly JointChoices choices;

    public StateKeys(ObservationEncoder encoder, JointChoices choices)
    {
        (this.encoder, this.choices) = (encoder, choices);
        var length = encoder.Inputs + choices.MaskNumbers;
        Length = length + (length % 2);
    }

    /// <summary>Numbers of a key, an even number; the inputs come first.</summary>
    public int Length { get; }

    /// <summary>Writes the key of a state.</summary>
    /// <returns>A hash of it.</returns>
    public ulong Write(SystemView view, Span<float> key)
    {
        encoder.Encode(view, key[..encoder.Inputs]);
        choices.WriteMaskNumbers(view, key.Slice(encoder.Inputs, choices.MaskNumbers));
        var hash = 0UL;
        foreach (var word in MemoryMarshal.Cast<float, ulong>(key))
        {
            hash = (hash ^ word) * Multiplier;
            hash ^= hash >> 32;
        }
        return hash;
    }

    /// <summary>Whether two keys are the same.</summary>
    public static bool AreEqual(ReadOnlySpan<float> one, ReadOnlySpan<float> other) =>
        MemoryMarshal.AsBytes(one).SequenceEqual(MemoryMarshal.AsBytes(other));
}
