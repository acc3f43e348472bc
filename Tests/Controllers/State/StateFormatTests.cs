using System.Text;

namespace ProcessChain.Tests;

internal sealed class StateFormatTests
{
    [Test]
    public void State_WrittenAndRead_IsTheSame()
    {
        using var reader = Reader(Written());
        var numbers = new float[3];
        reader.Expect(7, "seven");
        reader.Read<float>(numbers);
        Assert.That(numbers, Is.EqualTo(new[] { 1.5f, float.MaxValue, -0f }));
        Assert.That(reader.CheckSeal, Throws.Nothing);
    }

    [Test]
    public void State_OneBitChanged_IsCalledDamaged([NUnit.Framework.Range(0, 47, 5)] int at)
    {
        var bytes = Written();
        bytes[at] ^= 4;
        using var reader = Reader(bytes);
        Assert.That(() => ReadAll(reader), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void State_CutOff_IsCalledDamaged([Values(0, 3, 10, 47)] int length)
    {
        using var reader = Reader(Written()[..length]);
        Assert.That(
            () => ReadAll(reader),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("ends too early")
        );
    }

    [Test]
    public void State_WithSomethingBehindIt_IsCalledDamagedWhereItShouldEnd()
    {
        using var reader = Reader([.. Written(), 0]);
        Assert.That(() => ReadAll(reader), Throws.Nothing);
        using var last = Reader([.. Written(), 0]);
        Assert.That(
            () => ReadAll(last, isLast: true),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("something follows its end")
        );
        using var whole = Reader(Written());
        Assert.That(() => ReadAll(whole, isLast: true), Throws.Nothing);
    }

    private static byte[] Written()
    {
        using var stream = new MemoryStream();
        using var binary = new BinaryWriter(stream);
        using var writer = new StateWriter(binary);
        writer.Write(7);
        writer.Write<float>([1.5f, float.MaxValue, -0f]);
        writer.Seal();
        return stream.ToArray();
    }

    private static StateReader Reader(byte[] bytes) => new(new BinaryReader(new MemoryStream(bytes), Encoding.UTF8));

    private static void ReadAll(StateReader reader, bool isLast = false)
    {
        reader.Expect(7, "seven");
        reader.Read<float>(new float[3]);
        if (isLast)
            reader.CheckEnd();
        else
            reader.CheckSeal();
    }
}
