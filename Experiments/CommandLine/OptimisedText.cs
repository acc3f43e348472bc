using ProcessChain.Controllers.Search;
using ProcessChain.Experiments.Definitions;
using ProcessChain.Experiments.Records;
using ProcessChain.Experiments.Running;
using ProcessChain.Experiments.Statistics;

namespace ProcessChain.Experiments.CommandLine;

/// <summary>What a search has found, and what it is worth.</summary>
/// <param name="Search">The search.</param>
/// <param name="Result">Where it ended.</param>
/// <param name="Parameters">The parameters that are used.</param>
/// <param name="Seconds">How long it took, without the test.</param>
/// <param name="Found">What they come to in a test episode.</param>
/// <param name="Start">What the parameters from which it started come to.</param>
internal sealed record Optimised(
    ParameterSearch Search,
    SearchResult Result,
    IReadOnlyList<double> Parameters,
    double Seconds,
    Estimate Found,
    Estimate Start
);

/// <summary>Writes the result of a search, on the screen in the words of SciPy.</summary>
internal static class OptimisedText
{
    /// <summary>Numbers as numpy shows them.</summary>
    public static string Vector(IEnumerable<double> numbers) =>
        $"[{string.Join(' ', numbers.Select(number => number.ToString("0.########")))}]";

    public static void Show(Optimised optimised)
    {
        var (search, result) = (optimised.Search, optimised.Result);
        Line("controller", search.Controller);
        Line("method", SearchWishes.KindOf(search.Method));
        Line("minimised", search.Minimised);
        Line("message", result.Message);
        Line("parameters", Vector(optimised.Parameters));
        Line("x", Vector(result.Point));
        Line("fun", result.Value.ToString("G14"));
        Line("nfev", $"{result.Evaluations}");
        if (result.Iterations > 0)
            Line("nit", $"{result.Iterations}");
        foreach (var (i, direction) in result.Directions.Index())
            Line(i == 0 ? "direc" : "", Vector(direction));
        Line("seconds", $"{optimised.Seconds:0.00}");
        Console.Out.WriteLine($"Test: {search.Tested}, ± 95 % confidence");
        Line("found", $"{optimised.Found.Mean:0.00} ± {optimised.Found.Ci95:0.00}");
        Line("start", $"{optimised.Start.Mean:0.00} ± {optimised.Start.Ci95:0.00}, parameters {Vector(search.Start)}");
    }

    public static void Write(Optimised optimised, IExperiment experiment, string path)
    {
        var (search, result) = (optimised.Search, optimised.Result);
        JsonFile.Write(
            path,
            new
            {
                experiment = experiment.Name,
                experiment.Preset,
                experiment.Seed,
                search.Controller,
                method = SearchWishes.KindOf(search.Method),
                search.Minimised,
                optimised.Parameters,
                result.Point,
                result.Value,
                result.Evaluations,
                result.Iterations,
                result.Converged,
                result.Message,
                result.Directions,
                optimised.Seconds,
                test = optimised.Found,
                start = new { parameters = search.Start, test = optimised.Start },
            }
        );
    }

    private static void Line(string title, string text) =>
        Console.Out.WriteLine($"{title, 12}{(title.Length > 0 ? ':' : ' ')} {text}");
}
