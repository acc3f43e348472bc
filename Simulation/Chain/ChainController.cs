namespace ProcessChain;

/// <summary>Decides, in every control iteration of every day, which station (if any) orders a lot.</summary>
public abstract class ChainController : Controller<ChainView>
{
    /// <summary>Chooses the action of this control iteration.</summary>
    /// <param name="chain">The chain at this moment; a live view, valid during the call.</param>
    /// <returns>0: nobody orders; k: station k orders one lot from its left neighbour. Must be allowed.</returns>
    public abstract int Decide(ChainView chain);

    /// <inheritdoc/>
    public sealed override void Decide(ChainView view, Span<double> action) => action[0] = Decide(view);
}
