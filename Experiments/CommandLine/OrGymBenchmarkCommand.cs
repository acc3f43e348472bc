using System.CommandLine;
using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary><c>benchmark inventory</c>: steps of InvManagement a second, alone or in turn with OR-Gym.</summary>
internal static class OrGymBenchmarkCommand
{
    private const string Search = "The article's search by Powell's method, 212 episodes";

    public static Command Create()
    {
        var rounds = WholeNumberOption.Create("--rounds", alias: null, "Counted rounds.", standard: 7, least: 1);
        var python = new Option<string?>("--python")
        {
            Description = "A Python with OR-Gym: it is measured in turn, and ratios are told.",
        };
        var command = new Command("inventory", "Measures steps of InvManagement a second on one core.")
        {
            rounds,
            python,
        };
        command.SetAction(parsed =>
        {
            var benchmark = new OrGymBenchmark();
            using var peer = PeerProcess.OfPython(
                parsed.GetValue(python),
                "orgym_step.py",
                JsonSerializer.Serialize(OrGymBenchmark.Levels),
                JsonSerializer.Serialize(benchmark.Demand)
            );
            var measured = Measurements.OfRounds(parsed.GetValue(rounds), round => Round(benchmark, peer, round));
            Print(benchmark, peer?.Name, measured);
        });
        return command;
    }

    private static void Round(OrGymBenchmark benchmark, PeerProcess? peer, Measurements measured)
    {
        var theirs = peer?.Measure(text => JsonSerializer.Deserialize<Dictionary<string, double>>(text)) ?? [];
        foreach (var (task, rate) in theirs)
            measured.Add(task, rate / 1e3);
        measured.Add(Search, OrGymBenchmark.MillisecondsOfArticleSearch());
        foreach (var figure in benchmark.Figures)
        {
            var own = figure.Measure();
            measured.Add(figure.Name, own / 1e6);
            if (theirs.TryGetValue(figure.Task, out var rate))
                measured.Add($"{figure.Name} ratio", own / rate);
        }
    }

    private static void Print(OrGymBenchmark benchmark, string? peer, Measurements measured)
    {
        string[] titles =
        [
            "",
            "million steps/s",
            .. peer is null ? [] : new[] { $"{peer}, thousand steps/s", "ratio" },
        ];
        var rows = benchmark.Figures.Select<OrGymFigure, string[]>(figure =>
            [figure.Name, measured.Spread(figure.Name, "0.00"), .. peer is null ? [] : Theirs(figure)]
        );
        Screen.Current.Say([
            .. new TextTable(titles, [.. rows]).Lines(),
            $"{Search}: {measured.Spread(Search, "0.0")} ms.",
            "Time of the processor; median (least to greatest) of the rounds.",
        ]);

        string[] Theirs(OrGymFigure figure) =>
            measured.Has(figure.Task)
                ? [measured.Spread(figure.Task, "0.0"), measured.Spread($"{figure.Name} ratio", "0")]
                : ["–", "–"];
    }
}
