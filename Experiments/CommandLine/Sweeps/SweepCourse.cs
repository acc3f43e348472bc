namespace ProcessChain.Experiments;

/// <summary>How far a sweep under way has got, in words; told and asked by several threads.</summary>
/// <param name="clock">Tells the time.</param>
/// <param name="heartbeat">Where failures are told.</param>
/// <param name="total">How many points there are to do.</param>
internal sealed class SweepCourse(TimeProvider clock, Heartbeat heartbeat, int total) : ISweepProgress
{
    private readonly long began = clock.GetTimestamp();
    private int done;
    private int failed;

    /// <summary>Where it stands.</summary>
    public string News
    {
        get
        {
            var (ended, wrong) = (Volatile.Read(ref done), Volatile.Read(ref failed));
            var share = total == 0 ? 100 : 100L * ended / total;
            return $"{share, 3} %  {ended} of {NumberText.Count(total, "point")} done"
                + (wrong > 0 ? $", {wrong} of them failed" : "")
                + Left(ended);
        }
    }

    public void Ended(SweepPoint point, PointResult result)
    {
        Interlocked.Increment(ref done);
        if (!result.HasFailed)
            return;
        Interlocked.Increment(ref failed);
        foreach (var failure in result.Failures)
            heartbeat.Say($"Point {point.Number} ({point.Id}) failed: {failure}");
    }

    /// <summary>What is left if it goes on as fast as before; nothing where hardly anything is known of it.</summary>
    private string Left(int ended) =>
        ended > 0 && clock.GetElapsedTime(began) is { TotalSeconds: >= 2 } time
            ? $", about {NumberText.Duration(time * ((double)(total - ended) / ended))} left"
            : "";
}
