using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary><c>bound</c>: what no controller can beat.</summary>
internal static class BoundCommand
{
    public static Command Create()
    {
        var source = new DefinitionSource();
        var output = new Option<string?>("--out", "-o") { Description = "A JSON file for the results." };
        var episodes = WholeNumberOption.CreateWithoutStandard(
            "--episodes",
            "For a supply system: how many of the test episodes, 2 or more; by default all, but at most 1000.",
            least: 2
        );
        var command = new Command(
            "bound",
            "What no controller can beat: the least cost a day of a chain, the greatest reward of an inventory."
        )
        {
            output,
            episodes,
        };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var (count, path) = (parsed.GetValue(episodes), parsed.GetValue(output));
            var experiment = source.Read(parsed);
            if (experiment is SupplyExperiment supply)
                return SolveSupply(supply, count, path);
            if (count is not null)
                throw new InvalidInputException("--episodes: is for supply systems; a chain's bound needs none.");
            Solve((ExperimentDefinition)experiment, path);
            return Application.Succeeded;
        });
        return command;
    }

    private static int SolveSupply(SupplyExperiment experiment, int? episodes, string? path)
    {
        try
        {
            SupplyBoundReport.Solve(experiment, episodes, path);
            return Application.Succeeded;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped; nothing was written.");
            return Application.Failed;
        }
    }

    private static void Solve(ExperimentDefinition experiment, string? path)
    {
        OutputFolder.RefuseExisting(path);
        var (chain, customer) = (experiment.Chain, experiment.Customer);
        if (ChainBound.Validate(chain, customer).ToList() is { Count: > 0 } faults)
            throw new InvalidInputException($"{experiment.Name}: there is no bound: {CostReference.Sentences(faults)}");
        if (path is not null)
            OutputFolder.CreateFor(path);
        var bound = Timed("Lower bound", () => ChainBound.Solve(chain, customer).CostPerDay);
        var obstacles = ExactChain.Validate(chain, customer).ToList();
        Bracket? optimum =
            obstacles.Count == 0
                ? Timed(
                    $"Optimum ({chain.Iterations} decisions a day)",
                    () => ExactChain.Solve(chain, customer).CostPerDay
                )
                : null;
        if (optimum is null)
            Console.Out.WriteLine($"Optimum: not computed: {CostReference.Sentences(obstacles)}");
        if (path is not null)
            AtomicFile.Write(path, stream => Write(stream, experiment, bound, optimum));
    }

    private static Bracket Timed(string title, Func<Bracket> solve)
    {
        var watch = Stopwatch.StartNew();
        var found = solve();
        Console.Out.WriteLine(
            $"{title}: {found.Middle:0.00000} a day [{found.Lower:0.000000}, {found.Upper:0.000000}], "
                + $"{found.Iterations} iterations, {watch.Elapsed.TotalSeconds:0.0} s"
        );
        return found;
    }

    private static void Write(Stream stream, ExperimentDefinition experiment, Bracket bound, Bracket? optimum)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("experiment", experiment.Name);
        json.WriteNumber("stations", experiment.Chain.Stations);
        json.WriteNumber("decisionsPerDay", experiment.Chain.Iterations);
        json.WriteBracket("lowerBound", bound);
        json.WriteBracket("optimum", optimum);
        json.WriteNumber("lowerBoundIterations", bound.Iterations);
        if (optimum is { } solved)
            json.WriteNumber("optimumIterations", solved.Iterations);
        json.WriteEndObject();
    }
}
