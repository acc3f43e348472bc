using System.Threading;

namespace ProcessChain;

/// <summary>Finds the best plan for a demand that is known, in a system with one market.</summary>
internal interface IHindsight
{
    /// <summary>What the market pays for a unit.</summary>
    double Price { get; }

    /// <summary>Whether shipments to a place are limited, so that it is safe to make them cheaper.</summary>
    bool IsLimited(int place);

    /// <summary>The most that can be earned.</summary>
    /// <param name="demand">Of each period.</param>
    /// <param name="stop">Stops it.</param>
    double Solve(ReadOnlySpan<int> demand, CancellationToken stop = default);

    /// <summary>What the newest plan ships.</summary>
    double Shipped(int period, int place);

    /// <summary>Makes shipments dearer, or cheaper, in all problems to come.</summary>
    /// <param name="surcharges">Money for each unit shipped: <c>[period · places + place]</c>.</param>
    void Surcharge(ReadOnlySpan<double> surcharges);
}
