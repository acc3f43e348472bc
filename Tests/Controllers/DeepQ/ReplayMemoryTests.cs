namespace ProcessChain.Tests;

internal sealed class ReplayMemoryTests
{
    [Test]
    public void Add_FullMemory_OverwritesTheOldest()
    {
        var memory = new ReplayMemory(3, 1, 2);
        for (var i = 0; i < 5; i++)
            Add(memory, i);
        Assert.Multiple(() =>
        {
            Assert.That(memory.Count, Is.EqualTo(3));
            Assert.That(Enumerable.Range(0, 3).Select(i => memory.State(i)[0]), Is.EqualTo(new[] { 3f, 4f, 2f }));
        });
    }

    [Test]
    public void Transition_Stored_IsReadBackWhole()
    {
        var memory = new ReplayMemory(2, 2, 3);
        memory.Add(Simple(0, [0, 0], [9, 9], [true, true, true]));

        var index = memory.Add(Simple(2, [1, 2], [3, 4], [true, false, true]));

        Assert.Multiple(() =>
        {
            Assert.That(memory.State(index).ToArray(), Is.EqualTo(new[] { 1f, 2f }));
            Assert.That(memory.NextState(index).ToArray(), Is.EqualTo(new[] { 3f, 4f }));
            Assert.That(memory.NextAllowed(index).ToArray(), Is.EqualTo(new[] { true, false, true }));
            Assert.That(memory.Action(index), Is.EqualTo(2));
            Assert.That(memory.Return(index), Is.EqualTo(5f));
            Assert.That(memory.Baseline(index), Is.EqualTo(6f));
            Assert.That(memory.Discount(index), Is.EqualTo(0.5f));
        });
    }

    private static void Add(ReplayMemory memory, int number) =>
        memory.Add(Simple(0, [number], [number + 1], [true, true]));

    private static Transition Simple(int action, float[] state, float[] next, bool[] allowed) =>
        new()
        {
            State = state,
            Action = action,
            Return = 5,
            Baseline = 6,
            Discount = 0.5f,
            NextState = next,
            NextAllowed = allowed,
        };
}
