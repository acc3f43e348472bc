using System.Buffers.Binary;
using System.Numerics;

namespace ProcessChain.Experiments;

/// <summary>
/// A record of an event file of TensorBoard: the length of an event and the event, each with a checksum (TFRecord), where the event
/// is a message of Protocol Buffers (tensorflow/core/util/event.proto, framework/summary.proto). The time of an event is its step
/// in seconds, so that a run that is repeated writes the same bytes.
/// </summary>
internal static class EventRecord
{
    private const int Time = 1;
    private const int Step = 2;
    private const int FileVersion = 3;
    private const int Summary = 5;
    private const int SummaryValue = 1;
    private const int ValueTag = 1;
    private const int ValueNumber = 2;
    private const uint MaskDelta = 0xa282ead8;

    /// <summary>The first record of every file.</summary>
    public static byte[] OfVersion() =>
        Frame(new ProtobufMessage().Add(Time, 0.0).Add(FileVersion, "brain.Event:2").Bytes);

    /// <summary>Numbers at a step; those that are NaN are left out.</summary>
    public static byte[] Of(long step, IEnumerable<(string Tag, double Value)> numbers)
    {
        var summary = new ProtobufMessage();
        foreach (var (tag, value) in numbers.Where(number => !double.IsNaN(number.Value)))
            summary.Add(SummaryValue, new ProtobufMessage().Add(ValueTag, tag).Add(ValueNumber, (float)value));
        return Frame(new ProtobufMessage().Add(Time, (double)step).Add(Step, step).Add(Summary, summary).Bytes);
    }

    /// <summary>CRC-32C (Castagnoli; RFC 3720, B.4).</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
            sum = BitOperations.Crc32C(sum, value);
        return ~sum;
    }

    /// <summary>The record of an event.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> data)
    {
        const int LengthSize = sizeof(ulong);
        const int Head = LengthSize + sizeof(uint);
        var record = new byte[Head + data.Length + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(LengthSize), Masked(record.AsSpan(0, LengthSize)));
        data.CopyTo(record.AsSpan(Head));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(Head + data.Length), Masked(data));
        return record;
    }

    /// <summary>A checksum that may itself be checked: turned by 15 bits, plus a constant.</summary>
    private static uint Masked(ReadOnlySpan<byte> bytes) =>
        unchecked(BitOperations.RotateRight(Checksum(bytes), 15) + MaskDelta);
}
