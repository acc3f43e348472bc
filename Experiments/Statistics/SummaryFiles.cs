using System.Text.Json;

namespace ProcessChain.Experiments;

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
                    Write(table, controller, summary.Reference);
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
            "gap",
            "gapCi95",
            "worstTraining",
            "worstTrainingCost",
            "worstTrainingGap",
            "selectedTraining",
            "selectedTrainingCost",
            "selectedTrainingGap",
        ]);
    }

    private static void Write(CsvHelper.CsvWriter table, ControllerSummary controller, CostReference reference)
    {
        table.WriteField(controller.Name);
        table.WriteWhole((long)controller.Episodes);
        table.WriteWhole((long)controller.Trainings.Count);
        var figures = Enum.GetValues<Metric>().Select(metric => controller.Figures[metric]);
        var gap = reference.GapOf(controller.CostPerDay);
        foreach (var estimate in figures.Append(controller.DifferenceToBaseline).Append(gap))
        {
            table.WriteNumber(estimate.Mean);
            table.WriteNumber(estimate.Ci95);
        }
        foreach (var training in new[] { controller.Worst, controller.Selected })
        {
            var cost = training?.CostPerDay.Mean ?? double.NaN;
            table.WriteNumber(training?.Number ?? double.NaN);
            table.WriteNumber(cost);
            table.WriteNumber(reference.GapOf(cost));
        }
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
        Write(json, summary.Reference);
        json.WriteStartArray("controllers");
        foreach (var controller in summary.Controllers)
            Write(json, controller, summary.Reference);
        json.WriteEndArray();
        json.WriteStartObject("failures");
        foreach (var (name, reason) in summary.Failures)
            json.WriteString(name, reason);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CostReference reference)
    {
        if (reference.Kind == ReferenceKind.None)
        {
            json.WriteNull("reference");
        }
        else
        {
            json.WriteStartObject("reference");
            json.WriteString("kind", Setting.KeyOf(reference.Kind.ToString()));
            json.WriteBracket("costPerDay", reference.CostPerDay);
            json.WriteNumber("decisionsPerDay", reference.DecisionsPerDay);
            json.WriteBracket("lowerBound", reference.LowerBound);
            json.WriteEndObject();
        }
        json.WriteString("referenceNote", reference.Note);
    }

    private static void Write(Utf8JsonWriter json, ControllerSummary controller, CostReference reference)
    {
        json.WriteStartObject();
        json.WriteString("name", controller.Name);
        json.WriteNumber("episodes", controller.Episodes);
        Write(json, "costPerDay", controller.CostPerDay);
        Write(json, "differenceToBaseline", controller.DifferenceToBaseline);
        Write(json, "gap", reference.GapOf(controller.CostPerDay).Mean);
        Write(json, "gapCi95", reference.GapOf(controller.CostPerDay).Ci95);
        foreach (var metric in Enum.GetValues<Metric>().Where(metric => metric != Metric.CostPerDay))
            Write(json, Key(metric), controller.Figures[metric].Mean);
        json.WriteStartArray("bullwhipByStation");
        foreach (var ratio in controller.BullwhipByStation)
            Write(json, ratio);
        json.WriteEndArray();
        json.WriteStartArray("trainings");
        foreach (var training in controller.Trainings)
            WriteBody(json, training, reference);
        json.WriteEndArray();
        Write(json, "worstTraining", controller.Worst, reference);
        Write(json, "selectedTraining", controller.Selected, reference);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, TrainingSummary? training, CostReference reference)
    {
        json.WritePropertyName(name);
        if (training is null)
            json.WriteNullValue();
        else
            WriteBody(json, training, reference);
    }

    private static void WriteBody(Utf8JsonWriter json, TrainingSummary training, CostReference reference)
    {
        json.WriteStartObject();
        json.WriteNumber("number", training.Number);
        json.WriteNumber("seed", training.Seed);
        Write(json, "costPerDay", training.CostPerDay.Mean);
        Write(json, "ci95", training.CostPerDay.Ci95);
        Write(json, "gap", reference.GapOf(training.CostPerDay.Mean));
        Write(json, "validationCostPerDay", training.ValidationCostPerDay);
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
