using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>An experiment whose system Python steps.</summary>
internal sealed class OpenedExperiment
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private OpenedExperiment(ExperimentDefinition experiment, int? periods, int copies)
    {
        Experiment = experiment;
        Batch = new EnvironmentBatch(experiment.System, periods, copies);
        Description = new Utf8Text(JsonSerializer.Serialize(Describe(), Json));
    }

    public ExperimentDefinition Experiment { get; }

    public EnvironmentBatch Batch { get; }

    /// <summary>What it is, and where its arrays lie, as JSON.</summary>
    public Utf8Text Description { get; }

    /// <exception cref="InvalidInputException">There is no such experiment, it has faults, or a number is out of range.</exception>
    public static OpenedExperiment Open(
        string source,
        bool isText,
        string? preset,
        IReadOnlyList<string> plugins,
        int? periods,
        int copies
    )
    {
        var kinds = plugins.Aggregate(DefinitionKinds.Standard, PluginLoader.Load);
        var experiment = isText
            ? DefinitionReader.ReadText(source, "definition", preset, kinds)
            : DefinitionCatalogue.OpenOrRead(source, preset, kinds);
        Require(copies >= 1, $"num_envs is {copies}; 1 or more is needed.");
        Require(periods is null or >= 1, $"periods is {periods}; 1 or more is needed.");
        foreach (var fault in experiment.System.Horizon.Check(periods))
            throw new InvalidInputException($"{fault.Key} {fault.Message}");
        return new OpenedExperiment(experiment, periods, copies);
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new InvalidInputException(message);
    }

    private object Describe()
    {
        var system = Experiment.System;
        return new
        {
            Experiment.Name,
            Experiment.Title,
            Period = system.Horizon.Period,
            Batch.Periods,
            Batch.Copies,
            Choices = (system.Actions as ChoiceSpace)?.Count ?? 0,
            Places = (system.Actions as OrderSpace)?.Places ?? [],
            Largest = (system.Actions as OrderSpace)?.Largest ?? [],
            Observation = Batch.Numbers,
            Figures = system.Figures.Select(figure => new
            {
                figure.Key,
                figure.Title,
                figure.Unit,
            }),
            Flows = system.Flows.Select(flow => flow.Key),
            SeatNumbers = Batch.HasSeats ? EnvironmentBatch.SeatNames : [],
            Goal = new
            {
                system.Goal.Key,
                system.Goal.Title,
                system.Goal.Unit,
                system.Goal.Minimise,
            },
            Controllers = Experiment.Controllers.Names,
            Addresses = new
            {
                Actions = AddressOf(Batch.Actions),
                Observations = AddressOf(Batch.Observations),
                Masks = AddressOf(Batch.Masks),
                Rewards = AddressOf(Batch.Rewards),
                Ends = AddressOf(Batch.Ends),
                Figures = AddressOf(Batch.Figures),
                Final = AddressOf(Batch.Final),
                Flows = AddressOf(Batch.Flows),
                Seats = AddressOf(Batch.Seats),
                FinalMasks = AddressOf(Batch.FinalMasks),
                Seeds = AddressOf(Batch.Seeds),
                Chosen = AddressOf(Batch.Chosen),
            },
        };
    }

    private static long AddressOf<T>(T[] array) =>
        array.Length == 0 ? 0 : Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
}
