using System.Diagnostics;
#if SIMSHARP
using SimSharp;
#else
using ProcessChain.Kernel;
#endif

namespace ProcessChain.Experiments;

/// <summary>What is measured, on the kernel this program was built on: each figure is a rate, the higher the better.</summary>
internal static class SpeedBenchmark
{
    private const int Processes = 10;
    private const int EpisodeDays = 1000;

    public static IReadOnlyList<(string Name, Func<double> Measure)> Figures { get; } =
    [
        ($"kernel events/s ({Processes} processes with timeouts of 1)", () => Rate(KernelRound)),
        ("simulated days/s, 4 stations, echelon base stock", () => Rate(() => ChainRound(4))),
        ("simulated days/s, 8 stations, echelon base stock", () => Rate(() => ChainRound(8))),
    ];

    /// <summary>Does rounds for about half a second and returns what they did per second.</summary>
    private static double Rate(Func<long> round)
    {
        var clock = Stopwatch.StartNew();
        long done = 0;
        while (clock.ElapsedMilliseconds < 500)
            done += round();
        return done / clock.Elapsed.TotalSeconds;
    }

    private static long KernelRound()
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

    private static long ChainRound(int stations)
    {
        const int Episodes = 20;
        var definition = new ChainDefinition { Stations = stations };
        var system = definition.Create(EpisodeDays);
        var controller = new EchelonBaseStockDefinition { Levels = 7 }.Create(definition);
        for (var episode = 1; episode <= Episodes; episode++)
            system.Play(controller, new EpisodeSeed(1, episode));
        return Episodes * EpisodeDays;
    }
}
