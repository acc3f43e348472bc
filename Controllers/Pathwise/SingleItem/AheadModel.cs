namespace ProcessChain;

/// <summary>An episode of one item, on hand and to come period by period as in <see cref="StockAhead"/>, for training through it.</summary>
/// <param name="system">The item.</param>
/// <param name="given">Units demanded in each period.</param>
internal abstract class AheadModel<T>(RelaxedItem system, ReadOnlySpan<T> given) : RelaxedModel<T>
    where T : struct, IScalar<T>
{
    private readonly T[] given = given.ToArray();
    private readonly T[] ahead = Array.ConvertAll(system.Beginning, T.Of);
    private int period;

    /// <summary>On hand, this period's receipt included.</summary>
    protected T OnHand => ahead[0];

    /// <summary>On hand and to come.</summary>
    protected T Position => ahead.Aggregate(T.Of(0), (sum, units) => sum + units);

    /// <summary>Takes over what can be seen.</summary>
    public void Take(StockAhead seen)
    {
        ahead[0] = T.Of(seen.OnHand);
        for (var wait = 1; wait < ahead.Length; wait++)
            ahead[wait] = T.Of(seen.Outstanding[wait - 1]);
    }

    public sealed override void Observe(Span<T> features)
    {
        for (var i = 0; i < ahead.Length; i++)
            features[i] = ahead[i] * (1 / system.Unit);
    }

    public sealed override void Play(ReadOnlySpan<T> orders)
    {
        var left = Sell(orders, given[period++]);
        for (var wait = 1; wait < ahead.Length; wait++)
            ahead[wait - 1] = ahead[wait];
        ahead[^1] = orders[^1];
        ahead[0] = ahead.Length > 1 ? left + ahead[0] : left + orders[^1];
    }

    /// <summary>Sells, takes the cost, and returns what is left, below 0 where units are owed.</summary>
    protected abstract T Sell(ReadOnlySpan<T> orders, T demanded);
}
