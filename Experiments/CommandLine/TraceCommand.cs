using System.CommandLine;
using ProcessChain.Chain;
using ProcessChain.Controllers;
using ProcessChain.Controllers.Training;
using ProcessChain.Decisions;
using ProcessChain.Experiments.Definitions;
using ProcessChain.Experiments.Records;
using ProcessChain.KeyFigures;

namespace ProcessChain.Experiments.CommandLine;

/// <summary><c>trace</c>: the event log of one test episode.</summary>
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
        var command = new Command("trace", "Writes every event of one test episode: time, element, kind, quantity.")
        {
            controller,
            agent,
            episode,
            output,
        };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var experiment = source.ReadChain(parsed);
            var chosen = Controller(experiment, parsed.GetValue(controller)!, parsed.GetValue(agent));
            Write(experiment, chosen, parsed.GetValue(episode), parsed.GetValue(output)!);
        });
        return command;
    }

    private static IController Controller(ExperimentDefinition experiment, string name, string? agent)
    {
        var definition = experiment.Controllers.FirstOrDefault(entry => entry.Key == name).Value;
        return definition switch
        {
            RuleDefinition when agent is not null => throw new InvalidInputException(
                $"--agent: '{name}' does not learn; leave out --agent."
            ),
            RuleDefinition rule => rule.Create(experiment.Chain, experiment.Customer),
            LearningDefinition learning when agent is not null => Load(experiment, learning, agent),
            LearningDefinition => throw new InvalidInputException(
                $"--controller: '{name}' must be trained first: run the experiment, then give its weights with --agent."
            ),
            _ => throw new InvalidInputException(
                $"--controller: there is no '{name}' in {experiment.Name}; there are "
                    + $"{string.Join(", ", experiment.Controllers.Names)}."
            ),
        };
    }

    private static IController Load(ExperimentDefinition experiment, LearningDefinition learning, string agent)
    {
        try
        {
            using var weights = File.OpenRead(agent);
            return learning.LoadAgent(experiment.Chain, experiment.Customer, weights);
        }
        catch (Exception exception)
            when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{agent}: is not an agent for this chain: {exception.Message}", exception);
        }
    }

    private static void Write(ExperimentDefinition experiment, IController controller, int episode, string path)
    {
        OutputFolder.RefuseExisting(path);
        OutputFolder.CreateFor(path);
        var setup = new EpisodeSetup(experiment.Chain, experiment.Customer, experiment.Test.Days);
        AtomicFile.WriteText(
            path,
            writer =>
            {
                using var table = Csv.Writer(writer);
                table.WriteRow("time", "element", "kind", "quantity");
                var log = new EventLog(table, experiment.Chain.Stations);
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
