namespace ProcessChain.Kernel;

/// <summary>
/// Statistics of a level that stays at a value until it changes: each value counts for as long as it lasted, in units of
/// the simulation. All of them include the time up to now.
/// </summary>
internal sealed class TimeSeriesMonitor(Simulation env, string? name = null)
{
    private bool observed;
    private double updatedAt;
    private double totalTime;
    private double area;
    private double mean;
    private double squares;

    /// <summary>Watches from now on; without an initial value, from the first that it is given.</summary>
    public TimeSeriesMonitor(Simulation env, double initial, string? name = null)
        : this(env, name) => UpdateTo(initial);

    /// <summary>What is watched.</summary>
    public string? Name { get; set; } = name;

    /// <summary>The value now; 0 before the first.</summary>
    public double Current { get; private set; }

    /// <summary>The smallest value; 0 before the first.</summary>
    public double Min { get; private set; }

    /// <summary>The largest value; 0 before the first.</summary>
    public double Max { get; private set; }

    /// <summary>For how long values have been watched, units.</summary>
    public double TotalTimeD => UpToDate(ref totalTime);

    /// <summary>The integral of the value over time, value · units.</summary>
    public double Area => UpToDate(ref area);

    /// <summary>The mean over time; the value itself as long as no time has passed.</summary>
    public double Mean => UpToDate(ref mean);

    /// <summary>The variance over time; 0 as long as no time has passed.</summary>
    public double Variance => TotalTimeD > 0 ? squares / totalTime : 0;

    /// <summary>The standard deviation over time; 0 as long as no time has passed.</summary>
    public double StdDev => Math.Sqrt(Variance);

    /// <summary>Forgets everything; the next value is the first.</summary>
    public void Reset()
    {
        observed = false;
        Current = Min = Max = totalTime = area = mean = squares = 0;
    }

    /// <summary>Forgets everything and begins anew.</summary>
    public void Reset(double initial)
    {
        Reset();
        UpdateTo(initial);
    }

    /// <summary>The value rises.</summary>
    public void Increase(double value = 1) => UpdateTo(Current + value);

    /// <summary>The value falls.</summary>
    public void Decrease(double value = 1) => UpdateTo(Current - value);

    /// <summary>The value is another one from now on.</summary>
    public void UpdateTo(double value)
    {
        if (observed)
        {
            Advance();
            Min = Math.Min(Min, value);
            Max = Math.Max(Max, value);
        }
        else
        {
            observed = true;
            updatedAt = env.NowD;
            Min = Max = mean = value;
        }
        Current = value;
    }

    private double UpToDate(ref double statistic)
    {
        if (observed)
            Advance();
        return statistic;
    }

    /// <summary>Weighs the present value with the time since the last update (West 1979, CACM 22(9), p. 532).</summary>
    private void Advance()
    {
        var time = env.NowD;
        var duration = time - updatedAt;
        updatedAt = time;
        if (duration <= 0)
            return;
        totalTime += duration;
        area += Current * duration;
        var deviation = Current - mean;
        mean += deviation * duration / totalTime;
        squares += deviation * (Current - mean) * duration;
    }
}
