namespace ProcessChain;

/// <summary>
/// A controller that decides by nothing but what it sees at the moment, and can do so for several systems at once: as for one after the
/// other, but sooner.
/// </summary>
internal interface IVectorController : IController
{
    /// <summary>Most systems at once.</summary>
    int Most { get; }

    /// <summary>Decides for each of several systems.</summary>
    /// <param name="views">All of systems of one definition, at this moment; at least one, and no more than <see cref="Most"/>.</param>
    /// <param name="actions">Receives one decision after the other: of each as many numbers as the <see cref="ActionSpace"/> says.</param>
    void Decide(ReadOnlySpan<SystemView> views, Span<double> actions);
}
