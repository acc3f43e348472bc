namespace ProcessChain.Tests;

internal sealed class PrioritisedSamplerTests
{
    private const int Rows = 5;

    private static readonly DeepQDefinition Settings = new()
    {
        Replay = ReplayKind.Prioritised,
        PriorityExponent = 1,
        PriorityOffset = 0.5,
        ImportanceExponent = 0.5,
        BatchSize = Rows,
    };

    /// <summary>With exponent 1 and offset ½ the priorities 1, 2, 3, 4 and 6.</summary>
    private static readonly float[] Errors = [0.5f, -1.5f, 2.5f, -3.5f, 5.5f];

    private static readonly double[] Shares = [1 / 16.0, 2 / 16.0, 3 / 16.0, 4 / 16.0, 6 / 16.0];

    private readonly float[] weights = new float[Rows];
    private readonly int[] rows = new int[Rows];
    private readonly RandomStream stream = new(1);

    [Test]
    public void Draw_KnownErrors_IsProportionalToThePriorities()
    {
        var counts = new long[Rows];
        var sampler = Learned(Settings);
        var one = new int[1];
        for (var draw = 0; draw < 50_000; draw++)
        {
            sampler.Draw(one, weights.AsSpan(0, 1), stream, 0);
            counts[one[0]]++;
        }
        // The 99.9 % quantile of χ² with 4 degrees of freedom.
        Assert.That(ReplayRows.ChiSquare(counts, Shares), Is.LessThan(18.5));
    }

    [Test]
    public void Draw_ExponentOfOneHalf_TakesTheRootsOfThePriorities()
    {
        var counts = new long[Rows];
        var sampler = Learned(Settings with { PriorityExponent = 0.5 });
        for (var draw = 0; draw < 20_000; draw++)
        {
            sampler.Draw(rows, weights, stream, 0);
            foreach (var row in rows)
                counts[row]++;
        }
        var roots = Shares.Select(Math.Sqrt).ToArray();
        Assert.That(ReplayRows.ChiSquare(counts, [.. roots.Select(root => root / roots.Sum())]), Is.LessThan(18.5));
    }

    /// <summary>16 units of priority in 4 parts of 4: [1 2 | 3] and so on. The first part never holds the last two rows.</summary>
    [Test]
    public void Draw_Batch_TakesOneFromEachEqualPart()
    {
        var sampler = Learned(Settings);
        int[][] allowed =
        [
            [0, 1, 2],
            [2, 3],
            [3, 4],
            [4],
        ];
        var four = new int[4];
        for (var draw = 0; draw < 500; draw++)
        {
            sampler.Draw(four, weights.AsSpan(0, 4), stream, 0);
            for (var part = 0; part < 4; part++)
                Assert.That(allowed[part], Does.Contain(four[part]), $"part {part}");
        }
    }

    [TestCase(0.0, 0.5)]
    [TestCase(0.5, 0.75)]
    [TestCase(1.0, 1.0)]
    public void Weights_AnyProgress_AreInverseSharesToBetaOverTheLargest(double progress, double beta)
    {
        var sampler = Learned(Settings);
        sampler.Draw(rows, weights, stream, progress);
        var raw = rows.Select(row => Math.Pow(Rows * Shares[row], -beta)).ToArray();
        Assert.That(rows.Distinct().Count(), Is.GreaterThan(2));
        Assert.That(weights, Is.EqualTo(raw.Select(weight => (float)(weight / raw.Max()))).Within(1e-5));
    }

    [Test]
    public void NewRow_BesideLearnedOnes_HasTheLargestPrioritySoFar()
    {
        var memory = ReplayRows.WithRows(capacity: 100, Rows);
        var sampler = Learned(Settings, memory);
        sampler.Learned([4], [0.5f]);
        memory.AddRow(Rows);
        var counts = Counts(sampler, Rows + 1, batches: 20_000);
        double[] priorities = [1, 2, 3, 4, 1, 6];
        Assert.That(
            ReplayRows.ChiSquare(counts, [.. priorities.Select(p => p / priorities.Sum())]),
            Is.LessThan(20.5),
            "the 99.9 % quantile with 5 degrees of freedom"
        );
    }

