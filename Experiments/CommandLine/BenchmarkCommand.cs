using System.CommandLine;
using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary><c>benchmark</c>: measures speed, alone or in turn with another build of this program.</summary>
internal static class BenchmarkCommand
{
    public static Command Create()
    {
        var rounds = WholeNumberOption.Create("--rounds", alias: null, "Counted rounds.", standard: 7, least: 1);
        var against = new Option<string?>("--against")
        {
            Description =
                "processchain.dll of another build (say, on SimSharp): it is measured in turn, and ratios are told.",
        };
        var plain = new Option<bool>("--plain") { Description = "One line of numbers a round, for other programs." };
        var command = new Command(
            "benchmark",
            "Measures the kernel and the chain; medians of half a second of processor time each."
        )
        {
            rounds,
            against,
            plain,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(plain))
                Serve(parsed.GetValue(rounds));
            else
                Measure(parsed.GetValue(rounds), parsed.GetValue(against));
        });
        command.Add(LearningBenchmarkCommand.Create());
        command.Add(OrGymBenchmarkCommand.Create());
        return command;
    }

    private static double[] Round() => SpeedBenchmark.Figures.Select(figure => figure.Measure()).ToArray();

    /// <summary>Measures a round for every line that is read.</summary>
    private static void Serve(int rounds)
    {
        Console.Out.WriteLine(KernelName.Value);
        for (var i = 0; i < rounds && Console.In.ReadLine() is not null; i++)
            Console.Out.WriteLine(
                string.Join(' ', Round().Select(rate => rate.ToString("R", CultureInfo.InvariantCulture)))
            );
    }

    private static void Measure(int rounds, string? against)
    {
        using var other = against is null ? null : Start(against, rounds + 1);
        var measured = Measurements.OfRounds(rounds, round => Round(other, round));
        foreach (var figure in SpeedBenchmark.Figures)
        {
            var name = figure.Name;
            Console.Out.WriteLine($"{name}: {KernelName.Value} {measured.Spread(name, "0.00")} M/s");
            if (figure.Reference is not null)
                Console.Out.WriteLine($"    to the process model {measured.Spread(name + " gain", "0.0")}");
            if (other is not null)
                Console.Out.WriteLine(
                    $"    {other.Name} {measured.Spread(name + " other", "0.00")} M/s; "
                        + $"ratio {measured.Spread(name + " ratio", "0.0")}"
                );
        }
    }

    private static void Round(PeerProcess? other, Measurements measured)
    {
        var own = Round();
        var theirs = other?.Measure(Rates);
        var figures = SpeedBenchmark.Figures;
        for (var figure = 0; figure < own.Length; figure++)
        {
            var name = figures[figure].Name;
            measured.Add(name, own[figure] / 1e6);
            if (figures[figure].Reference is { } reference)
                measured.Add(
                    name + " gain",
                    own[figure] / own[figures.Index().First(f => f.Item.Name == reference).Index]
                );
            if (theirs is null)
                continue;
            measured.Add(name + " other", theirs[figure] / 1e6);
            measured.Add(name + " ratio", own[figure] / theirs[figure]);
        }
    }

    private static PeerProcess Start(string program, int rounds)
    {
        if (!File.Exists(program))
            throw new InvalidInputException($"--against: {program} does not exist.");
        string[] arguments = [program, "benchmark", "--plain", "--rounds", $"{rounds}"];
        return new PeerProcess(
            "--against",
            "dotnet",
            arguments,
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
    }

    private static double[]? Rates(string answer)
    {
        var rates = Array.ConvertAll(answer.Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));
        return rates.Length == SpeedBenchmark.Figures.Count ? rates : null;
    }
}
