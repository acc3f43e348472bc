using System.CommandLine;
using System.Globalization;
using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary><c>trace</c>: all flows of one test episode by period, or every event of it.</summary>
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
            Description = "For a learning controller: its agent, checkpoints/NAME.1.agent of a run.",
        };
        var episode = WholeNumberOption.Create("--episode", "-e", "The test episode, from 1.", standard: 1, least: 1);
        var events = new Option<bool>("--events")
        {
            Description =
                "Every event – time, element, kind, quantity – where the system has them, instead of flows by period.",
        };
        var output = new Option<string>("--out", "-o") { Description = "The CSV file.", Required = true };
        var command = new Command("trace", "Writes one test episode: all flows of every period, or every event.")
        {
            controller,
            agent,
            episode,
            events,
            output,
        };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var experiment = source.Read(parsed);
            var chosen = new ChosenController(parsed.GetValue(controller)!, parsed.GetValue(agent));
            var (number, path) = (parsed.GetValue(episode), parsed.GetValue(output)!);
            return StopSignals.Run(
                "Stopped; nothing was written.",
                stop => Write(experiment, chosen, number, parsed.GetValue(events), path, stop)
            );
        });
        return command;
    }

    private static int Write(
        ExperimentDefinition experiment,
        ChosenController chosen,
        int episode,
        bool events,
        string path,
        CancellationToken stop
    )
    {
        if (episode > experiment.Test.Episodes)
            throw new InvalidInputException(
                $"--episode: is {episode}; {experiment.Name} has {experiment.Test.Episodes} test episodes."
            );
        if (events && experiment.System.Elements.Count == 0)
            throw new InvalidInputException(
                $"--events: the system of {experiment.Name} tells no events; leave it out for all flows by period."
            );
        var controller = Heartbeat.While(() => chosen.Name, () => chosen.Create(experiment));
        OutputFolder.RefuseExisting(path);
        OutputFolder.CreateFor(path);
        AtomicFile.WriteText(
            path,
            writer =>
            {
                using var table = Csv.Writer(writer);
                var options = events ? OfEvents(experiment, table) : OfPeriods(experiment, chosen.Name, episode, table);
                var (seed, played) = new TestDemand(experiment).EpisodeOf(episode, stop);
                experiment
                    .System.CreateReference(experiment.TestPeriods)
                    .Play(controller, seed, played with { Periods = options.Periods, Events = options.Events });
            }
        );
        Screen.Current.Say(
            $"{path}: test episode {episode} of {experiment.Name} under {chosen.Name}, "
                + $"{NumberText.Count(File.ReadLines(path).Count() - 1, "row")}, {(events ? "one for each event" : $"one for each {experiment.System.Horizon.Period}")}."
        );
        return Application.Succeeded;
    }

    private static EpisodeOptions OfEvents(ExperimentDefinition experiment, CsvWriter table)
    {
        table.WriteRow("time", "element", "kind", "quantity");
        return new EpisodeOptions(Events: new EventLog(table, experiment.System.Elements));
    }

    private static EpisodeOptions OfPeriods(
        ExperimentDefinition experiment,
        string controller,
        int episode,
        CsvWriter table
    )
    {
        var flows = experiment.System.Flows;
        var columns = new PeriodTable(flows, details: true);
        columns.WriteHeader(table);
        var unit = ControllerUnit.Of(experiment).First(unit => unit.Controller == controller) with
        {
            TrainingSeed = null,
        };
        var log = new PeriodLog(table, columns, unit, flows.Count);
        log.BeginEpisode(episode);
        return new EpisodeOptions(Periods: log);
    }

    private sealed class EventLog(CsvWriter table, IReadOnlyList<string> elements) : IEventWatcher
    {
        public void Record(TraceEvent traced)
        {
            table.WriteField(((long)traced.Day).ToString(CultureInfo.InvariantCulture));
            table.WriteField(elements[traced.Element]);
            table.WriteField(Setting.KeyOf(traced.Kind.ToString()));
            table.WriteField(((long)traced.Quantity).ToString(CultureInfo.InvariantCulture));
            table.EndRecord();
        }
    }
}
