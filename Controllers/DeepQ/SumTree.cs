using System.Numerics;

namespace ProcessChain;

/// <summary>
/// Amounts in a row, their total, and where a point on the line of all of them laid end to end falls. Every inner node is
/// the sum of its two children at all times, so that the tree is a pure function of its leaves, whatever their history.
/// </summary>
internal sealed class SumTree
{
    private readonly int leaves;

    /// <summary>1 is the root, 2i and 2i + 1 are the children of i, and the leaves come last.</summary>
    private readonly double[] sums;

    /// <param name="count">Amounts, all 0 at first; 1 or more.</param>
    public SumTree(int count)
    {
        leaves = (int)BitOperations.RoundUpToPowerOf2((uint)count);
        sums = new double[2 * leaves];
    }

    public double Total => sums[1];

    public double this[int index] => sums[leaves + index];

    /// <summary>Changes amounts; of one that is given several times the last counts.</summary>
    /// <param name="indices">Which.</param>
    /// <param name="amounts">As many, 0 or more.</param>
    public void Set(ReadOnlySpan<int> indices, ReadOnlySpan<float> amounts)
    {
        for (var i = 0; i < indices.Length; i++)
            sums[leaves + indices[i]] = amounts[i];
        for (var level = 1; leaves >> level > 0; level++)
        {
            foreach (var index in indices)
                SumUp((leaves + index) >> level);
        }
    }

    /// <summary>
    /// The amounts within which points fall; never one of 0 as long as the total is above 0. All points go down the tree
    /// level by level, without branches, so that they wait for memory together.
    /// </summary>
    /// <param name="points">From 0 to <see cref="Total"/>; overwritten with how far they lie within their amounts.</param>
    /// <param name="found">Overwritten; as many as there are points.</param>
    public void Find(Span<double> points, Span<int> found)
    {
        found.Fill(1);
        for (var nodes = 1; nodes < leaves; nodes *= 2)
        {
            for (var i = 0; i < found.Length; i++)
            {
                var left = 2 * found[i];
                var right = points[i] < sums[left] | sums[left + 1] == 0 ? 0 : 1;
                points[i] -= right * sums[left];
                found[i] = left + right;
            }
        }
        foreach (ref var node in found)
            node -= leaves;
    }

    /// <summary>Keeps the first amounts.</summary>
    public void Keep(StateArchive state, int count)
    {
        state.Keep(sums.AsSpan(leaves, count));
        for (var node = leaves - 1; state.IsReading && node > 0; node--)
            SumUp(node);
    }

    private void SumUp(int node) => sums[node] = sums[2 * node] + sums[(2 * node) + 1];
}
