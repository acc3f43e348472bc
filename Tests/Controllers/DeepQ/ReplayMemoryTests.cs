namespace ProcessChain.Tests;

internal sealed class ReplayMemoryTests
{
    [Test]
    public void Add_FullMemory_OverwritesTheOldest()
    {
        var memory = ReplayRows.Empty(3, 1, 2);
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
        var memory = ReplayRows.Empty(2, 2, 3);
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
        var memory = ReplayRows.Empty(3, 1, 2);
        for (var i = 0; i < 4; i++)
            Add(memory, i);
        memory.AddToRewards(count, 10);
        Assert.That(Enumerable.Range(0, 3).Select(age => memory.Return(memory.FromOldest(age))), Is.EqualTo(expected));
        Assert.That(memory.State(memory.FromOldest(2))[0], Is.EqualTo(3f));
    }

    /// <summary>8 bytes of the transition, and 16 of what came of it, floats, and a byte for every action in whole words, in 2 · 10⁹ bytes.</summary>
    [TestCase(1, 1, 62_500_000)]
    [TestCase(1, 4, 62_500_000)]
    [TestCase(1, 5, 50_000_000)]
    [TestCase(10, 8, 27_777_777)]
    public void LargestCapacity_IsWhatFitsInTwoGigabytes(int inputs, int actions, int expected) =>
        Assert.That(ReplayMemory.LargestCapacity(inputs, actions), Is.EqualTo(expected));

    [Test]
    public void Actions_ThatFillANumberOrMore_AreKeptApart([Values(3, 4, 5, 9)] int actions)
    {
        var memory = ReplayRows.Empty(2, 1, actions);
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
        var loaded = ReplayRows.Empty(3, 1, 1);
        using var saved = new MemoryStream();
        StateArchive.Write(saved, memory.Keep);
        saved.Position = 0;
        StateArchive.ReadLast(saved, loaded.Keep);
        memory.AddRow(rows);
        loaded.AddRow(rows);
        Assert.That((loaded.Added, loaded.Count), Is.EqualTo((memory.Added, memory.Count)));
        Assert.That(ByAge(loaded), Is.EqualTo(ByAge(memory)));
    }

    /// <summary>What somebody who means ill may write: one transition from state 7 to state 8, and what is changed of that.</summary>
    [TestCase("nothing", 0, null)]
    [TestCase("added", -1, "has taken -1 transitions")]
    [TestCase("added", long.MaxValue, "has taken 9223372036854775807 transitions")]
    [TestCase("added", 3, "has no way from state")]
    [TestCase("first", -1, "has states from -1 up to 9")]
    [TestCase("first", 10, "has states from 10 up to 9")]
    [TestCase("first", 8, "has no way")]
    [TestCase("end", long.MaxValue, "has states from 7 up to 9223372036854775807")]
    [TestCase("end", 8, "has no way from state 0 to 1")]
    [TestCase("end", 1L << 40, "ends too early")]
    [TestCase("width", 3, "has numbers of 3 bytes")]
    [TestCase("width", 0, "has numbers of 0 bytes")]
    [TestCase("width", 8, "has numbers of 8 bytes")]
    [TestCase("state", 6, "has no way from state 4294967295 to 1")]
    [TestCase("state", 9, "has no way from state 2 to 1")]
    [TestCase("next", 6, "has no way from state 0 to 4294967295")]
    [TestCase("next", 9, "has no way from state 0 to 2")]
    [TestCase("action", 1, "has the action 1")]
    [TestCase("action", -2, "has the action -2")]
    public void Saved_WithWhatCannotBe_IsRefused(string what, long other, string? refusal)
    {
        using var saved = new MemoryStream();
        StateArchive.Write(
            saved,
            archive =>
            {
                archive.Keep(Number("added", 1));
                archive.Keep(Number("first", 7));
                archive.Keep(Number("end", 9));
                archive.Keep((int)Number("width", 1));
                for (var state = Number("first", 7); state < Math.Min(Number("end", 9), 9); state++)
                {
                    archive.Keep(new Experience((int)Number("action", 0), 1, 1, 1));
                    archive.Keep(0x0101L);
                }
                archive.Keep((int)Number("state", 7));
                archive.Keep((int)Number("next", 8));
            }
        );
        saved.Position = 0;
        void Load() => StateArchive.Read(saved, ReplayRows.Empty(3, 1, 1).Keep);
        Assert.That(
            Load,
            refusal is null ? Throws.Nothing : Throws.InstanceOf<InvalidDataException>().With.Message.Contains(refusal)
        );

        long Number(string name, long usual) => name == what ? other : usual;
    }

