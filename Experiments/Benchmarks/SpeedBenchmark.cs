#if SIMSHARP
using SimSharp;
#else
using ProcessChain.Kernel;
#endif

namespace ProcessChain.Experiments;

/// <summary>A rate that is measured, the higher the better.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Measure">Gives how much of it is done in a second.</param>
/// <param name="Reference">The name of the figure that it is compared with; null for none.</param>
internal sealed record SpeedFigure(string Name, Func<double> Measure, string? Reference = null);

/// <summary>What is measured, on the kernel this program was built on.</summary>
internal static class SpeedBenchmark
{
    private const int Processes = 10;
    private const int EpisodeDays = 1000;
    private const int Episodes = 32;

    public static IReadOnlyList<SpeedFigure> Figures { get; } =
    [
        new($"kernel events/s ({Processes} processes with timeouts of 1)", () => ProcessorTime.Rate(KernelRound)),
        .. OfChain(4),
        .. OfChain(8),
    ];

    /// <summary>Echelon base stock on the forms of the chain, the same episodes on each.</summary>
    private static IEnumerable<SpeedFigure> OfChain(int stations)
    {
        var chain = new ChainDefinition { Stations = stations };
        var rule = new EchelonBaseStockDefinition { Levels = 7 };
        var given = SideBySide(chain, rule, Draw(chain));
        var reference = $"simulated days/s, {stations} stations, echelon base stock";
        return
        [
            new(reference, () => ProcessorTime.Rate(() => Play(chain.CreateReference(EpisodeDays), rule))),
            new($"{reference}, flat", () => ProcessorTime.Rate(() => Play(chain.Create(EpisodeDays), rule)), reference),
            new(
                $"{reference}, side by side",
                () => ProcessorTime.Rate(() => Evaluate(SideBySide(chain, rule, Draw(chain)), rule)),
                reference
            ),
            new(
                $"{reference}, side by side, demand given",
                () => ProcessorTime.Rate(() => Evaluate(given, rule)),
                reference
            ),
        ];
    }

    private static double KernelRound()
    {
        const int Days = 10_000;
        var simulation = new Simulation(DateTime.UnixEpoch, 0, TimeSpan.FromDays(1));
        for (var i = 0; i < Processes; i++)
            simulation.Process(Tick(simulation, i % 3));
        simulation.RunD(Days);
        return simulation.ProcessedEvents;
    }

    private static IEnumerable<Event> Tick(Simulation simulation, int priority)
    {
        while (true)
            yield return simulation.TimeoutD(1, priority);
    }

    private static long Play(RunningSystem system, RuleDefinition rule)
    {
        var controller = rule.Create(system.Definition);
        for (var episode = 1; episode <= Episodes; episode++)
            system.Play(controller, new EpisodeSeed(1, episode));
        return Episodes * EpisodeDays;
    }

    private static int[][] Draw(ChainDefinition chain) =>
        [.. Enumerable.Range(1, Episodes).Select(episode => chain.PathOf(new EpisodeSeed(1, episode), EpisodeDays))];

    private static Func<RuleDefinition, CancellationToken, double> SideBySide(
        ChainDefinition chain,
        IBatchTunable rule,
        int[][] paths
    ) => rule.MeanGoal(chain, paths)!;

    private static long Evaluate(Func<RuleDefinition, CancellationToken, double> meanGoal, RuleDefinition rule)
    {
        meanGoal(rule, default);
        return Episodes * EpisodeDays;
    }
}
