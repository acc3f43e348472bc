namespace ProcessChain.Tests;

/// <summary>The numbers of states: each state has one, told back, and what follows on the orders 0, 1, … lies side by side.</summary>
internal sealed class StateNumberTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    public void Stock_HasANumberOfItsOwn(int leadTime)
    {
        var numbers = new StockNumbers(stocks: 5, orders: 3, leadTime);
        var outstanding = new int[leadTime - 1];
        for (var number = 0; number < numbers.Count; number++)
        {
            var stock = numbers.Read(number, outstanding);
            Assert.That(numbers.Of(stock, outstanding), Is.EqualTo(number));
            if (stock > 0)
                Assert.That(numbers.Of(stock - 1, outstanding), Is.EqualTo(number - numbers.StockStep));
        }
        Assert.That(numbers.Count, Is.EqualTo((long)(5 * Math.Pow(3, leadTime - 1))));
    }

    [Test]
    public void ManyStocks_AreMoreThanCanBeCounted() =>
        Assert.That(new StockNumbers(100, 100, 20).Count, Is.EqualTo(long.MaxValue));

    [Test]
    public void Vector_HasANumberOfItsOwn_InLexicographicOrder()
    {
        var vectors = new BoundedVectors(length: 3, most: 4);
        var (vector, before) = (new int[3], new[] { 0, 0, -1 });
        for (var number = 0; number < vectors.Count; number++)
        {
            var room = vectors.Read(number, vector);
            Assert.That(room, Is.EqualTo(4 - vector.Sum()));
            Assert.That(vectors.NumberOf(vector), Is.EqualTo(number));
            Assert.That(
                vector,
                Is.GreaterThan(before).Using<int[]>((one, other) => one.AsSpan().SequenceCompareTo(other))
            );
            before = [.. vector];
        }
        Assert.That(vectors.Count, Is.EqualTo(35), "7 over 3");
        Assert.That(new BoundedVectors(100, 1000).Count, Is.EqualTo(long.MaxValue));
    }
}