    [Test]
    public void OverwrittenRow_HasThePriorityOfANewOne()
    {
        var memory = ReplayRows.WithRows(capacity: Rows, Rows);
        var sampler = Learned(Settings, memory);
        memory.AddRow(Rows);
        double[] priorities = [6, 2, 3, 4, 6];
        Assert.That(
            ReplayRows.ChiSquare(Counts(sampler, Rows, 20_000), [.. priorities.Select(p => p / priorities.Sum())]),
            Is.LessThan(18.5)
        );
    }

    [Test]
    public void Error_OfNothing_CanStillBeDrawn()
    {
        var sampler = Learned(Settings);
        sampler.Learned([0], [0]);
        Assert.That(Counts(sampler, Rows, 2000)[0], Is.Positive);
    }

    [Test]
    public void Saved_AnyHistory_DrawsTheSameBits()
    {
        var memory = ReplayRows.WithRows(capacity: 700, 1000);
        var definition = Settings with { PriorityExponent = 0.6, BatchSize = 64 };
        var sampler = new PrioritisedSampler(memory, definition);
        var other = new RandomStream(2);
        Draws(sampler, other, 300);
        memory.AddRow(1000);
        Draws(sampler, other, 1);
        sampler.Learned([memory.FromOldest(memory.Count - 1)], [0.01f]);

        var resumed = new PrioritisedSampler(memory, definition);
        using var saved = new MemoryStream();
        StateArchive.Write(saved, sampler.Keep);
        saved.Position = 0;
        StateArchive.Read(saved, resumed.Keep);

        var again = new RandomStream(0) { State = other.State };
        memory.AddRow(1001);
        Assert.That(Draws(resumed, again, 100), Is.EqualTo(Draws(sampler, other, 100)));
    }

    [Test]
    public void Saving_RightAfterANewRow_ChangesNoDraw()
    {
        var memory = ReplayRows.WithRows(capacity: 100, Rows);
        var definition = Settings with { BatchSize = 64 };
        var (saved, other) = (Learned(definition, memory), Learned(definition, memory));
        memory.AddRow(Rows);
        StateArchive.Write(Stream.Null, saved.Keep);
        Assert.That(Draws(saved, new RandomStream(3), 50), Is.EqualTo(Draws(other, new RandomStream(3), 50)));
    }

    [Test]
    public void DrawAndLearn_AllocateNothing()
    {
        var sampler = Learned(Settings with { PriorityExponent = 0.6 });
        sampler.Draw(rows, weights, stream, 0);
        sampler.Learned(rows, Errors);
        var before = GC.GetAllocatedBytesForCurrentThread();
        sampler.Draw(rows, weights, stream, 0);
        sampler.Learned(rows, Errors);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static PrioritisedSampler Learned(DeepQDefinition settings, ReplayMemory? memory = null)
    {
        var sampler = new PrioritisedSampler(memory ?? ReplayRows.WithRows(capacity: 8, Rows), settings);
        sampler.Draw(new int[Rows], new float[Rows], new RandomStream(9), 0);
        sampler.Learned([0, 1, 2, 3, 4], Errors);
        return sampler;
    }

    private long[] Counts(PrioritisedSampler sampler, int count, int batches)
    {
        var counts = new long[count];
        for (var draw = 0; draw < batches; draw++)
        {
            sampler.Draw(rows, weights, stream, 0);
            foreach (var row in rows)
                counts[row]++;
        }
        return counts;
    }

    private static List<(int Row, float Weight)> Draws(PrioritisedSampler sampler, RandomStream stream, int count)
    {
        var drawn = new List<(int, float)>();
        var (rows, weights, errors) = (new int[64], new float[64], new float[64]);
        for (var i = 0; i < count; i++)
        {
            sampler.Draw(rows, weights, stream, i / (double)count);
            drawn.AddRange(rows.Zip(weights));
            for (var row = 0; row < rows.Length; row++)
                errors[row] = (float)(rows[row] * 0.37 * Math.Sin(rows[row] + i));
            sampler.Learned(rows, errors);
        }
        return drawn;
    }
}
