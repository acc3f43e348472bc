namespace ProcessChain.Experiments;

/// <summary>Whether the sets of values of a definition can be tuned.</summary>
/// <param name="tuning">How.</param>
/// <param name="sampling">How values are drawn.</param>
/// <param name="faults">Takes what is wrong.</param>
internal sealed class TuningChecks(TuningDefinition tuning, SweepSampling sampling, FaultList faults)
{
    /// <summary>The key of a sweep that makes it a tuning.</summary>
    public const string Key = "tuning";

    public void Check(IEnumerable<SweptKey> keys)
    {
        var all = keys.ToList();
        foreach (var key in all)
            CheckKey(key);
        var drawn = all.Count(key => key.Set is SampledNode);
        if (drawn == 0)
            faults.Add(
                faults.LineOf(Key),
                Key,
                "is given, but no key is drawn at random (choice, uniform, logUniform)."
            );
        else if (sampling.Samples is not { } samples)
            faults.Add(faults.LineOf(Key), Key, "needs the number of candidates: sweep: { samples: … }.");
        else if (tuning.Method == TuningMethod.SuccessiveHalving)
            CheckRungs(samples, [.. all.Where(key => key.Set is RungsNode)]);
        else
            CheckPopulation(samples, drawn, all);
    }

    private void CheckKey(SweptKey key)
    {
        if (key.Set is GridNode)
            faults.Add(
                key.Set.Line,
                key.Path,
                "takes all its values; a tuning draws: choice, uniform, logUniform, or has rungs."
            );
        if (key.Set.Start is null && key.Path.EndsWith(']'))
            faults.Add(key.Set.Line, key.Path, "needs a 'start': a value of a list cannot be left out.");
    }

    private void CheckRungs(int samples, IReadOnlyList<SweptKey> rungs)
    {
        if (rungs.Count != 1)
        {
            faults.Add(
                faults.LineOf(Key),
                Key,
                $"has {NumberText.Count(rungs.Count, "key")} with rungs; successive halving needs one: what candidates may spend, "
                    + "e.g. training: { episodes: { rungs: [20, 60, 180] } }."
            );
            return;
        }
        var count = ((RungsNode)rungs[0].Set).Items.Count;
        if (new SuccessiveHalving(tuning, sampling, [], count).CountAt(count - 1) == 0)
            faults.Add(
                faults.LineOf("sweep.samples"),
                "sweep.samples",
                $"is {samples}; of so few, none comes to the last of {count} rungs if one in {tuning.Reduction} goes on."
            );
    }

    private void CheckPopulation(int samples, int drawn, IEnumerable<SweptKey> keys)
    {
        foreach (var key in keys.Where(key => key.Set is RungsNode))
            faults.Add(key.Set.Line, key.Path, "has rungs, which CMA-ES does not know; successive halving does.");
        var population = new CmaEsTuner(tuning, sampling, drawn).Population;
        if (samples < population)
            faults.Add(
                faults.LineOf("sweep.samples"),
                "sweep.samples",
                $"is {samples}; a round has {population} candidates, so that as many or more are needed."
            );
    }
}
