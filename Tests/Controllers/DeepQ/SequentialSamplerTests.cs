namespace ProcessChain.Tests;

internal sealed class SequentialSamplerTests
{
    /// <summary>Episodes of ten decisions, each with a filler after it.</summary>
    private const int Episode = 11;

    [TestCase(30, 100, TestName = "Draw_YoungMemory")]
    [TestCase(66, 40, TestName = "Draw_MemoryThatHasOverwritten")]
    [TestCase(67, 23, TestName = "Draw_MemoryWhoseOldestRowIsAFiller")]
    [TestCase(66, 44, TestName = "Draw_MemoryWhoseNewestRowIsAFiller")]
    public void Draw_TakesAllButOldestNewestAndFillersAlike(int rows, int capacity)
    {
        var memory = Memory(rows, capacity);
        var oldest = Math.Max(0, rows - capacity);
        var drawn = Enumerable.Range(oldest + 1, rows - oldest - 2).Where(number => !IsFiller(number)).ToArray();
        var counts = drawn.ToDictionary(number => number, _ => 0L);

        foreach (var number in Draws(memory, batch: 1, count: 40_000).SelectMany(batch => batch))
            counts[number]++;

        var shares = Enumerable.Repeat(1.0 / drawn.Length, drawn.Length).ToArray();
        // Above the 99.9 % quantile of χ² with 50 degrees of freedom; here there are fewer.
        Assert.That(ReplayRows.ChiSquare([.. counts.Values], shares), Is.LessThan(86.7));
    }

    [Test]
    public void Draw_RowsEnough_RepeatsOnlyInPlaceOfFillers()
    {
        var withoutFillers = Draws(ReplayRows.WithRows(100, rows: 12), batch: 10, count: 200);
        var withFiller = Draws(Memory(13, capacity: 100), batch: 10, count: 200);
        Assert.Multiple(() =>
        {
            Assert.That(withoutFillers.Select(batch => batch.Distinct().Count()), Has.All.EqualTo(10));
            Assert.That(
                withFiller.Select(batch => batch.Distinct().Count()),
                Has.All.InRange(9, 10).And.Some.EqualTo(9)
            );
        });
    }

    [Test]
    public void Draw_RowsTooFew_Repeats()
    {
        var draws = Draws(ReplayRows.WithRows(100, rows: 11), batch: 10, count: 50);
        Assert.That(draws.Select(batch => batch.Distinct().Count()), Has.Some.LessThan(9));
        Assert.That(draws.SelectMany(batch => batch).Distinct(), Is.EquivalentTo(Enumerable.Range(1, 9)));
    }

    [Test]
    public void Draw_FewestRowsWithMostFillers_Ends()
    {
        var memory = ReplayRows.Empty(10, 1, 1);
        for (var number = 0; number < SequentialSampler.LeastRows; number++)
            memory.AddRow(number, isFiller: number % 2 == 1);
        Assert.That(Draws(memory, batch: 3, count: 1).Single(), Is.EqualTo(new[] { 2, 2, 2 }));
    }

    [TestCase(3, false)]
    [TestCase(4, true)]
    public void CanDraw_FromFourRowsOn_HoweverLargeTheBatch(int rows, bool expected) =>
        Assert.That(new SequentialSampler(ReplayRows.WithRows(10, rows)).CanDraw(batch: 32), Is.EqualTo(expected));

    /// <summary>Where fillers stand side by side there might be nothing to draw.</summary>
    [TestCase("..f..f.", true)]
    [TestCase("f.f.f", true)]
    [TestCase("..ff.", false)]
    public void Loaded_WithFillers_OnlyAsKerasRlLeavesThem(string rows, bool isRead)
    {
        var memory = Filled(rows);
        Assert.That(
            () => Load(new SequentialSampler(memory)),
            isRead
                ? Throws.Nothing
                : Throws.InstanceOf<InvalidDataException>().With.Message.Contains("Row 3 of the saved replay memory")
        );
    }

    [Test]
    public void Loaded_WithFillers_ByASamplerThatKnowsNone_IsRefused() =>
        Assert.That(
            () => Load(new UniformSampler(Filled("..f"), Sampling.WithReplacement)),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("Row 2 of the saved replay memory")
        );

    private static ReplayMemory Filled(string rows)
    {
        var memory = ReplayRows.Empty(rows.Length, 1, 1);
        foreach (var (number, row) in rows.Index())
            memory.AddRow(number, isFiller: row == 'f');
        return memory;
    }

    private static void Load(ReplaySampler sampler)
    {
        using var saved = new MemoryStream();
        StateArchive.Write(saved, _ => { });
        saved.Position = 0;
        StateArchive.Read(saved, sampler.Keep);
    }

    private static bool IsFiller(int number) => number % Episode == Episode - 1;

    private static ReplayMemory Memory(int rows, int capacity)
    {
        var memory = ReplayRows.Empty(capacity, 1, 1);
        for (var number = 0; number < rows; number++)
            memory.AddRow(number, IsFiller(number));
        return memory;
    }

    private static List<int[]> Draws(ReplayMemory memory, int batch, int count)
    {
        var sampler = new SequentialSampler(memory);
        var (rows, weights, stream) = (new int[batch], new float[batch], new RandomStream(1));
        var draws = new List<int[]>();
        for (var i = 0; i < count; i++)
        {
            sampler.Draw(rows, weights, stream, progress: 0);
            draws.Add(rows.Select(row => (int)memory.State(row)[0]).ToArray());
        }
        Assert.That(weights, Has.All.EqualTo(1));
        return draws;
    }
}
