using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>What searches have found, and trainings of levels, in words.</summary>
internal static class SearchText
{
    /// <summary>Numbers as numpy shows them.</summary>
    public static string Vector(IEnumerable<double> numbers) =>
        $"[{string.Join(' ', numbers.Select(number => number.ToString("0.########", CultureInfo.InvariantCulture)))}]";

    /// <summary>What a search makes small.</summary>
    public static string Minimised(SearchedDefinition definition, SystemDefinition system, int periods) =>
        definition.Objective switch
        {
            SearchObjective.ArticleExpectation => "the article's expectation, on one episode after the other",
            SearchObjective.LongRunCost => $"the exact {system.Goal.Title} in the long run",
            _ => $"{(system.Goal.Minimise ? "" : "minus ")}the mean of {system.Goal.Title} in "
                + $"{NumberText.Count(definition.EpisodesFor(periods), "training episode")} of "
                + NumberText.Count(periods, system.Horizon.Period),
        };

    /// <summary>A sentence for every search of a run that has finished, where it started and what it found, for levels learned, and for computed settings.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folder">Holds the agents.</param>
    public static IReadOnlyList<string> Of(ExperimentDefinition experiment, RunFolder folder) =>
        [
            .. ControllerUnit
                .Of(experiment)
                .Where(unit => unit.Definition is SearchedDefinition && File.Exists(folder.Agent(unit)))
                .Select(unit => Sentence(experiment, unit, folder)),
            .. ControllerUnit
                .Of(experiment)
                .Where(unit => unit.Definition is CutOffLevelsDefinition && File.Exists(folder.Agent(unit)))
                .Select(unit => Learned(experiment, unit, folder)),
            .. from controller in experiment.Controllers
            where controller.Value is IOptimisable { OpenSetting: not null }
            select Computed(controller.Key, (IOptimisable)controller.Value, experiment.System),
        ];

    private static string Sentence(ExperimentDefinition experiment, ControllerUnit unit, RunFolder folder)
    {
        using var agent = File.OpenRead(folder.Agent(unit));
        var (definition, found) = ((SearchedDefinition)unit.Definition, FoundPolicy.Read(agent));
        var periods = experiment.BudgetOf(definition).PeriodsOf(experiment.System);
        var start = found.StartValue is { } value ? $" ({Number(value)})" : "";
        return $"{unit.Id}: from {Vector(found.Start)}{start} the search came to {Vector(found.Parameters)} "
            + $"({Number(found.Value)}) with {NumberText.Count(found.Evaluations, "evaluation")} of "
            + $"{Minimised(definition, experiment.System, periods)}. {found.Message}";
    }

    private static string Learned(ExperimentDefinition experiment, ControllerUnit unit, RunFolder folder)
    {
        using var agent = File.OpenRead(folder.Agent(unit));
        var levels = ((CutOffLevelsDefinition)unit.Definition).LevelsOf(experiment.System, agent);
        return $"{unit.Id}: {Vector(levels.Select(level => (double)level))} was learned.";
    }

    /// <summary>What was computed for the settings that a definition has as <c>optimal</c>.</summary>
    private static string Computed(string name, IOptimisable open, SystemDefinition system)
    {
        var best = open.Optimum(system);
        var cost = PolicyModel.Validate(system).Any()
            ? ""
            : $", which in the long run come to exactly {Number(PolicyModel.Cost((SupplyDefinition)system, best).Middle)}";
        return $"{name}: the best parameters are {Vector(((ITunable)best).Parameters(system))}{cost}.";
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture).Replace('-', '−');
}
