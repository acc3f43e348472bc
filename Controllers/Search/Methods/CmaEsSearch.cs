using System.Threading;

namespace ProcessChain;

/// <summary>The runs of CMA-ES, one after the other: <see cref="CmaEsDefinition"/> tells.</summary>
internal sealed class CmaEsSearch(CmaEsDefinition definition, long seed, double leastStep) : ISearch
{
    public SearchResult Minimise(Objective objective, ReadOnlySpan<double> start, CancellationToken stop = default)
    {
        var counted = new CountedObjective(objective, start, definition.MaximumEvaluations, stop);
        var box = new SearchBox(definition.Lower, definition.Upper, start);
        var schedule = new RestartSchedule(definition, start.Length);
        CmaEsOutcome? best = null;
        var generations = 0;
        for (var number = 0; best is null || definition.Restarts != CmaEsRestarts.None; number++)
        {
            var chance = new EpisodeSeed(seed, number).Stream("cmaEs");
            var plan = schedule.Next(chance);
            if (best is not null && counted.Left <= plan.Population)
                break;
            var begin = number == 0 ? start.ToArray() : NewStart(start, box, chance);
            var before = counted.Count;
            var steps = Steps(start.Length, plan.StepFactor);
            var outcome = new CmaEsRun(definition, plan, begin, steps, box, chance).Finish(counted);
            schedule.Note(plan, counted.Count - before);
            generations += outcome.Generations;
            if (best is null || outcome.Value < best.Value)
                best = outcome;
        }
        var converged = definition.Restarts == CmaEsRestarts.None && best.Converged;
        return counted.Result(best.Point, best.Value, generations, converged ? best.Message : "", []);
    }

    private double[] Steps(int coordinates, double factor) =>
        Array.ConvertAll(definition.InitialStep.For(coordinates), step => Math.Max(step * factor, leastStep));

    private double[] NewStart(ReadOnlySpan<double> start, SearchBox box, RandomStream chance)
    {
        var (begin, steps) = (start.ToArray(), Steps(start.Length, factor: 1));
        for (var i = 0; i < begin.Length; i++)
            begin[i] = box.IsClosed
                ? box.Between(i, chance.NextDouble())
                : begin[i] + (steps[i] * chance.NextGaussian());
        box.Reflect(begin);
        return begin;
    }
}
