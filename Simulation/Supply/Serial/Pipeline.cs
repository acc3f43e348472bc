namespace ProcessChain;

/// <summary>Units under way, by the periods that they still need.</summary>
/// <param name="longest">The most periods, 0 or more.</param>
internal sealed class Pipeline(int longest)
{
    private readonly double[] units = new double[longest + 1];
    private int now;

    /// <summary>The most periods that units may need.</summary>
    public int Longest => longest;

    /// <summary>All units under way.</summary>
    public double Total
    {
        get
        {
            var total = 0.0;
            foreach (var due in units)
                total += due;
            return total;
        }
    }

    /// <summary>Units that are due in so many periods.</summary>
    public double this[int wait] => units[(now + wait) % units.Length];

    /// <summary>Nothing is under way.</summary>
    public void Clear() => Array.Clear(units);

    /// <summary>Takes over the units of another one that is as long.</summary>
    public void CopyFrom(Pipeline other)
    {
        other.units.CopyTo(units, 0);
        now = other.now;
    }

    /// <summary>Sends units on their way.</summary>
    public void Add(int wait, double quantity) => units[(now + wait) % units.Length] += quantity;

    /// <summary>Takes out what is due now, and goes on to the next period.</summary>
    public double Advance()
    {
        var due = units[now];
        units[now] = 0;
        now = (now + 1) % units.Length;
        return due;
    }
}
