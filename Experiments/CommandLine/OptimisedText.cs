namespace ProcessChain.Experiments;

/// <summary>Writes the result of a search, on the screen in the words of SciPy.</summary>
internal static class OptimisedText
{
    /// <summary>Numbers as numpy shows them.</summary>
    public static string Vector(IEnumerable<double> numbers) =>
        $"[{string.Join(' ', numbers.Select(number => number.ToString("0.########")))}]";

    /// <summary>Shows what was found.</summary>
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
    }

    /// <summary>Shows what it is worth.</summary>
    public static void Show(ParameterSearch search, OptimisedTest test)
    {
        Console.Out.WriteLine($"Test: {search.Tested}, ± 95 % confidence");
        Line("found", $"{test.Found.Mean:0.00} ± {test.Found.Ci95:0.00}");
        Line("start", $"{test.Start.Mean:0.00} ± {test.Start.Ci95:0.00}, parameters {Vector(search.Space.Start)}");
    }

    /// <summary>Writes all of it as JSON.</summary>
    public static void Write(IExperiment experiment, Optimised optimised, OptimisedTest test, string path)
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
                test = test.Found,
                start = new { parameters = search.Space.Start, test = test.Start },
            }
        );
    }

    private static void Line(string title, string text) =>
        Console.Out.WriteLine($"{title, 12}{(title.Length > 0 ? ':' : ' ')} {text}");
}
