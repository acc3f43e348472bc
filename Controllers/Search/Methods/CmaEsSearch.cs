namespace ProcessChain;

/// <summary>The runs of CMA-ES, one after the other: <see cref="CmaEsDefinition"/> tells.</summary>
internal sealed class CmaEsSearch(
    CmaEsDefinition definition,
    CountedObjective objective,
    double[] start,
    long seed,
    double leastStep
)
{
    private readonly SearchBox box = new(definition.Lower, definition.Upper, start);
    private readonly RestartSchedule schedule = new(definition, start.Length);

    /// <summary>Runs until the search ends.</summary>
    public SearchResult Finish()
    {
        CmaEsOutcome? best = null;
        var generations = 0;
        for (var number = 0; best is null || definition.Restarts != CmaEsRestarts.None; number++)
        {
            var chance = new EpisodeSeed(seed, number).Stream("cmaEs");
            var plan = schedule.Next(chance);
            if (best is not null && objective.Left <= plan.Population)
                break;
            var begin = number == 0 ? start : NewStart(chance);
            var before = objective.Count;
            var steps = Steps(plan.StepFactor);
            var outcome = new CmaEsRun(definition, plan, begin, steps, box, chance).Finish(objective);
            schedule.Note(plan, objective.Count - before);
            generations += outcome.Generations;
            if (best is null || outcome.Value < best.Value)
                best = outcome;
        }
        var converged = definition.Restarts == CmaEsRestarts.None && best.Converged;
        return objective.Result(best.Point, best.Value, generations, converged ? best.Message : "");
    }

    private double[] Steps(double factor) =>
        Array.ConvertAll(definition.InitialStep.For(start.Length), step => Math.Max(step * factor, leastStep));

    private double[] NewStart(RandomStream chance)
    {
        var (begin, steps) = (start.ToArray(), Steps(factor: 1));
        for (var i = 0; i < begin.Length; i++)
            begin[i] = box.IsClosed
                ? box.Between(i, chance.NextDouble())
                : begin[i] + (steps[i] * chance.NextGaussian());
        box.Reflect(begin);
        return begin;
    }
}
