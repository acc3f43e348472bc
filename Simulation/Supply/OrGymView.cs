namespace ProcessChain;

/// <summary>What controllers see of one of OR-Gym's supply systems.</summary>
public abstract class OrGymView : SupplyView
{
    private readonly int periods;
    private readonly double[] orGym;

    private protected OrGymView(SupplySystem system, int orGymLength)
        : base(system)
    {
        periods = system.Periods;
        orGym = new double[orGymLength];
    }

    /// <summary>The length of <see cref="CopyOrGymState"/>.</summary>
    public int OrGymLength => orGym.Length;

    /// <inheritdoc/>
    public sealed override void Observe(int part, Span<float> numbers)
    {
        switch (part)
        {
            case 0:
                ObserveState(numbers);
                return;
            case 1:
                numbers[0] = (float)Period / periods;
                return;
            case 2:
                ObserveOrGym(numbers);
                return;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "There are the parts 0, 1 and 2.");
        }
    }

    /// <summary>Writes the observation that OR-Gym's environment gives, in double precision.</summary>
    /// <param name="state">Receives as many numbers as the part <c>orGym</c> has.</param>
    public abstract void CopyOrGymState(Span<double> state);

    /// <summary>Writes all that decides the future but the period, units.</summary>
    private protected abstract void ObserveState(Span<float> numbers);

    private void ObserveOrGym(Span<float> numbers)
    {
        CopyOrGymState(orGym);
        for (var i = 0; i < orGym.Length; i++)
            numbers[i] = (float)orGym[i];
    }
}
