using System.Buffers;
using System.Text;

namespace ProcessChain;

/// <summary>A message of Protocol Buffers that is being written (protobuf.dev/programming-guides/encoding).</summary>
internal sealed class ProtobufMessage
{
    private const int VariableLength = 0;
    private const int EightBytes = 1;
    private const int LengthDelimited = 2;
    private const int FourBytes = 5;

    private readonly ArrayBufferWriter<byte> bytes = new();

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    /// <summary>Adds a whole number.</summary>
    public ProtobufMessage Add(int field, long value)
    {
        Tag(field, VariableLength);
        Variable((ulong)value);
        return this;
    }

    /// <summary>Adds a number in single precision.</summary>
    public ProtobufMessage Add(int field, float value)
    {
        Tag(field, FourBytes);
        bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    /// <summary>Adds a number in double precision.</summary>
    public ProtobufMessage Add(int field, double value)
    {
        Tag(field, EightBytes);
        bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    /// <summary>Adds a text.</summary>
    public ProtobufMessage Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a message within this one.</summary>
    public ProtobufMessage Add(int field, ProtobufMessage message) => Add(field, message.Bytes);

    /// <summary>Adds bytes.</summary>
    public ProtobufMessage Add(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, LengthDelimited);
        Variable((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    private void Tag(int field, int wireType) => Variable((ulong)((field << 3) | wireType));

    /// <summary>Seven bits in each byte, the lowest first.</summary>
    private void Variable(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Write([(byte)(value | 0x80)]);
        bytes.Write([(byte)value]);
    }
}
