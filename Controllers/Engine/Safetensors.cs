using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace ProcessChain;

/// <summary>
/// A network's weights as a .safetensors file (huggingface.co/docs/safetensors), little-endian float32. Tensors are named
/// as PyTorch names those of <c>Sequential(Linear, activation, Linear, …)</c>, <c>0.weight</c> [out, in], <c>0.bias</c>,
/// <c>2.weight</c>, …; its <c>load_state_dict</c> takes them as they are. With a ReLU on the inputs the first layer is
/// number 1; the dueling head's value is the last row of the last layer.
/// </summary>
internal static class Safetensors
{
    private const int LengthBytes = sizeof(ulong);
    private const int MostHeaderBytes = 100_000_000;
    private const string Metadata = "__metadata__";

    /// <summary>Writes a network's parameters.</summary>
    public static void Write(INetwork network, Stream stream, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var parameters = new float[network.Shape.Parameters];
        network.ReadParameters(parameters);
        var header = Header(network.Shape, metadata);
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        stream.Write(MemoryMarshal.AsBytes<float>(parameters));
    }

    /// <summary>Sets a network's parameters from a file of the same layers.</summary>
    /// <param name="network">Which network; unchanged where the file is refused.</param>
    /// <param name="stream">Where from; read to its end.</param>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another network; the message tells how.</exception>
    public static void Read(INetwork network, Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.GetBuffer().AsMemory(0, (int)memory.Length);
        if (bytes.Length < LengthBytes)
            throw new InvalidDataException(
                $"The file ends after {bytes.Length} bytes, within the length of its header."
            );
        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span);
        if (length > MostHeaderBytes)
            throw new InvalidDataException(
                $"The header is said to have {length} bytes; {MostHeaderBytes} is the most."
            );
        if ((int)length > bytes.Length - LengthBytes)
            throw new InvalidDataException($"The file ends within its header of {length} bytes.");
        var end = LengthBytes + (int)length;
        network.WriteParameters(Parameters(network.Shape, bytes[LengthBytes..end], bytes.Span[end..]));
    }

    private static byte[] Header(NetworkShape shape, IReadOnlyDictionary<string, string>? metadata)
    {
        var header = new Dictionary<string, object>(StringComparer.Ordinal);
        if (metadata is not null)
            header.Add(Metadata, metadata);
        foreach (var tensor in Tensor.Of(shape))
            header.Add(tensor.Name, tensor.Entry());
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        // Spaces at the end let the data begin at a multiple of eight bytes.
        var length = (json.Length + LengthBytes - 1) / LengthBytes * LengthBytes;
        return [.. json, .. Enumerable.Repeat((byte)' ', length - json.Length)];
    }

    private static float[] Parameters(NetworkShape shape, ReadOnlyMemory<byte> header, ReadOnlySpan<byte> data)
    {
        var found = Found(header, data.Length);
        var parameters = new float[shape.Parameters];
        foreach (var tensor in Tensor.Of(shape))
        {
            if (!found.Remove(tensor.Name, out var place))
                throw new InvalidDataException($"The tensor {tensor.Name} is missing.");
            tensor.Check(place);
            var target = parameters.AsSpan(tensor.At, tensor.Length);
            data.Slice(place.Begin, place.Length).CopyTo(MemoryMarshal.AsBytes(target));
        }
        if (found.Count > 0)
            throw new InvalidDataException($"The network has no tensor {found.Keys.First()}.");
        return parameters;
    }

    private static Dictionary<string, TensorPlace> Found(ReadOnlyMemory<byte> header, int dataLength)
    {
        if (!Utf8.IsValid(header.Span))
            throw new InvalidDataException("The header is no text in UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(
                header,
                new JsonDocumentOptions { AllowDuplicateProperties = false }
            );
            return Found(document.RootElement, dataLength);
        }
        // What is thrown where an escape sequence stands for half a character.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"The header is no JSON: {e.Message}", e);
        }
    }

    /// <summary>All tensors of a header, which must fill the data without gaps or overlaps.</summary>
    private static Dictionary<string, TensorPlace> Found(JsonElement header, int dataLength)
    {
        if (header.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException("The header is no JSON object.");
        var found = header
            .EnumerateObject()
            .Where(property => property.Name != Metadata)
            .ToDictionary(property => property.Name, property => TensorPlace.Of(property), StringComparer.Ordinal);
        var end = 0;
        foreach (var (name, place) in found.OrderBy(tensor => tensor.Value.Begin).ThenBy(tensor => tensor.Value.Length))
        {
            if (place.Begin != end)
                throw new InvalidDataException($"The tensor {name} begins at {place.Begin} instead of {end}.");
            end += place.Length;
        }
        if (end != dataLength)
            throw new InvalidDataException($"The tensors have {end} bytes, but {dataLength} bytes of data are there.");
        return found;
    }

    /// <summary>A tensor that a network has.</summary>
    private readonly record struct Tensor(string Name, int[] Shape, int At, int Length)
    {
        public static IEnumerable<Tensor> Of(NetworkShape shape)
        {
            var module = shape.InputRelu ? 1 : 0;
            foreach (var layer in shape.Layers)
            {
                var weights = layer.Inputs * layer.Outputs;
                yield return new Tensor($"{module}.weight", [layer.Outputs, layer.Inputs], layer.WeightsAt, weights);
                yield return new Tensor($"{module}.bias", [layer.Outputs], layer.BiasAt, layer.Outputs);
                module += 2;
            }
        }

        public Dictionary<string, object> Entry() =>
            new(StringComparer.Ordinal)
            {
                ["dtype"] = TensorPlace.Float32,
                ["shape"] = Shape,
                ["data_offsets"] = new[] { At * sizeof(float), (At + Length) * sizeof(float) },
            };

        public void Check(TensorPlace place)
        {
            if (!place.Shape.AsSpan().SequenceEqual(Array.ConvertAll(Shape, n => (long)n)))
                throw new InvalidDataException(
                    $"The tensor {Name} has the shape [{string.Join(", ", place.Shape)}] "
                        + $"instead of [{string.Join(", ", Shape)}]."
                );
            if (place.Length != Length * sizeof(float))
                throw new InvalidDataException(
                    $"The tensor {Name} has {place.Length} bytes of data instead of {Length * sizeof(float)}."
                );
        }
    }

    /// <summary>What a header says of a tensor; begin and length in bytes of the data.</summary>
    private readonly record struct TensorPlace(long[] Shape, int Begin, int Length)
    {
        public const string Float32 = "F32";

        public static TensorPlace Of(JsonProperty tensor)
        {
            var type = Key(tensor, "dtype", JsonValueKind.String).GetString();
            if (type != Float32)
                throw new InvalidDataException($"The tensor {tensor.Name} has the type {type}; {Float32} is needed.");
            var shape = Numbers(tensor, "shape");
            var offsets = Numbers(tensor, "data_offsets");
            if (offsets is not [>= 0 and <= int.MaxValue, >= 0 and <= int.MaxValue] || offsets[1] < offsets[0])
                throw new InvalidDataException(
                    $"The tensor {tensor.Name} has the data_offsets [{string.Join(", ", offsets)}]."
                );
            return new TensorPlace(shape, (int)offsets[0], (int)(offsets[1] - offsets[0]));
        }

        private static long[] Numbers(JsonProperty tensor, string key) =>
            [
                .. Key(tensor, key, JsonValueKind.Array)
                    .EnumerateArray()
                    .Select(number =>
                        number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var value)
                            ? value
                            : throw new InvalidDataException($"The tensor {tensor.Name} has {number} among its {key}.")
                    ),
            ];

        private static JsonElement Key(JsonProperty tensor, string key, JsonValueKind kind)
        {
            if (
                tensor.Value.ValueKind == JsonValueKind.Object
                && tensor.Value.TryGetProperty(key, out var value)
                && value.ValueKind == kind
            )
                return value;
            throw new InvalidDataException($"The tensor {tensor.Name} has no {key}.");
        }
    }
}
