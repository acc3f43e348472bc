using FsCheck;
using FsCheck.Fluent;

namespace ProcessChain.Tests;

/// <summary>Valid experiments of every shape, for FsCheck.</summary>
internal static class RandomDefinitions
{
    private static readonly Gen<double> Amount =
        from digits in Gen.Choose(0, 1_000_000)
        from scale in Gen.Elements(1e-9, 0.001, 0.1, 1, 1 / 3.0, 1e6)
        select digits * scale;

    private static readonly Gen<string> Name =
        from letters in Gen.Elements("abcXYZ019".ToCharArray()).NonEmptyListOf()
        select new string(letters.Take(20).ToArray());

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Elements(
            "",
            "true",
            "NULL",
            "~",
            "1.5",
            "a: b",
            "# no",
            "- x",
            "\"",
            "'",
            "\\n",
            " a ",
            "!x",
            "&a",
            "λ 😀",
            "a\n b\n",
            "\t",
            "\u2028\u0085\ufeff"
        ),
        ArbMap
            .Default.GeneratorFor<string?>()
            .Select(t => new string((t ?? "").Where(c => !char.IsSurrogate(c)).ToArray()))
    );

    public static Arbitrary<ExperimentDefinition> Arbitrary() => Experiment().ToArbitrary();

    private static Gen<ExperimentDefinition> Experiment() =>
        from stations in Gen.Choose(1, 5)
        from chain in Chain(stations)
        from customer in Demand()
        from controllers in Controller(stations).NonEmptyListOf()
        from names in Names(controllers.Count)
        from name in Name
        from texts in Text.ListOf(3)
        from seed in ArbMap.Default.GeneratorFor<long>()
        from training in Training()
        from metrics in Gen.Elements(chain.Figures.Select(figure => figure.Key).ToArray()).NonEmptyListOf()
        let definition = new ExperimentDefinition
        {
            Name = name,
            Title = texts[0],
            Preset = texts[1].Length > 5 ? name : "",
            Claims = new(names.Select(n => new KeyValuePair<string, string>(n, texts[2]))),
            Published = new(names.Take(1).Select(n => KeyValuePair.Create(n, seed / 8.0))),
            System = chain with { Demand = customer },
            Controllers = new(names.Zip(controllers, KeyValuePair.Create)),
            Baseline = names[0],
            Training = training,
            Seed = seed,
            Metrics = new(metrics.Distinct()),
        }
        from assumed in Gen.Elements(DefinitionListing.Of(definition).Select(s => s.Key).ToArray()).ListOf()
        select definition with
        {
            Assumed = new(assumed.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
        };

    private static Gen<string[]> Names(int count) =>
        from stems in Name.ListOf(count)
        select stems.Select((stem, i) => $"{stem}-{i}").ToArray();

    private static Gen<ChainDefinition> Chain(int stations) =>
        from lot in Gen.Choose(1, 9)
        from days in PerElement(Gen.Choose(1, 9), stations + 1)
        from storage in PerElement(Amount, stations)
        from late in PerElement(Amount, stations + 1)
        from decisions in Optional(Gen.Choose(1, 9))
        from rule in Gen.Elements(Enum.GetValues<OrderRule>())
        from factor in Amount
        select new ChainDefinition
        {
            Stations = stations,
            LotSize = lot,
            TransportDays = days,
            StorageCost = storage,
            LateCost = late,
            DecisionsPerDay = decisions,
            Orders = rule,
            Reward = new() { TotalCostFactor = factor },
        };

    private static Gen<PerElement<T>> PerElement<T>(Gen<T> values, int elements)
        where T : struct, IEquatable<T> =>
        from several in Gen.Elements(true, false)
        from list in values.ListOf(several ? elements : 1)
        select new PerElement<T>(list.ToArray());

    private static Gen<DemandDefinition> Demand() =>
        Gen.OneOf(
            from low in Gen.Choose(0, 9)
            from more in Gen.Choose(1, 9)
            select (DemandDefinition)new UniformDemand { Interval = new(low, low + more) },
            from step in Gen.Choose(0, 99)
            select (DemandDefinition)new StepDemand { From = step },
            from days in Gen.Choose(0, 5000).ListOf()
            select (DemandDefinition)
                new ListDemand { List = new(days.Order().Select(day => new CustomerOrder(day, day % 7))) },
            from rate in Amount
            select (DemandDefinition)
                new IntermittentDemand
                {
                    Quantity = DemandLaw.Distribution("Poisson", ("lambda", Math.Min(rate, 1e5) + 1)),
                    Interval = new DistributionDemand
                    {
                        Name = "Categorical",
                        Parameters = new(KeyValuePair.Create("probabilityMass", new PerElement<double>(0.25, rate, 1))),
                    },
                }
        );

    private static Gen<TrainingBudget> Training() =>
        from episodes in Gen.Choose(1, 500)
        from warmUp in Gen.Choose(0, 9)
        select new TrainingBudget { Episodes = episodes, WarmUpEpisodes = warmUp };

    private static Gen<ControllerDefinition> Controller(int stations) =>
        from levels in PerElement(Gen.Choose(-50, 50), stations)
        from actions in Gen.Choose(0, stations).NonEmptyListOf()
        from releases in Gen.Choose(-9, 9).NonEmptyListOf()
        from sharing in Gen.Elements(Enum.GetValues<DecisionSharing>())
        from rate in Amount
        from training in Training()
        from isPaper in Gen.Elements(true, false)
        from controller in Gen.Elements<ControllerDefinition>(
            new RandomDefinition(),
            new ConstantDefinition { Actions = new(actions) },
            new OneForOneDefinition { Sharing = sharing },
            new ReorderPointDefinition { ReorderPoints = levels, Position = Position.Echelon },
            new EchelonBaseStockDefinition { Levels = levels, Sharing = sharing },
            PpoDefinition.RecommendedChoices with
            {
                LearningRate = rate + 1e-9,
                Training = isPaper ? training : null,
            },
            new MakeToOrderDefinition { ReleaseByAge = isPaper ? new(releases) : null },
            (isPaper ? DeepQDefinition.Paper : DeepQDefinition.Recommended) with
            {
                LearningRate = rate + 1e-9,
                HiddenLayers = new(actions),
                Training = isPaper ? training : null,
            }
        )
        select controller;

    private static Gen<int?> Optional(Gen<int> values) =>
        Gen.OneOf(values.Select(value => (int?)value), Gen.Constant((int?)null));
}
