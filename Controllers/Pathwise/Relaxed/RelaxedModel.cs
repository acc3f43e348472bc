namespace ProcessChain;

/// <summary>
/// An episode of a system with orders in fractions of units, written once for any number: on a tape it is trained through, with
/// <see cref="Real"/> numbers it tells a test agent what is seen and ordered.
/// </summary>
internal abstract class RelaxedModel<T>
    where T : struct, IScalar<T>
{
    /// <summary>The total reward so far.</summary>
    public T Total { get; protected set; }

    /// <summary>What a network sees in the period that comes next, as many numbers as <see cref="RelaxedSystem.Features"/>.</summary>
    public abstract void Observe(Span<T> features);

    /// <summary>What is ordered in it, in each place.</summary>
    /// <param name="corrections">What is learned, as many numbers as <see cref="RelaxedSystem.Corrections"/>: levels, or what is added to those that go without saying, units.</param>
    /// <param name="orders">Receives units.</param>
    public abstract void Order(ReadOnlySpan<T> corrections, Span<T> orders);

    /// <summary>Plays it, with what was ordered, and goes on to the next.</summary>
    public abstract void Play(ReadOnlySpan<T> orders);
}

/// <summary>A system that can be trained through: its sizes, its episodes, and its model.</summary>
internal abstract class RelaxedSystem
{
    /// <summary>Periods of an episode.</summary>
    public abstract int Periods { get; }

    /// <summary>Places in which units are ordered.</summary>
    public abstract int Places { get; }

    /// <summary>Numbers from which the orders of a period follow, one for each place where nothing else is said.</summary>
    public virtual int Corrections => Places;

    /// <summary>Numbers that a network sees.</summary>
    public abstract int Features { get; }

    /// <summary>Numbers that make an episode: its demand, and what is known of it.</summary>
    public abstract int Given { get; }

    /// <summary>Whether each period has corrections of its own beside the network's.</summary>
    public abstract bool IsTimed { get; }

    /// <summary>The unit of what is learned, about the mean demand of a period.</summary>
    public abstract float Unit { get; }

    /// <summary>The largest price or cost of a unit, the unit of gradients.</summary>
    public abstract float Money { get; }

    /// <summary>The corrections with which training begins, units.</summary>
    public abstract float FirstCorrection(int period, int index);

    /// <summary>Draws the numbers of an episode.</summary>
    public abstract void Draw(EpisodeSeed episode, Span<float> given);

    /// <summary>An episode at its beginning.</summary>
    /// <param name="given">The numbers that make it.</param>
    public abstract RelaxedModel<T> Begin<T>(ReadOnlySpan<T> given)
        where T : struct, IScalar<T>;

    /// <summary>A test agent.</summary>
    /// <param name="corrections">What is learned of the system's state.</param>
    public abstract IController CreateAgent(LearnedCorrections corrections);
}
