namespace ProcessChain;

/// <summary>How the demand of a period is forecast from those before.</summary>
internal abstract record ForecastDefinition
{
    /// <summary>A forecast that has seen nothing.</summary>
    public abstract IForecast Create();
}

/// <summary>What is expected of each period to come.</summary>
internal interface IForecast
{
    /// <summary>Notes the demand of one more period.</summary>
    /// <returns>The forecast of a later one, units.</returns>
    double After(double demand);
}

/// <summary>The mean of the last periods; at first of all so far.</summary>
[Kind("movingAverage")]
internal sealed record MovingAverageDefinition : ForecastDefinition
{
    /// <summary>How many periods.</summary>
    [Range(1, Limits.Days, Unit = "periods")]
    public int Periods { get; init; } = 4;

    /// <inheritdoc/>
    public override IForecast Create() => new MovingAverage(Periods);
}

/// <summary>Each forecast is the last one, corrected by a part of its error; the first one is the first demand.</summary>
[Kind("exponentialSmoothing")]
internal sealed record ExponentialSmoothingDefinition : ForecastDefinition
{
    /// <summary>α: the part of the error by which it is corrected.</summary>
    [Range(0, 1)]
    public double Weight { get; init; } = 0.2;

    /// <inheritdoc/>
    public override IForecast Create() => new ExponentialSmoothing(Weight);
}

internal sealed class MovingAverage(int periods) : IForecast
{
    private readonly double[] window = new double[periods];
    private long seen;
    private double sum;

    public double After(double demand)
    {
        ref var oldest = ref window[seen++ % periods];
        sum += demand - oldest;
        oldest = demand;
        return sum / Math.Min(seen, periods);
    }
}

internal sealed class ExponentialSmoothing(double weight) : IForecast
{
    private double? forecast;

    public double After(double demand)
    {
        var last = forecast ?? demand;
        forecast = last + (weight * (demand - last));
        return forecast.Value;
    }
}
