using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary><c>trace</c>: the event log of one test episode of a chain, or all periods of one of a supply system.</summary>
internal static class TraceCommand
{
    public static Command Create()
    {
        var source = new DefinitionSource();
        var controller = new Option<string>("--controller", "-c")
        {
            Description = "The controller, by its name in the definition.",
            Required = true,
        };
        var agent = new Option<string?>("--agent")
        {
            Description = "For a learning controller: its trained weights, checkpoints/NAME.1.agent of a run.",
        };
        var episode = WholeNumberOption.Create("--episode", "-e", "The test episode, from 1.", standard: 1, least: 1);
        var output = new Option<string>("--out", "-o") { Description = "The CSV file.", Required = true };
        var command = new Command(
            "trace",
            "Writes one test episode: every event of a chain – time, element, kind, quantity –, or every period of a "
                + "supply system with all that is on hand, under way, ordered, shipped, sold and unfilled."
        )
        {
            controller,
            agent,
            episode,
            output,
        };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var chosen = (parsed.GetValue(controller)!, parsed.GetValue(agent));
            var (number, path) = (parsed.GetValue(episode), parsed.GetValue(output)!);
            var experiment = source.Read(parsed);
            if (experiment is SupplyExperiment supply)
                SupplyTrace.Write(supply, chosen, number, path);
            else
                Write((ExperimentDefinition)experiment, chosen, number, path);
        });
        return command;
    }

    /// <summary>The controller that a name and, if it learns, an agent's file stand for.</summary>
    /// <typeparam name="TDefinition">Settings of controllers.</typeparam>
    /// <typeparam name="TController">Controllers.</typeparam>
    /// <param name="experiment">The name of the experiment.</param>
    /// <param name="controllers">The controllers it has.</param>
    /// <param name="chosen">What was given.</param>
    /// <param name="create">Makes a controller that does not learn; null for one that does.</param>
    /// <param name="load">Makes a controller that learns from its agent.</param>
    /// <exception cref="InvalidInputException">There is none, or it learns and there is no agent, or the other way round.</exception>
    internal static TController Controller<TDefinition, TController>(
        string experiment,
        Named<TDefinition> controllers,
        (string Name, string? Agent) chosen,
        Func<TDefinition, TController?> create,
        Func<TDefinition, Stream, TController> load
    )
        where TDefinition : class
        where TController : class
    {
        var (name, agent) = chosen;
        if (controllers.FirstOrDefault(entry => entry.Key == name).Value is not { } definition)
            throw new InvalidInputException(
                $"--controller: there is no '{name}' in {experiment}; there are {string.Join(", ", controllers.Names)}."
            );
        var rule = create(definition);
        if (rule is not null && agent is not null)
            throw new InvalidInputException($"--agent: '{name}' does not learn; leave out --agent.");
        if (rule is null && agent is null)
            throw new InvalidInputException(
                $"--controller: '{name}' must be trained first: run the experiment, then give its weights with --agent."
            );
        return rule ?? Load(agent!, stream => load(definition, stream));
    }

    private static T Load<T>(string agent, Func<Stream, T> load)
    {
        try
        {
            using var weights = File.OpenRead(agent);
            return load(weights);
        }
        catch (Exception exception)
            when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"{agent}: is not an agent for this controller: {exception.Message}",
                exception
            );
        }
    }

    private static void Write(
        ExperimentDefinition experiment,
        (string Name, string? Agent) chosen,
        int episode,
        string path
    )
    {
        var (chain, customer) = (experiment.Chain, experiment.Customer);
        var controller = Controller(
            experiment.Name,
            experiment.Controllers,
            chosen,
            definition => (definition as RuleDefinition)?.Create(chain, customer),
            (definition, agent) => ((LearningDefinition)definition).LoadAgent(chain, customer, agent)
        );
        OutputFolder.RefuseExisting(path);
        OutputFolder.CreateFor(path);
        var setup = new EpisodeSetup(chain, customer, experiment.Test.Days);
        AtomicFile.WriteText(
            path,
            writer =>
            {
                using var table = Csv.Writer(writer);
                table.WriteRow("time", "element", "kind", "quantity");
                var log = new EventLog(table, chain.Stations);
                setup.Run(controller, EpisodeNumbers.Test(experiment.Seed, episode), new Watchers(Trace: log));
            }
        );
    }

    private sealed class EventLog(CsvHelper.CsvWriter table, int stations) : IChainTrace
    {
        public void Record(TraceEvent traced)
        {
            table.WriteWhole((long)traced.Day);
            table.WriteField(Name(traced.Element));
            table.WriteField(Setting.KeyOf(traced.Kind.ToString()));
            table.WriteWhole((long)traced.Quantity);
            table.EndRecord();
        }

        private string Name(int element) =>
            element == 0 ? "resource"
            : element > stations ? "customer"
            : $"station {element}";
    }
}
