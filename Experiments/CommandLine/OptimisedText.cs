using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>What a search has found.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Controller">The controller, by its name.</param>
/// <param name="Definition">How it was searched.</param>
/// <param name="Task">On what.</param>
/// <param name="Found">Where the search ended.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record Optimised(
    ExperimentDefinition Experiment,
    string Controller,
    SearchedDefinition Definition,
    TrainingTask Task,
    FoundPolicy Found,
    double Seconds
)
{
    /// <summary>What was made small, in words.</summary>
    public string Minimised => SearchText.Minimised(Definition, Task.System, Task.Periods);
}

/// <summary>What it is worth.</summary>
/// <param name="Found">What the parameters that were found come to in a test episode.</param>
/// <param name="Start">What those come to from which the search started.</param>
internal sealed record OptimisedTest(Estimate Found, Estimate Start);

/// <summary>Writes the result of a search, on the screen in the words of SciPy.</summary>
internal static class OptimisedText
{
    /// <summary>Shows what was found.</summary>
    public static void Show(Optimised optimised)
    {
        var found = optimised.Found;
        Line("controller", optimised.Controller);
        Line("method", SearchWishes.KindOf(optimised.Definition.Method));
        Line("minimised", optimised.Minimised);
        Line("message", found.Message);
        Line("parameters", SearchText.Vector(found.Parameters));
        Line("x", SearchText.Vector(found.Point));
        Line("fun", found.Value.ToString("G14", CultureInfo.InvariantCulture));
        if (found.StartValue is { } start)
            Line("start fun", start.ToString("G14", CultureInfo.InvariantCulture));
        Line("nfev", $"{found.Evaluations}");
        if (found.Iterations > 0)
            Line("nit", $"{found.Iterations}");
        foreach (var (i, direction) in found.Directions.Index())
            Line(i == 0 ? "direc" : "", SearchText.Vector(direction));
        Line("seconds", NumberText.Of(optimised.Seconds, 2));
    }

    /// <summary>Shows what it is worth.</summary>
    public static void Show(Optimised optimised, OptimisedTest test)
    {
        var experiment = optimised.Experiment;
        var decimals = experiment.System.Figures[experiment.System.FigureIndex(experiment.System.Goal.Key)].Decimals;
        Console.Out.WriteLine(
            $"Test: {experiment.System.Goal.Title}, mean of {experiment.Test.Episodes} test episodes of "
                + $"{experiment.TestPeriods} {experiment.System.Horizon.Period}s, ± 95 % confidence"
        );
        Line("found", Text(test.Found));
        Line("start", $"{Text(test.Start)}, parameters {SearchText.Vector(optimised.Found.Start)}");

        string Text(Estimate estimate) =>
            $"{NumberText.Of(estimate.Mean, decimals)} ± {NumberText.Of(estimate.Ci95, decimals)}";
    }

    /// <summary>Writes all of it as JSON.</summary>
    public static void Write(Optimised optimised, OptimisedTest test, string path)
    {
        var (experiment, found) = (optimised.Experiment, optimised.Found);
        JsonFile.Write(
            path,
            new
            {
                experiment = experiment.Name,
                experiment.Preset,
                experiment.Seed,
                optimised.Controller,
                method = SearchWishes.KindOf(optimised.Definition.Method),
                optimised.Minimised,
                found.Parameters,
                found.Point,
                found.Value,
                found.Evaluations,
                found.Iterations,
                found.Message,
                found.Directions,
                optimised.Seconds,
                test = test.Found,
                start = new
                {
                    parameters = found.Start,
                    value = found.StartValue,
                    test = test.Start,
                },
            }
        );
    }

    private static void Line(string title, string text) =>
        Console.Out.WriteLine($"{title, 12}{(title.Length > 0 ? ':' : ' ')} {text}");
}
