using System.CommandLine;
using System.Diagnostics;
using System.Threading;

namespace ProcessChain.Experiments;

/// <summary><c>optimise</c>: searches for the parameters of a controller, and tests what was found.</summary>
internal static class OptimiseCommand
{
    public static Command Create()
    {
        var source = new DefinitionSource();
        var controller = new Option<string?>("--controller", "-c")
        {
            Description =
                "The controller, by its name in the definition; by default the only one that can be searched, else the baseline.",
        };
        var method = new Option<string?>("--method", "-m") { Description = "The method, instead of the definition's." };
        method.AcceptOnlyFromAmong(SearchWishes.Methods);
        var objective = new Option<string?>("--objective")
        {
            Description = "For supply systems: what is made small, instead of what the definition says.",
        };
        objective.AcceptOnlyFromAmong(Array.ConvertAll(Enum.GetNames<SearchObjective>(), Setting.KeyOf));
        var episodes = WholeNumberOption.CreateWithoutStandard(
            "--episodes",
            "Training episodes of an evaluation, the same in all; usually 1000 of a supply system, 10 of a chain.",
            least: 1
        );
        var evaluations = WholeNumberOption.CreateWithoutStandard(
            "--evaluations",
            "Evaluations after which the search ends; usually 1000 for each parameter.",
            least: 1
        );
        var numpySeed = WholeNumberOption.NumpySeed();
        var output = new Option<string?>("--out", "-o") { Description = "A JSON file for the results." };
        var command = new Command(
            "optimise",
            "Searches for the parameters of a controller without derivatives, and tests what was found."
        )
        {
            controller,
            method,
            objective,
            episodes,
            evaluations,
            numpySeed,
            output,
        };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var wishes = new SearchWishes(
                parsed.GetValue(controller),
                parsed.GetValue(method),
                parsed.GetValue(objective) is { } key ? Enum.Parse<SearchObjective>(key, ignoreCase: true) : null,
                parsed.GetValue(episodes),
                parsed.GetValue(evaluations),
                parsed.GetValue(numpySeed)
            );
            return Optimise(source.Read(parsed), wishes, parsed.GetValue(output));
        });
        return command;
    }

    private static int Optimise(IExperiment experiment, SearchWishes wishes, string? path)
    {
        OutputFolder.RefuseExisting(path);
        var search = experiment is SupplyExperiment supply
            ? SupplyParameterSearch.Of(supply, wishes)
            : ChainParameterSearch.Of((ExperimentDefinition)experiment, wishes);
        if (path is not null)
            OutputFolder.CreateFor(path);
        using var signals = new StopSignals();
        try
        {
            var optimised = Run(search, signals.Token);
            OptimisedText.Show(optimised);
            var test = new OptimisedTest(
                search.TestOf(optimised.Parameters, signals.Token),
                search.TestOf(search.Space.Start, signals.Token)
            );
            OptimisedText.Show(search, test);
            if (path is not null)
                OptimisedText.Write(experiment, optimised, test, path);
            return Application.Succeeded;
        }
        catch (SearchDivergedException reason)
        {
            Console.Error.WriteLine($"{search.Controller}: {reason.Message}");
            return Application.Failed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return Application.Failed;
        }
    }

    private static Optimised Run(ParameterSearch search, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var result = SearchStatus.Show(search, stop);
        return new(search, result, search.Space.UsedAt(result.Point), watch.Elapsed.TotalSeconds);
    }
}
