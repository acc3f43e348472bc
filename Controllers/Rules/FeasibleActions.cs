namespace ProcessChain;

/// <summary>The actions that may be taken at a moment.</summary>
internal static class FeasibleActions
{
    /// <summary>One of them, each with the same probability.</summary>
    public static int Draw(ChainObservation observation, RandomStream stream)
    {
        var feasible = 1;
        for (var station = 1; station <= observation.Stations; station++)
            feasible += observation.IsFeasible(station) ? 1 : 0;
        var drawn = stream.Next(feasible);
        for (var action = 0; ; action++)
        {
            if (observation.IsFeasible(action) && drawn-- == 0)
                return action;
        }
    }
}
