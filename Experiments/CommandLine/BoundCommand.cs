using System.CommandLine;
using System.Diagnostics;

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
            "For bounds on episodes: how many of the test episodes, 2 or more, instead of what the definition says.",
            least: 2
        );
        var command = new Command(
            "bound",
            "What no controller can beat: the bounds of the definition, or all that its system has."
        )
        {
            output,
            episodes,
        };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var kinds = source.Kinds(parsed);
            var experiment = source.Read(parsed, kinds);
            var bounds = BoundsOf(experiment, kinds, parsed.GetValue(episodes));
            return StopSignals.Run(
                "Stopped; nothing was written.",
                stop => Solve(experiment, bounds, parsed.GetValue(output), stop)
            );
        });
        return command;
    }

    private static Named<BoundDefinition> BoundsOf(
        ExperimentDefinition experiment,
        DefinitionKinds kinds,
        int? episodes
    )
    {
        if (episodes > experiment.Test.Episodes)
            throw new InvalidInputException(
                $"--episodes: is {episodes}; {experiment.Name} has {experiment.Test.Episodes} test episodes."
            );
        var bounds = experiment.BoundsInUse.Count > 0 ? experiment.BoundsInUse : AllOf(experiment, kinds);
        if (episodes is not null && !bounds.Any(entry => entry.Value is EpisodeBoundDefinition))
            throw new InvalidInputException("--episodes: is for bounds on episodes; here is none.");
        return new(
            bounds.Select(entry =>
                entry.Value is EpisodeBoundDefinition bound && episodes is { } count
                    ? new(entry.Key, bound with { Episodes = count })
                    : entry
            )
        );
    }

    /// <summary>Every kind of bound that the system has and that needs no settings.</summary>
    private static Named<BoundDefinition> AllOf(ExperimentDefinition experiment, DefinitionKinds kinds)
    {
        var system = experiment.System;
        var known = kinds
            .NamesFor(typeof(BoundDefinition), system.GetType())
            .Select(name => (Name: name, Type: kinds.Find(typeof(BoundDefinition), name, system.GetType())!))
            .Where(kind => !RecordShape.Of(kind.Type).Settings.Any(setting => setting.IsRequired))
            .ToDictionary(
                kind => kind.Name,
                kind => (BoundDefinition)Activator.CreateInstance(kind.Type)!,
                StringComparer.Ordinal
            );
        var found = known.Where(bound => !bound.Value.Validate(system).Any()).ToList();
        if (found.Count > 0)
            return new(found);
        var reasons = known.SelectMany(bound =>
            bound.Value.Validate(system).Select(fault => $"{bound.Key}: {fault.Key} {fault.Message}")
        );
        throw new InvalidInputException(
            $"{experiment.Name}: there is no bound. {string.Join(' ', reasons.DefaultIfEmpty("None is known for its system."))}"
        );
    }

    private static int Solve(
        ExperimentDefinition experiment,
        Named<BoundDefinition> bounds,
        string? path,
        CancellationToken stop
    )
    {
        OutputFolder.RefuseExisting(path);
        if (path is not null)
            OutputFolder.CreateFor(path);
        var goal = experiment.System.Goal;
        Screen.Current.Say($"{goal.Title} ({goal.Unit}): no controller can do better on average.");
        var solved = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, bound) in bounds)
        {
            solved[name] = bound switch
            {
                EpisodeBoundDefinition ofEpisodes => OfEpisodes(experiment, name, ofEpisodes, stop),
                LongRunBoundDefinition ofLongRun => OfLongRun(experiment, name, ofLongRun, stop),
                _ => throw new InvalidOperationException($"{bound.GetType().Name} bounds nothing."),
            };
        }
        if (path is not null)
            JsonFile.Write(
                path,
                new
                {
                    experiment = experiment.Name,
                    experiment.Preset,
                    experiment.Seed,
                    goal,
                    bounds = solved,
                }
            );
        return Application.Succeeded;
    }

    private static object OfEpisodes(
        ExperimentDefinition experiment,
        string name,
        EpisodeBoundDefinition bound,
        CancellationToken stop
    )
    {
        var watch = Stopwatch.StartNew();
        var episodes = EpisodeBounds.CountOf(experiment, bound);
        var mean = Heartbeat.While(
            () => name,
            () => Estimate.Of(EpisodeBounds.Of(experiment, bound, new TestDemand(experiment), stop))
        );
        Tell(
            name,
            $"{NumberText.Of(mean.Mean, 2)} ± {NumberText.Of(mean.Ci95, 2)}, mean of {episodes} test episodes, "
                + "± 95 % confidence",
            watch
        );
        return new { episodes, goal = mean };
    }

    private static object OfLongRun(
        ExperimentDefinition experiment,
        string name,
        LongRunBoundDefinition bound,
        CancellationToken stop
    )
    {
        var watch = Stopwatch.StartNew();
        var found = Heartbeat.While(() => name, () => bound.Solve(experiment.System, stop));
        if (found.Kind == BoundKind.None)
            Tell(name, $"nothing is known: {found.Note}", watch);
        else
        {
            var kind = found.Kind switch
            {
                BoundKind.Optimum => "the optimum",
                BoundKind.Known => "the best value known",
                _ => "a bound",
            };
            Tell(name, $"{kind} in the long run is {TextOf(found.Value)}", watch);
            if (found.Kind == BoundKind.Optimum && found.LowerBound != found.Value)
                Tell(name, $"a bound by itself is {TextOf(found.LowerBound)}");
            if (found.Note.Length > 0)
                Tell(name, found.Note);
        }
        return new
        {
            kind = Setting.KeyOf(found.Kind.ToString()),
            value = Content(found.Value),
            lowerBound = Content(found.LowerBound),
            found.Note,
        };
    }

    private static string TextOf(Bracket bracket) =>
        $"{NumberText.Of(bracket.Middle, 5)} [{NumberText.Of(bracket.Lower, 6)}, {NumberText.Of(bracket.Upper, 6)}], "
        + $"{bracket.Iterations} iterations";

    private static void Tell(string name, string text, Stopwatch? watch = null) =>
        Screen.Current.Say(
            $"{name}: {text}" + (watch is null ? "" : $"; {NumberText.Of(watch.Elapsed.TotalSeconds, 1)} s")
        );

    private static object Content(Bracket bracket) =>
        new
        {
            bracket.Lower,
            bracket.Upper,
            bracket.Iterations,
        };
}
