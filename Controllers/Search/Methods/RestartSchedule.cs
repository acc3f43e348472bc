namespace ProcessChain;

/// <summary>How one run of CMA-ES is made.</summary>
/// <param name="Population">λ.</param>
/// <param name="StepFactor">What the initial steps are multiplied by.</param>
/// <param name="Evaluations">After as many the run ends.</param>
/// <param name="IsSmall">Whether it belongs to BIPOP's small populations.</param>
internal readonly record struct CmaEsPlan(int Population, double StepFactor, int Evaluations, bool IsSmall);

/// <summary>Populations and steps of successive runs: <see cref="CmaEsRestarts"/> tells.</summary>
internal sealed class RestartSchedule(CmaEsDefinition definition, int coordinates)
{
    private const int MostPoints = 1 << 20;
    private const double Ln100 = 4.605170185988092;

    private readonly int first =
        definition.Population > 0 ? definition.Population : CmaEsWeights.UsualPopulation(coordinates);

    private int large;
    private int lastLargeRun;
    private long spentOnLarge;
    private long spentOnSmall;

    /// <summary>The plan of the next run.</summary>
    public CmaEsPlan Next(RandomStream chance)
    {
        if (large == 0)
            return Large(first);
        return definition.Restarts == CmaEsRestarts.Bipop && spentOnSmall < spentOnLarge
            ? Small(chance)
            : Large(Math.Min(2 * large, MostPoints));
    }

    /// <summary>Books what a run took. The very first one counts for neither population.</summary>
    public void Note(CmaEsPlan plan, int evaluations)
    {
        if (plan.IsSmall)
        {
            spentOnSmall += evaluations;
            return;
        }
        if (large > 0)
            spentOnLarge += evaluations;
        (large, lastLargeRun) = (plan.Population, evaluations);
    }

    private static CmaEsPlan Large(int population) => new(population, 1, int.MaxValue, IsSmall: false);

    private CmaEsPlan Small(RandomStream chance)
    {
        var share = chance.NextDouble();
        var population = (int)(first * PortableMath.Power(0.5 * large / first, share * share));
        return new(population, PortableMath.Exp(-Ln100 * chance.NextDouble()), lastLargeRun / 2, IsSmall: true);
    }
}
