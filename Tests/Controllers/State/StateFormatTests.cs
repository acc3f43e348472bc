namespace ProcessChain.Tests;

internal sealed class StateFormatTests
{
    [Test]
    public void State_WrittenAndRead_IsTheSame() =>
        Assert.That(Read(Written()), Is.EqualTo(new[] { 1.5f, float.MaxValue, -0f }));

    [Test]
    public void State_OneBitChanged_IsCalledDamaged([NUnit.Framework.Range(0, 47, 5)] int at)
    {
        var bytes = Written();
        bytes[at] ^= 4;
        Assert.That(() => Read(bytes), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void State_CutOff_IsCalledDamaged([Values(0, 3, 10, 47)] int length) =>
        Assert.That(
            () => Read(Written()[..length]),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("ends too early")
        );

    [Test]
    public void State_WithSomethingBehindIt_IsCalledDamagedWhereItShouldEnd()
    {
        byte[] longer = [.. Written(), 0];
        Assert.That(() => Read(longer), Throws.Nothing);
        Assert.That(
            () => Read(longer, isLast: true),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("something follows its end")
        );
        Assert.That(() => Read(Written(), isLast: true), Throws.Nothing);
    }

    private static byte[] Written()
    {
        using var stream = new MemoryStream();
        StateArchive.Write(stream, state => Keep(state, [1.5f, float.MaxValue, -0f]));
        return stream.ToArray();
    }

    private static float[] Read(byte[] bytes, bool isLast = false)
    {
        using var stream = new MemoryStream(bytes);
        var numbers = new float[3];
        if (isLast)
            StateArchive.ReadLast(stream, state => Keep(state, numbers));
        else
            StateArchive.Read(stream, state => Keep(state, numbers));
        return numbers;
    }

    private static void Keep(StateArchive state, float[] numbers)
    {
        state.Expect(7, "seven");
        state.Keep<float>(numbers);
    }
}
