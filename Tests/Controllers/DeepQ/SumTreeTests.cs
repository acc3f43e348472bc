using FsCheck.Fluent;
using ProcessChain.Controllers.DeepQ;

namespace ProcessChain.Tests.Controllers.DeepQ;

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
            tree[where.Get % size.Get] = amounts[where.Get % size.Get] = amount;
        var line = amounts.SelectMany((amount, index) => Enumerable.Repeat(index, (int)amount)).ToArray();
        var isFound = line.Select((index, unit) => tree.Find(unit) == index && tree.Find(unit + 0.999) == index);
        return (tree.Total == line.Length && isFound.All(found => found)).ToProperty();
    }

    [FsCheck.NUnit.Property]
    public FsCheck.Property Total_AnyHistoryOfFractions_DependsOnTheLastAmountsOnly(
        FsCheck.NonEmptyArray<(FsCheck.NonNegativeInt Where, FsCheck.NormalFloat Amount)> changes
    )
    {
        const int Size = 11;
        var (travelled, direct) = (new SumTree(Size), new SumTree(Size));
        foreach (var (where, amount) in changes.Get)
            travelled[where.Get % Size] = Math.Abs(amount.Get);
        for (var i = Size - 1; i >= 0; i--)
            direct[i] = travelled[i];
        return (travelled.Total.Equals(direct.Total)).ToProperty();
    }

    [Test]
    public void Find_PointBeyondTheTotalByRounding_StaysWithinTheAmounts([Values(1, 2, 5, 8)] int amounts)
    {
        var tree = new SumTree(8);
        for (var i = 0; i < amounts; i++)
            tree[i] = 0.1;
        Assert.That(tree.Find(tree.Total), Is.EqualTo(amounts - 1));
    }

    [Test]
    public void Find_AmountsOfNothing_AreNeverFound()
    {
        var tree = new SumTree(4);
        tree[2] = 3;
        Assert.That(new[] { 0.0, 1, 2.9, 3 }.Select(tree.Find), Has.All.EqualTo(2));
    }
}
