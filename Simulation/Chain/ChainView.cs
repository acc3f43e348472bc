namespace ProcessChain;

/// <summary>
/// What a controller may know of the chain, in natural units (units of material, days). A live view: it always shows
/// the present moment, so copy what must be remembered. Stations are numbered 1..n from the resource to the customer;
/// buyers are the stations and the customer, n+1.
/// </summary>
public sealed class ChainView : SystemView
{
    private readonly ChainState state;

    internal ChainView(ChainDefinition chain, ChainState state)
    {
        Definition = chain;
        this.state = state;
    }

    /// <summary>The chain observed.</summary>
    public override ChainDefinition Definition { get; }

    /// <summary>n, the number of stations.</summary>
    public int Stations => state.Stations;

    /// <summary>n + 1, the number of the customer among the buyers.</summary>
    public int Customer => state.Customer;

    /// <summary>The day, from 0.</summary>
    public override int Period => state.Day;

    /// <summary>The control iteration within the day, 0 .. k−1.</summary>
    public override int Decision => state.Iteration;

    /// <summary>
    /// Days since the customer's newest order, 0 on the day of an order. Counted from the start while there has been
    /// none: a first day without an order has age 1. Not among the paper's 4n+2 numbers.
    /// </summary>
    public int DaysSinceCustomerOrder => state.Day - state.LastCustomerOrderDay;

    /// <summary>s_ph: physical stock of station k, units.</summary>
    public int OnHand(int station) => state.OnHand[station];

    /// <summary>Units on the way to buyer k.</summary>
    public int InTransit(int buyer) => state.InTransit[buyer];

    /// <summary>o_open: units buyer k ordered today that have not been shipped.</summary>
    public int OpenOrders(int buyer) => state.Open[buyer];

    /// <summary>o_late: units buyer k ordered on earlier days that have not been shipped (its backorders at its supplier).</summary>
    public int LateOrders(int buyer) => state.Late[buyer];

    /// <summary>
    /// s_dis, the disposable stock or inventory position of station k: on hand + in transit to it + its own unshipped
    /// orders − unshipped orders of its buyer.
    /// </summary>
    public int InventoryPosition(int station) =>
        state.OnHand[station]
        + state.InTransit[station]
        + state.Open[station]
        + state.Late[station]
        - state.Open[station + 1]
        - state.Late[station + 1];

    /// <summary>The inventory position of station <paramref name="place"/> + 1: <see cref="InventoryPosition"/>.</summary>
    /// <param name="place">From 0.</param>
    public override double Position(int place) => InventoryPosition(place + 1);

    /// <summary>
    /// The echelon inventory position of station k: on hand at k and at every station to its right, all units on the way
    /// to and between them, k's own unshipped orders, less the customer's unshipped orders (units on the way to the
    /// customer have left the echelon).
    /// </summary>
    public int EchelonPosition(int station)
    {
        var position = state.Open[station] + state.Late[station] - state.Open[Customer] - state.Late[Customer];
        for (var k = station; k <= state.Stations; k++)
            position += state.OnHand[k] + state.InTransit[k];
        return position;
    }

    /// <summary>
    /// Whether the supplier of station k has a whole lot that nobody has asked for: s_ph,k−1 − o_open,k − o_late,k ≥ lot.
    /// Always so for station 1, whose supplier is the resource.
    /// </summary>
    public bool SupplierHasLot(int station) =>
        station == 1 || state.OnHand[station - 1] - state.Open[station] - state.Late[station] >= Definition.LotSize;

    /// <summary>Whether a choice may be taken now, by the chain's rule <see cref="ChainDefinition.Orders"/>.</summary>
    /// <param name="choice">0: nobody orders; k: station k orders one lot.</param>
    public override bool IsAllowed(int choice) =>
        choice == 0
        || (
            choice > 0
            && choice <= state.Stations
            && (Definition.Orders == OrderRule.Unrestricted || SupplierHasLot(choice))
        );

    /// <inheritdoc/>
    public override bool IsServed(int choice) => IsAllowed(choice) && (choice == 0 || SupplierHasLot(choice));

    /// <inheritdoc/>
    public override void Observe(int part, Span<float> numbers)
    {
        switch (part)
        {
            case ChainObservations.State:
                CopyTo(numbers);
                break;
            case ChainObservations.OrderAge:
                numbers[0] = DaysSinceCustomerOrder;
                break;
            default:
                for (var i = 0; i < numbers.Length; i++)
                    numbers[i] = i == Decision ? 1 : 0;
                break;
        }
    }

    /// <summary>4n + 2, the length of the paper's observation vector sv_dim.</summary>
    public int Size => (4 * state.Stations) + 2;

    /// <summary>
    /// Writes the paper's 4n+2 numbers, raw units: for every station physical stock, disposable stock, open and late
    /// orders; then the customer's open and late orders.
    /// </summary>
    /// <param name="destination">At least <see cref="Size"/> long.</param>
    public void CopyTo(Span<float> destination)
    {
        destination = destination[..Size];
        for (var k = 1; k <= state.Stations; k++)
        {
            destination[(4 * k) - 4] = state.OnHand[k];
            destination[(4 * k) - 3] = InventoryPosition(k);
            destination[(4 * k) - 2] = state.Open[k];
            destination[(4 * k) - 1] = state.Late[k];
        }
        destination[^2] = state.Open[Customer];
        destination[^1] = state.Late[Customer];
    }

    /// <summary>The paper's 4n+2 numbers, raw units, as a new array (see <see cref="CopyTo"/>).</summary>
    public float[] ToArray()
    {
        var vector = new float[Size];
        CopyTo(vector);
        return vector;
    }
}
