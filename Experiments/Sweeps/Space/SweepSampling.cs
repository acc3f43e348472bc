namespace ProcessChain.Experiments;

/// <summary>How values are drawn, where some are: the key <c>sweep</c>.</summary>
internal sealed record SweepSampling
{
    /// <summary>How many samples; each has a value of every key that is drawn. Left out: none.</summary>
    [Range(1, SweepSpace.MostPoints)]
    public int? Samples { get; init; }

    /// <summary>How the samples lie.</summary>
    public SamplingMethod Method { get; init; } = SamplingMethod.Random;

    /// <summary>The root of the samples' chance; that of the experiments is the key <c>seed</c>.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Shares of the probability of a key, one for each sample, that no other key has any part in.</summary>
    public double[] SharesOf(string key)
    {
        var stream = new EpisodeSeed(Seed, 0).Stream($"sweep {key}");
        var shares = new double[Samples ?? 0];
        var strata = Method == SamplingMethod.LatinHypercube ? Permutation(shares.Length, stream) : null;
        for (var i = 0; i < shares.Length; i++)
        {
            var share = stream.NextDouble();
            shares[i] = strata is null ? share : Math.Min((strata[i] + share) / shares.Length, Math.BitDecrement(1.0));
        }
        return shares;
    }

    private static int[] Permutation(int count, RandomStream stream)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var other = stream.Next(i + 1);
            (numbers[i], numbers[other]) = (numbers[other], numbers[i]);
        }
        return numbers;
    }
}

/// <summary>How samples lie.</summary>
internal enum SamplingMethod
{
    /// <summary>Independent of each other.</summary>
    Random,

    /// <summary>
    /// Of N samples, each key has one in each N-th of its probability (McKay, Beckman &amp; Conover, Technometrics 21(2), 1979).
    /// </summary>
    LatinHypercube,
}