    /// <summary>Two transitions cannot begin in the same state, nor an earlier one after a later one.</summary>
    [TestCase(0, 1, 1, 2, null)]
    [TestCase(0, 1, 0, 2, "has no way from state 0 to 2")]
    [TestCase(1, 2, 0, 2, "has no way from state 0 to 2")]
    public void Saved_TransitionsOutOfOrder_AreRefused(int from, int to, int from2, int to2, string? refusal)
    {
        using var saved = new MemoryStream();
        StateArchive.Write(
            saved,
            archive =>
            {
                archive.Keep(2L);
                archive.Keep(0L);
                archive.Keep(3L);
                archive.Keep(1);
                archive.Keep(new byte[3 * 24].AsSpan());
                archive.Keep<int>(new[] { from, to, from2, to2 }.AsSpan());
            }
        );
        saved.Position = 0;
        void Load() => StateArchive.Read(saved, ReplayRows.Empty(3, 1, 1).Keep);
        Assert.That(
            Load,
            refusal is null ? Throws.Nothing : Throws.InstanceOf<InvalidDataException>().With.Message.Contains(refusal)
        );
    }

    /// <summary>What is narrow again when a training goes on from its checkpoint was wide for another episode.</summary>
    [Test]
    public void Loaded_IntoAMemoryThatWentOn_IsAsItWasSaved()
    {
        var memory = ReplayRows.WithRows(capacity: 5, rows: 7);
        using var saved = new MemoryStream();
        StateArchive.Write(saved, memory.Keep);
        var before = ByAge(memory);
        for (var number = 0; number < 9; number++)
            memory.AddRow(1000 * number);
        saved.Position = 0;
        StateArchive.ReadLast(saved, memory.Keep);
        Assert.That((memory.NumberWidth, memory.Added), Is.EqualTo((1, 7)));
        Assert.That(ByAge(memory), Is.EqualTo(before));
        memory.AddRow(7);
        Assert.That(ByAge(memory), Is.EqualTo(new[] { 3f, 4, 5, 6, 7 }));
    }

    /// <summary>A whole number that fits is kept in the fewest bytes; from then on all are.</summary>
    [TestCase(127, 1)]
    [TestCase(-128, 1)]
    [TestCase(128, 2)]
    [TestCase(-129, 2)]
    [TestCase(32_767, 2)]
    [TestCase(-32_768, 2)]
    [TestCase(32_768, 4)]
    [TestCase(0.5f, 4)]
    [TestCase(-0f, 4, Description = "another number than 0, to the last bit")]
    [TestCase(float.NaN, 4)]
    [TestCase(float.NegativeInfinity, 4)]
    public void Numbers_AreAsNarrowAsHoldsAllExactly(float number, int width)
    {
        var memory = ReplayRows.Empty(3, 2, 1);
        memory.Add(Simple(0, [5, -6], [7, 8], [true]));
        memory.Add(Simple(0, [number, 1], [2, number], [false]));
        memory.Add(Simple(0, [3, 3], [3, 3], [true]));
        Assert.That(memory.NumberWidth, Is.EqualTo(width));
        Assert.That(memory.NextState(0), Is.EqualTo(new[] { 7f, 8f }));
        Assert.That(Bits(memory.State(1)), Is.EqualTo(Bits([number, 1])));
        Assert.That(Bits(memory.NextState(1)), Is.EqualTo(Bits([2, number])));
        Assert.That((memory.NextAllowed(0)[0], memory.NextAllowed(1)[0]), Is.EqualTo((true, false)));
    }

    [Test]
    public void MemoryThatIsFull_AllocatesNothing()
    {
        var memory = ReplayRows.WithRows(capacity: 100, rows: 300);
        var (shown, inputs, allowed) = (new float[1], new float[1], new[] { true });
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var number = 300; number < 600; number++)
        {
            shown[0] = number;
            var state = memory.AddState(shown, allowed);
            memory.Add(new(state, state), default);
            memory.ReadState(memory[memory.FromOldest(0)].State, inputs);
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(inputs[0], Is.EqualTo(500));
    }

    private static float[] ByAge(ReplayMemory memory) =>
        [.. Enumerable.Range(0, memory.Count).Select(age => memory.State(memory.FromOldest(age))[0])];

    private static int[] Bits(float[] numbers) => Array.ConvertAll(numbers, BitConverter.SingleToInt32Bits);

    private static void Add(ReplayMemory memory, int number) =>
        memory.Add(Simple(0, [number], [number + 1], [true, true]));

    private static WholeTransition Simple(int action, float[] state, float[] next, bool[] allowed) =>
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
