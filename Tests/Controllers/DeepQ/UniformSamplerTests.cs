namespace ProcessChain.Tests;

internal sealed class UniformSamplerTests
{
    private const int Rows = 10;

    private readonly ReplayMemory memory = ReplayRows.WithRows(capacity: 20, Rows);

    [Test]
    public void Draw_EitherWay_TakesAllRowsAlike([Values] Sampling sampling)
    {
        var counts = new long[Rows];
        foreach (var row in Batches(sampling, batch: 4, count: 20_000).SelectMany(batch => batch))
            counts[row]++;
        // The 99.9 % quantile of χ² with 9 degrees of freedom; without replacement the sum is smaller still.
        Assert.That(ReplayRows.ChiSquare(counts, Enumerable.Repeat(1.0 / Rows, Rows).ToArray()), Is.LessThan(27.9));
    }

    [Test]
    public void Draw_WithoutReplacement_TakesAllSetsAlike()
    {
        var sets = Batches(Sampling.WithoutReplacement, batch: 2, count: 45_000)
            .CountBy(batch => (batch.Min(), batch.Max()))
            .ToDictionary();
        Assert.That(sets, Has.Count.EqualTo(45));
        // The 99.9 % quantile of χ² with 44 degrees of freedom.
        var shares = Enumerable.Repeat(1.0 / 45, 45).ToArray();
        Assert.That(ReplayRows.ChiSquare([.. sets.Values.Select(n => (long)n)], shares), Is.LessThan(78.8));
    }

    [Test]
    public void Draw_WithoutReplacement_RepeatsNothing([Values(1, 4, Rows)] int batch) =>
        Assert.That(
            Batches(Sampling.WithoutReplacement, batch, count: 200).Select(rows => rows.Distinct().Count()),
            Has.All.EqualTo(batch)
        );

    [Test]
    public void Draw_WithReplacement_RepeatsSome() =>
        Assert.That(
            Batches(Sampling.WithReplacement, 4, count: 200).Select(rows => rows.Distinct().Count()),
            Has.Some.LessThan(4)
        );

    [Test]
    public void Foresee_OfTheStreamAsItIs_TellsTheNextDraw([Values] Sampling sampling)
    {
        var sampler = new UniformSampler(memory, sampling);
        var stream = new RandomStream(1);
        var drawn = new int[4];
        for (var i = 0; i < 20; i++)
        {
            var state = stream.State;
            sampler.Foresee(drawn.Length, Rows, stream);
            var foreseen = sampler.Foreseen.ToArray();
            Assert.That(stream.State, Is.EqualTo(state));
            sampler.Draw(drawn, new float[4], stream, progress: 0);
            Assert.That(drawn, Is.EqualTo(foreseen));
        }
    }

    /// <summary>Also where the memory grew otherwise than foreseen, or the stream is another one.</summary>
    [Test]
    public void Draw_AfterForeseeing_IsAsWithoutIt(
        [Values] Sampling sampling,
        [Values(0, 1)] int grown,
        [Values(1UL, 2UL)] ulong seed
    )
    {
        var (foreseeing, plain) = (new UniformSampler(memory, sampling), new UniformSampler(memory, sampling));
        var (stream, other) = (new RandomStream(1), new RandomStream(1));
        for (var i = 0; i < 20; i++)
        {
            foreseeing.Foresee(4, Rows - grown, stream);
            if (seed != 1)
                (stream, other) = (new RandomStream(seed), new RandomStream(seed));
            var (drawn, expected) = (new int[4], new int[4]);
            foreseeing.Draw(drawn, new float[4], stream, progress: 0);
            plain.Draw(expected, new float[4], other, progress: 0);
            Assert.That(drawn, Is.EqualTo(expected));
            Assert.That(stream.State, Is.EqualTo(other.State));
        }
    }

    [TestCase(Rows, true)]
    [TestCase(Rows + 1, false)]
    public void CanDraw_AsManyAsThereAre(int batch, bool expected) =>
        Assert.That(new UniformSampler(memory, Sampling.WithReplacement).CanDraw(batch), Is.EqualTo(expected));

    [Test]
    public void Settings_ChooseTheSampler()
    {
        var (uniform, prioritised) = (new DeepQDefinition(), new DeepQDefinition { Replay = ReplayKind.Prioritised });
        Assert.That(
            ReplaySampler.Of(uniform with { Replay = ReplayKind.Uniform }, memory),
            Is.TypeOf<UniformSampler>()
        );
        Assert.That(ReplaySampler.Of(prioritised, memory), Is.TypeOf<PrioritisedSampler>());
    }

    private IEnumerable<int[]> Batches(Sampling sampling, int batch, int count)
    {
        var sampler = new UniformSampler(memory, sampling);
        var stream = new RandomStream(1);
        var weights = new float[batch];
        for (var i = 0; i < count; i++)
        {
            var rows = new int[batch];
            sampler.Draw(rows, weights, stream, progress: 0);
            Assert.That(weights, Has.All.EqualTo(1));
            yield return rows;
        }
    }
}
