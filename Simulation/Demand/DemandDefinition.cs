namespace ProcessChain;

/// <summary>When the customer orders, and how much.</summary>
public abstract record DemandDefinition
{
    /// <summary>The customer's orders of one episode, by day; several may fall on one day. May be endless.</summary>
    /// <param name="stream">The episode's stream <c>customer</c>; nothing else decides what is random here.</param>
    public abstract IEnumerable<CustomerOrder> Orders(RandomStream stream);

    /// <summary>Everything that is wrong with this definition.</summary>
    public abstract IEnumerable<Fault> Validate();
}

/// <summary>One order of the customer.</summary>
/// <param name="Day">The day it falls on, 0 or later, not before that of the order before it.</param>
/// <param name="Quantity">Units, 0 or more.</param>
public readonly record struct CustomerOrder(int Day, int Quantity);
