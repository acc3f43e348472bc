using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Statistics;
using ProcessChain.Chain;
using ProcessChain.Experiments.Benchmarks;

namespace ProcessChain.Experiments.CommandLine;

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
        var command = new Command("benchmark", "Measures the kernel and the chain; medians of half a second each.")
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
        var otherKernel = other is null ? null : Line(other);
        var own = new List<double[]>();
        var theirs = new List<double[]>();
        for (var i = 0; i <= rounds; i++)
        {
            own.Add(Round());
            if (other is not null)
                theirs.Add(Ask(other));
        }
        for (var figure = 0; figure < SpeedBenchmark.Figures.Count; figure++)
        {
            var rates = own.Skip(1).Select(round => round[figure]).ToList();
            Console.Out.WriteLine($"{SpeedBenchmark.Figures[figure].Name}: {KernelName.Value} {Spread(rates)}");
            if (other is null)
                continue;
            var otherRates = theirs.Skip(1).Select(round => round[figure]).ToList();
            var ratios = rates.Zip(otherRates, (mine, its) => mine / its).ToList();
            Console.Out.WriteLine(
                $"    {otherKernel} {Spread(otherRates)}; ratio {ratios.Median():0.0} "
                    + $"({ratios.Min():0.0} to {ratios.Max():0.0})"
            );
        }
    }

    private static string Spread(List<double> rates) =>
        $"{rates.Median() / 1e6:0.00} M/s (min {rates.Min() / 1e6:0.00}, max {rates.Max() / 1e6:0.00})";

    private static Process Start(string program, int rounds)
    {
        if (!File.Exists(program))
            throw new InvalidInputException($"--against: {program} does not exist.");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var argument in new[] { program, "benchmark", "--plain", "--rounds", $"{rounds}" })
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static double[] Ask(Process other)
    {
        try
        {
            other.StandardInput.WriteLine();
            return Line(other).Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            throw Stranger(exception);
        }
    }

    private static string Line(Process other) =>
        other.StandardOutput.ReadLine() ?? throw Stranger(new EndOfStreamException());

    private static InvalidInputException Stranger(Exception cause) =>
        new("--against: this is no processchain.dll, or it has ended.", cause);
}
