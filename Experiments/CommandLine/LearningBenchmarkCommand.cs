using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary><c>benchmark learning</c>: the speed of deep Q-learning on every engine of this build, and in turn with PyTorch.</summary>
internal static class LearningBenchmarkCommand
{
    private static readonly string[] UsualShapes = ["18-18-18-18-5", "34-34-34-34-9"];

    private static readonly string[] PeerVariants = ["eager", "jit"];

    public static Command Create()
    {
        var rounds = WholeNumberOption.Create("--rounds", alias: null, "Counted rounds.", standard: 7, least: 1);
        var batch = WholeNumberOption.Create("--batch", alias: null, "Transitions in a step.", standard: 32, least: 1);
        var shapes = new Option<string[]>("--shapes")
        {
            Description = "Widths of the networks, inputs to outputs.",
            DefaultValueFactory = _ => UsualShapes,
            AllowMultipleArgumentsPerToken = true,
        };
        var python = new Option<string?>("--python")
        {
            Description = "A Python with PyTorch: it is measured in turn, on one thread, and ratios are told.",
        };
        var command = new Command("learning", "Measures a step of deep Q-learning and a greedy action.")
        {
            rounds,
            batch,
            shapes,
            python,
        };
        command.SetAction(parsed =>
        {
            var sizes = parsed.GetValue(shapes)!.Select(SizesOf).ToList();
            var benchmarks = sizes.SelectMany(s => Benchmarks(s, parsed.GetValue(batch))).ToList();
            using var peer = PeerProcess.OfPython(
                parsed.GetValue(python),
                "deepq_step.py",
                JsonSerializer.Serialize(sizes),
                $"{parsed.GetValue(batch)}"
            );
            var measured = Measurements.OfRounds(parsed.GetValue(rounds), round => Round(benchmarks, peer, round));
            Print(benchmarks, peer?.Name, measured);
        });
        return command;
    }

    private static int[] SizesOf(string shape)
    {
        var sizes = shape
            .Split('-')
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .ToArray();
        return sizes.Length >= 2 && sizes.All(size => size is > 0 and <= 4096)
            ? sizes
            : throw new InvalidInputException(
                $"--shapes: '{shape}' is none; widths of 1 to 4096, e.g. {UsualShapes[0]}, are needed."
            );
    }

    private static IEnumerable<LearningBenchmark> Benchmarks(int[] sizes, int batch) =>
        Enum.GetValues<NetworkKind>()
            .Where(kind => NetworkEngines.Fault(kind) is null)
            .Select(engine => new LearningBenchmark(sizes, batch, engine));

    private static void Round(List<LearningBenchmark> benchmarks, PeerProcess? peer, Measurements measured)
    {
        var peak = FmaPeak.Measure();
        measured.Add("peak", peak / 1e9);
        var theirs =
            peer?.Measure(text => JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(text))
            ?? [];
        var own = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var benchmark in benchmarks)
        {
            var step = benchmark.StepSeconds();
            measured.Add($"step {benchmark.Name} share", 100 * benchmark.Operations / step / peak);
            Add($"step {benchmark.Name}", step);
            Add($"action {benchmark.Name}", benchmark.ActionSeconds());
        }

        void Add(string name, double seconds)
        {
            measured.Add(name, seconds * 1e6);
            foreach (var (variant, microseconds) in theirs.GetValueOrDefault(name, []))
            {
                measured.Add($"{name} {variant}", microseconds);
                measured.Add($"{name} {variant} ratio", microseconds / (seconds * 1e6));
            }
        }
    }

    private static void Print(List<LearningBenchmark> benchmarks, string? peer, Measurements measured)
    {
        Console.Out.WriteLine($"Peak of one core, float32 fused multiply-adds: {measured.Spread("peak", "0")} GFLOP/s");
        foreach (var name in benchmarks.SelectMany(b => new[] { $"step {b.Name}", $"action {b.Name}" }))
        {
            var share = measured.Has($"{name} share") ? $", {measured.Spread($"{name} share", "0")} % of the peak" : "";
            Console.Out.WriteLine($"{name}: {measured.Spread(name, "0.00")} µs{share}");
            foreach (var variant in PeerVariants.Where(v => measured.Has($"{name} {v}")))
                Console.Out.WriteLine(
                    $"    {peer} {variant}: {measured.Spread($"{name} {variant}", "0")} µs; "
                        + $"ratio {measured.Spread($"{name} {variant} ratio", "0.0")}"
                );
        }
    }
}
