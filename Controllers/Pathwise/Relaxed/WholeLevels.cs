namespace ProcessChain;

/// <summary>
/// Learned levels in whole units: all are rounded to the nearest one, and then, beginning with that which is nearest to half a unit, each
/// to the other side if that earns more on the same episodes. Orders in fractions of units may be best with half a unit, where the
/// nearest whole one is a matter of luck.
/// </summary>
internal static class WholeLevels
{
    private const int Blocks = 32;

    /// <summary>Those of a table that is the same in all periods.</summary>
    /// <param name="system">The system.</param>
    /// <param name="seed">Of the training.</param>
    /// <param name="levels">The table, with padding.</param>
    public static float[] Of(RelaxedSystem system, long seed, float[] levels)
    {
        var (worker, sums) = (new RelaxedWorker(system, shape: null), new PathwiseSums(levels.Length));
        var whole = Array.ConvertAll(levels, MathF.Round);
        var best = Reward();
        foreach (var i in Enumerable.Range(0, system.Corrections).OrderByDescending(Doubt).ToList())
        {
            var nearest = whole[i];
            whole[i] += MathF.Sign(levels[i] - nearest);
            var reward = Reward();
            if (reward > best)
                best = reward;
            else
                whole[i] = nearest;
        }
        return whole;

        float Doubt(int i) => MathF.Abs(levels[i] - whole[i]);

        double Reward()
        {
            worker.Learn(Enumerable.Range(0, Blocks).Select(block => (long)block), seed, whole, sums);
            return sums.Reward;
        }
    }
}
