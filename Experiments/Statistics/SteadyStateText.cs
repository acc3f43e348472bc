namespace ProcessChain.Experiments;

/// <summary>How a long episode settles, in words.</summary>
internal static class SteadyStateText
{
    /// <summary>What is doubtful of it: a sentence each.</summary>
    public static IEnumerable<string> Doubts(SteadyStateSummary state)
    {
        if (state.WarmUp is null)
            yield return $"{state.Controller}: {state.Periods} periods are too few to tell whether it settles; 50 are needed.";
        else if (!state.WarmUp.IsSettled)
            yield return $"{state.Controller} does not settle within half of the {state.Periods} periods of its first test episode: a longer "
                + "episode is needed, or there is no long run.";
        if (state.Rest is not { } rest)
            yield break;
        if (rest.HasTrend)
            yield return $"{state.Controller} {(rest.Slope > 0 ? "rises" : "falls")} on after its warm-up of {state.WarmUp!.Periods} periods "
                + $"(by {NumberText.Of(Math.Abs(rest.Slope))} from each {rest.Length} periods to the next): the mean is not that of the long run.";
        if (rest.AreDependent)
            yield return $"{state.Controller}: batches of {rest.Length} periods still depend on each other (correlation "
                + $"{NumberText.Of(rest.Correlation, 2)}), so that the interval of its long run is too narrow; longer episodes help.";
    }
}
