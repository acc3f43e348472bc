namespace ProcessChain;

/// <summary>
/// The average cost of a Markov decision process, enclosed by value iteration: the least and the greatest growth of a
/// value within one sweep (Odoni 1969, On finding the maximal gain for Markov decision processes).
/// </summary>
/// <param name="Lower">Money per day, 0 or more.</param>
/// <param name="Upper">Money per day; not below <paramref name="Lower"/>.</param>
/// <param name="Iterations">Sweeps over all states that it took.</param>
public readonly record struct Bracket(double Lower, double Upper, int Iterations)
{
    /// <summary>Halfway between its ends, money per day.</summary>
    public double Middle => (Lower + Upper) / 2;
}
