namespace ProcessChain.Experiments;

/// <summary>Measures in processor time of this process, which others on the machine leave as it is.</summary>
internal static class ProcessorTime
{
    /// <summary>Does rounds for about so many seconds, and returns what they did in a second.</summary>
    /// <param name="round">Returns what it has done, in a unit of its own.</param>
    /// <param name="seconds">How long, above 0.</param>
    public static double Rate(Func<double> round, double seconds = 0.5)
    {
        var began = Environment.CpuUsage.TotalTime;
        var spent = TimeSpan.Zero;
        var done = 0.0;
        for (; spent.TotalSeconds < seconds; spent = Environment.CpuUsage.TotalTime - began)
            done += round();
        return done / spent.TotalSeconds;
    }
}
