namespace ProcessChain.Tests;

/// <summary>What a day's decisions can make of the lots at the stations.</summary>
internal sealed class LotMovesTests
{
    private static readonly LotMoves Moves = new(new ChainDefinition { DecisionsPerDay = 3 }, 5, 3, default);

    [Test]
    public void EveryStock_HasItsNumber()
    {
        var all = Enumerable.Range(0, Moves.Stocks).ToList();
        Assert.That(all, Has.Count.EqualTo(56), "ways of at most 5 lots at 3 stations");
        Assert.That(all.Select(stock => Moves.StockOf(Moves.LotsOf(stock))), Is.EqualTo(all));
    }

    [Test]
    public void LotsBeyondThoseConsidered_AreLeftOutUpstreamFirst() =>
        Assert.That(Moves.LotsOf(Moves.StockOf([4, 3, 1])), Is.EqualTo(new[] { 1, 3, 1 }));

    [Test]
    public void EveryMove_IsWhatItsDecisionsMake()
    {
        for (var stock = 0; stock < Moves.Stocks; stock++)
        {
            var lots = Moves.LotsOf(stock);
            var seen = new HashSet<(int, int, int, int)>();
            for (var move = Moves.First[stock]; move < Moves.First[stock + 1]; move++)
            {
                var moved = Moves.Moved(stock, move - Moves.First[stock]);
                Assert.That(seen.Add((moved[0], moved[1], moved[2], moved[3])));
                Assert.That(moved.Sum(), Is.LessThanOrEqualTo(3));
                Assert.That(moved.Skip(1).Zip(lots).All(pair => pair.First <= pair.Second));
                Assert.That(
                    Moves.LotsOf(Moves.Target[move]),
                    Is.EqualTo(lots.Select((there, i) => there + moved[i] - moved[i + 1]))
                );
                Assert.That(Moves.Delivered[move], Is.EqualTo(moved[3]));
                Assert.That(Moves.Staying[move], Is.EqualTo(lots.Sum() - moved.Skip(1).Sum()));
            }
        }
    }

    [Test]
    public void AllMovesAreThere_ByHand()
    {
        var stock = Moves.StockOf([0, 0, 4]);
        var made = Enumerable
            .Range(0, Moves.First[stock + 1] - Moves.First[stock])
            .Select(move => Moves.Moved(stock, move))
            .Select(moved => (Released: moved[0], Delivered: moved[3]));
        (int, int)[] expected = [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (0, 2), (1, 2), (0, 3)];
        Assert.That(made, Is.EquivalentTo(expected), "at most 3 decisions, at most 5 lots afterwards");
    }
}
