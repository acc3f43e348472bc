using FsCheck.Fluent;

namespace ProcessChain.Tests;

internal sealed class SumTreeTests
{
    [FsCheck.NUnit.Property]
    public FsCheck.Property Find_AnyHistory_FallsWhereTheAmountsLaidEndToEndSay(
        FsCheck.NonEmptyArray<(FsCheck.NonNegativeInt Where, byte Amount)> changes,
        FsCheck.PositiveInt size
    )
    {
        var amounts = new double[size.Get];
        var tree = new SumTree(size.Get);
        foreach (var (where, amount) in changes.Get)
            tree.Set([where.Get % size.Get], [(float)(amounts[where.Get % size.Get] = amount)]);
        var line = amounts.SelectMany((amount, index) => Enumerable.Repeat(index, (int)amount)).ToArray();
        var low = Find(tree, Enumerable.Range(0, line.Length).Select(unit => (double)unit));
        var high = Find(tree, Enumerable.Range(0, line.Length).Select(unit => unit + 0.999));
        return (tree.Total == line.Length && low.SequenceEqual(line) && high.SequenceEqual(line)).ToProperty();
    }

    [FsCheck.NUnit.Property]
    public FsCheck.Property Total_AnyHistoryOfFractions_DependsOnTheLastAmountsOnly(
        FsCheck.NonEmptyArray<(FsCheck.NonNegativeInt Where, FsCheck.NormalFloat Amount)> changes
    )
    {
        const int Size = 11;
        var (travelled, direct) = (new SumTree(Size), new SumTree(Size));
        foreach (var (where, amount) in changes.Get)
            travelled.Set([where.Get % Size], [(float)Math.Abs(amount.Get % 1e9)]);
        var all = Enumerable.Range(0, Size).Reverse().ToArray();
        direct.Set(all, [.. all.Select(index => (float)travelled[index])]);
        return travelled.Total.Equals(direct.Total).ToProperty();
    }

    [Test]
    public void Find_PointBeyondTheTotalByRounding_StaysWithinTheAmounts([Values(1, 2, 5, 8)] int amounts)
    {
        var tree = new SumTree(8);
        for (var i = 0; i < amounts; i++)
            tree.Set([i], [0.1f]);
        Assert.That(Find(tree, [tree.Total]), Is.EqualTo(new[] { amounts - 1 }));
    }

    [Test]
    public void Find_AmountsOfNothing_AreNeverFound()
    {
        var tree = new SumTree(4);
        tree.Set([2], [3]);
        Assert.That(Find(tree, [0.0, 1, 2.9, 3]), Has.All.EqualTo(2));
    }

    [Test]
    public void Set_SameIndexTwice_KeepsTheLast()
    {
        var tree = new SumTree(4);
        tree.Set([1, 0, 1], [5, 1, 2]);
        Assert.That((tree[0], tree[1], tree.Total), Is.EqualTo((1.0, 2.0, 3.0)));
    }

    [Test]
    public void Find_TellsHowFarAPointLiesWithinItsAmount()
    {
        var tree = new SumTree(3);
        tree.Set([0, 1, 2], [2, 3, 4]);
        double[] points = [0.5, 2, 4.5, 8];
        var found = new int[4];
        tree.Find(points, found);
        Assert.That(found, Is.EqualTo(new[] { 0, 1, 1, 2 }));
        Assert.That(points, Is.EqualTo(new[] { 0.5, 0, 2.5, 3 }));
    }

    [Test]
    public void Saved_FirstAmounts_HaveTheirSums()
    {
        var (tree, loaded) = (new SumTree(6), new SumTree(6));
        tree.Set([0, 1, 2, 3], [1, 2, 3, 4]);
        using var saved = new MemoryStream();
        StateArchive.Write(saved, archive => tree.Keep(archive, count: 4));
        saved.Position = 0;
        StateArchive.ReadLast(saved, archive => loaded.Keep(archive, count: 4));
        Assert.That(loaded.Total, Is.EqualTo(10));
        Assert.That(Find(loaded, [0, 1, 3, 6, 9.9]), Is.EqualTo(new[] { 0, 1, 2, 3, 3 }));
    }

    private static int[] Find(SumTree tree, IEnumerable<double> points)
    {
        var given = points.ToArray();
        var found = new int[given.Length];
        tree.Find(given, found);
        return found;
    }
}
