using System.Text.Json;
using ProcessChain.Experiments.Definitions;
using ProcessChain.Experiments.Records;

namespace ProcessChain.Experiments.Statistics;

/// <summary>Writes a summary as <c>summary.json</c> and <c>summary.csv</c>.</summary>
internal static class SummaryFiles
{
    public static void WriteJson(ExperimentSummary summary, string path) =>
        AtomicFile.Write(
            path,
            stream =>
            {
                using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
                Write(json, summary);
            }
        );

    public static void WriteTable(ExperimentSummary summary, string path) =>
        AtomicFile.WriteText(
            path,
            writer =>
            {
                using var table = Csv.Writer(writer);
                WriteHeader(table);
                foreach (var controller in summary.Controllers)
                    Write(table, controller);
            }
        );

    private static void WriteHeader(CsvHelper.CsvWriter table)
    {
        string[] estimates = [.. Enum.GetValues<Metric>().Select(Key), "differenceToBaseline"];
        table.WriteRow([
            "controller",
            "episodes",
            "trainings",
            .. estimates.SelectMany(name => new[] { name, name + "Ci95" }),
            "worstTraining",
        ]);
    }

    private static void Write(CsvHelper.CsvWriter table, ControllerSummary controller)
    {
        table.WriteField(controller.Name);
        table.WriteWhole((long)controller.Episodes);
        table.WriteWhole((long)controller.Trainings.Count);
        var figures = Enum.GetValues<Metric>().Select(metric => controller.Figures[metric]);
        foreach (var estimate in figures.Append(controller.DifferenceToBaseline))
        {
            table.WriteNumber(estimate.Mean);
            table.WriteNumber(estimate.Ci95);
        }
        table.WriteNumber(controller.Trainings.Count == 0 ? double.NaN : controller.Trainings.Values.Max());
        table.EndRecord();
    }

    private static void Write(Utf8JsonWriter json, ExperimentSummary summary)
    {
        var experiment = summary.Experiment;
        json.WriteStartObject();
        json.WriteString("experiment", experiment.Name);
        json.WriteString("preset", experiment.Preset);
        json.WriteNumber("seed", experiment.Seed);
        json.WriteString("baseline", experiment.Baseline);
        json.WriteNumber("daysPerEpisode", experiment.Test.Days);
        json.WriteNumber("bullwhipWindowDays", experiment.Test.BullwhipWindow);
        json.WriteStartArray("controllers");
        foreach (var controller in summary.Controllers)
            Write(json, controller);
        json.WriteEndArray();
        json.WriteStartObject("failures");
        foreach (var (name, reason) in summary.Failures)
            json.WriteString(name, reason);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ControllerSummary controller)
    {
        json.WriteStartObject();
        json.WriteString("name", controller.Name);
        json.WriteNumber("episodes", controller.Episodes);
        Write(json, "costPerDay", controller.CostPerDay);
        Write(json, "differenceToBaseline", controller.DifferenceToBaseline);
        foreach (var metric in Enum.GetValues<Metric>().Where(metric => metric != Metric.CostPerDay))
            Write(json, Key(metric), controller.Figures[metric].Mean);
        json.WriteStartArray("bullwhipByStation");
        foreach (var ratio in controller.BullwhipByStation)
            Write(json, ratio);
        json.WriteEndArray();
        json.WriteStartArray("trainings");
        foreach (var (seed, cost) in controller.Trainings)
        {
            json.WriteStartObject();
            json.WriteNumber("seed", seed);
            Write(json, "costPerDay", cost);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WriteStartObject(name);
        Write(json, "mean", estimate.Mean);
        Write(json, "ci95", estimate.Ci95);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        Write(json, value);
    }

    private static void Write(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }

    private static string Key(Metric metric) => Setting.KeyOf(metric.ToString());
}
