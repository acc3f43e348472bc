using FsCheck;
using FsCheck.Fluent;

namespace ProcessChain.Tests;

/// <summary>Laws of demand of all kinds, of a few units a day.</summary>
internal static class RandomDemands
{
    public static Gen<DemandDefinition> Laws =>
        Gen.Frequency((3, Uniform), (4, Simple), (2, Intermittent), (1, Switching));

    private static Gen<DemandDefinition> Uniform =>
        from interval in Gen.Choose(0, 4).Two()
        from quantity in Gen.Choose(0, 30).Two()
        select DemandLaw.Uniform(
            (interval.Item1, interval.Item1 + interval.Item2 + 1),
            (quantity.Item1, quantity.Item1 + quantity.Item2)
        );

    private static Gen<DemandDefinition> Simple =>
        from mean in Gen.Choose(1, 9)
        from day in Gen.Choose(0, 40)
        from law in Gen.Elements(
            DemandLaw.Poisson(mean / 2.0),
            DemandLaw.Binomial(mean, 0.4),
            DemandLaw.Geometric(1.0 / mean, -1),
            DemandLaw.NegativeBinomial(mean, 0.5),
            DemandLaw.TwoMoments(mean, mean),
            DemandLaw.Integers(0, mean),
            DemandLaw.PerPeriod(Enumerable.Range(0, day).Select(period => period % mean)),
            DemandLaw.Seasonal(mean),
            DemandLaw.Trending(mean, 0.1),
            DemandLaw.Shock(mean, 3 * mean, day, day + 5),
            DemandLaw.Distribution("Normal", ("mean", mean), ("stddev", 3)),
            DemandLaw.Step(mean, 2 * mean, day, 1 + (mean / 3)),
            DemandLaw.List([new(0, mean), new(day, 0), new(day, 2 * mean), new(2 * day, mean)])
        )
        select law;

    private static Gen<DemandDefinition> Intermittent =>
        from probability in Gen.Choose(1, 9)
        from mean in Gen.Choose(1, 20)
        from interval in Gen.Elements<DemandDefinition>(
            DemandLaw.Geometric(probability / 10.0),
            DemandLaw.Integers(1, probability),
            DemandLaw.Distribution("Poisson", ("lambda", probability))
        )
        select DemandLaw.Intermittent(interval, DemandLaw.Poisson(mean));

    private static Gen<DemandDefinition> Switching =>
        from laws in Gen.OneOf(Uniform, Simple, Intermittent).Two()
        from day in Gen.Choose(0, 40)
        select DemandLaw.Switching(laws.Item1, laws.Item2, day);
}
