namespace ProcessChain;

/// <summary>The orders of a customer from a day on, drawn no sooner than they are needed; can be copied, and drawn anew.</summary>
internal sealed class CustomerOrders
{
    private static readonly IEnumerator<CustomerOrder> nothing = Enumerable.Empty<CustomerOrder>().GetEnumerator();

    private IEnumerator<CustomerOrder> source = nothing;
    private CustomerOrder[] drawn = new CustomerOrder[1];
    private int next;
    private int end;

    /// <summary>The day of the next order; that of the last possible day where none will come.</summary>
    public int NextDay { get; private set; } = int.MaxValue;

    /// <summary>Forgets all orders to come, and takes these in their place.</summary>
    public void Begin(IEnumerable<CustomerOrder> orders)
    {
        (source, next, end) = (orders.GetEnumerator(), 0, 0);
        Draw();
        Look();
    }

    /// <summary>Takes the next order, and says its units.</summary>
    public int Take()
    {
        var units = drawn[next++].Quantity;
        if (next == end)
        {
            (next, end) = (0, 0);
            Draw();
        }
        Look();
        return units;
    }

    /// <summary>Takes over the orders to come of another customer, up to a day.</summary>
    public void CopyFrom(CustomerOrders other, int lastDay)
    {
        var isMore = true;
        while (isMore && other.end > 0 && other.drawn[other.end - 1].Day <= lastDay)
            isMore = other.Draw();
        if (drawn.Length < other.end - other.next)
            drawn = new CustomerOrder[other.drawn.Length];
        other.drawn.AsSpan(other.next, other.end - other.next).CopyTo(drawn);
        (source, next, end) = (nothing, 0, other.end - other.next);
        Look();
    }

    private bool Draw()
    {
        if (!source.MoveNext())
            return false;
        if (end == drawn.Length)
            Array.Resize(ref drawn, 2 * end);
        drawn[end++] = source.Current;
        return true;
    }

    private void Look() => NextDay = next < end ? drawn[next].Day : int.MaxValue;
}
