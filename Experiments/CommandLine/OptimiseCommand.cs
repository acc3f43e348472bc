using System.CommandLine;
using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary><c>optimise</c>: searches for the parameters of a controller as <c>run</c> does, and tests what was found.</summary>
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
            Description = "What is made small, instead of what the definition says.",
        };
        objective.AcceptOnlyFromAmong(Array.ConvertAll(Enum.GetNames<SearchObjective>(), Setting.KeyOf));
        var episodes = WholeNumberOption.CreateWithoutStandard(
            "--episodes",
            "Training episodes of an evaluation, the same in all; usually as many as have 30 000 periods, 10 to 1000.",
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

    private static int Optimise(ExperimentDefinition experiment, SearchWishes wishes, string? path)
    {
        OutputFolder.RefuseExisting(path);
        var (name, searched) = wishes.Define(experiment);
        if (path is not null)
            OutputFolder.CreateFor(path);
        return StopSignals.Run("Stopped.", stop => Optimise(experiment, name, searched, path, stop));
    }

    private static int Optimise(
        ExperimentDefinition experiment,
        string name,
        SearchedDefinition searched,
        string? path,
        CancellationToken stop
    )
    {
        try
        {
            var optimised = Search(experiment, name, searched, stop);
            OptimisedText.Show(optimised);
            var test = Heartbeat.While(
                () => "test",
                () =>
                    new OptimisedTest(
                        Test(experiment, searched, optimised.Found.Parameters, stop),
                        Test(experiment, searched, optimised.Found.Start, stop)
                    )
            );
            OptimisedText.Show(optimised, test);
            if (path is not null)
                OptimisedText.Write(optimised, test, path);
            return Application.Succeeded;
        }
        catch (SearchDivergedException reason)
        {
            Console.Error.WriteLine($"{name}: {reason.Message}");
            return Application.Failed;
        }
    }

    private static Optimised Search(
        ExperimentDefinition experiment,
        string name,
        SearchedDefinition searched,
        CancellationToken stop
    )
    {
        var task = new TrainingTask(
            experiment.System,
            experiment.BudgetOf(searched),
            EpisodeNumbers.TrainingSeed(experiment.Seed, 1),
            Environment.ProcessorCount
        );
        var watch = Stopwatch.StartNew();
        var search = new PolicySearch(searched, task);
        SearchStatus.Show(name, search, stop);
        return new(experiment, name, searched, task, search.Found!, watch.Elapsed.TotalSeconds);
    }

    private static Estimate Test(
        ExperimentDefinition experiment,
        SearchedDefinition searched,
        IReadOnlyList<double> parameters,
        CancellationToken stop
    )
    {
        var rule = ((ITunable)searched.Policy).With([.. parameters]);
        var controller = rule.Create(experiment.System);
        return Estimate.Of(TestGoals.Of(experiment, controller, new TestDemand(experiment), stop));
    }
}
