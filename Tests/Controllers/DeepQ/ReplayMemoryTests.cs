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

    [Test]
    public void FromOldest_CountsByAge_WhereTheOldestWereOverwritten()
    {
        var (young, full) = (ReplayRows.WithRows(capacity: 3, rows: 2), ReplayRows.WithRows(capacity: 3, rows: 5));
        Assert.That(ByAge(young), Is.EqualTo(new[] { 0f, 1 }));
        Assert.That(ByAge(full), Is.EqualTo(new[] { 2f, 3, 4 }));
    }

    /// <summary>Each return of 5 falls by 6 for a reward of one less.</summary>
    [TestCase(0, 5, 5, 5)]
    [TestCase(2, 5, 65, 65)]
    [TestCase(3, 65, 65, 65)]
    [TestCase(1_000, 65, 65, 65, Description = "no more than there are")]
    public void AddToRewards_ReachesTheNewestAlone(long count, params float[] expected)
    {
        var memory = new ReplayMemory(3, 1, 2);
        for (var i = 0; i < 4; i++)
            Add(memory, i);
        memory.AddToRewards(count, 10);
        Assert.That(Enumerable.Range(0, 3).Select(age => memory.Return(memory.FromOldest(age))), Is.EqualTo(expected));
        Assert.That(memory.State(memory.FromOldest(2))[0], Is.EqualTo(3f));
    }

    [Test]
    public void CopyTo_HoldsJustTheRowsThatWereNamed()
    {
        var memory = new ReplayMemory(5, 1, 2);
        for (var i = 0; i < 5; i++)
            Add(memory, i);
        var batch = new ReplayMemory(3, 1, 2);
        memory.CopyTo(batch, [0, 1, 2]);
        memory.CopyTo(batch, [4, 1]);
        Assert.Multiple(() =>
        {
            Assert.That(batch.Count, Is.EqualTo(2));
            Assert.That(ByAge(batch), Is.EqualTo(new[] { 4f, 1 }));
            Assert.That((batch.NextState(0)[0], batch.Return(0), batch.Discount(0)), Is.EqualTo((5f, 5f, 0.5f)));
            Assert.That(batch.NextAllowed(1).ToArray(), Is.EqualTo(new[] { true, true }));
        });
    }

    /// <summary>
    /// Four numbers of the outcome, two states, and a number for every four actions, in 2 · 10⁹ bytes.
    /// </summary>
    [TestCase(1, 1, 71_428_571)]
    [TestCase(1, 4, 71_428_571)]
    [TestCase(1, 5, 62_500_000)]
    [TestCase(10, 4, 20_000_000)]
    public void LargestCapacity_IsWhatFitsInTwoGigabytes(int inputs, int actions, int expected) =>
        Assert.That(ReplayMemory.LargestCapacity(inputs, actions), Is.EqualTo(expected));

    [Test]
    public void Actions_ThatFillANumberOrMore_AreKeptApart([Values(3, 4, 5, 9)] int actions)
    {
        var memory = new ReplayMemory(2, 1, actions);
        bool[] odd = [.. Enumerable.Range(0, actions).Select(action => action % 2 == 1)];
        memory.Add(Simple(0, [1], [2], odd));
        memory.Add(Simple(0, [3], [4], [.. odd.Select(allowed => !allowed)]));
        Assert.That(memory.NextAllowed(0).ToArray(), Is.EqualTo(odd));
        Assert.That(memory.NextState(1)[0], Is.EqualTo(4f));
    }

    [TestCase(2)]
    [TestCase(5)]
    public void Saved_GoesOnAsBefore(int rows)
    {
        var memory = ReplayRows.WithRows(capacity: 3, rows);
        var loaded = new ReplayMemory(3, 1, 1);
        using var saved = new MemoryStream();
        StateArchive.Write(saved, memory.Keep);
        saved.Position = 0;
        StateArchive.ReadLast(saved, loaded.Keep);
        memory.AddRow(rows);
        loaded.AddRow(rows);
        Assert.That((loaded.Added, loaded.Count), Is.EqualTo((memory.Added, memory.Count)));
        Assert.That(ByAge(loaded), Is.EqualTo(ByAge(memory)));
    }

    [TestCase(-1L, false)]
    [TestCase(0L, true)]
    public void SavedNumberOfTransitions_IsNoLessThanNone(long added, bool isRead)
    {
        using var saved = new MemoryStream();
        StateArchive.Write(saved, archive => archive.Keep(added));
        saved.Position = 0;
        void Load() => StateArchive.Read(saved, new ReplayMemory(3, 1, 1).Keep);
        Assert.That(
            Load,
            isRead ? Throws.Nothing : Throws.InstanceOf<InvalidDataException>().With.Message.Contains("has taken -1 ")
        );
    }

    private static float[] ByAge(ReplayMemory memory) =>
        [.. Enumerable.Range(0, memory.Count).Select(age => memory.State(memory.FromOldest(age))[0])];

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
