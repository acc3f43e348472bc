namespace ProcessChain;

/// <summary>Orders at each stage what its own position lacks to the demand that is expected.</summary>
/// <param name="law">How it is forecast.</param>
/// <param name="shared">Whether from what the customer demands; else from what is ordered from the stage.</param>
/// <param name="periods">Of how many periods, for each stage.</param>
internal sealed class OrderUpToController(ForecastDefinition law, bool shared, double[] periods) : PlaceController
{
    private readonly IForecast[] forecasts = new IForecast[periods.Length];

    public override void BeginEpisode(Chance chance)
    {
        for (var place = 0; place < forecasts.Length; place++)
            forecasts[place] = law.Create();
    }

    public override double Order(SupplyView view, int place, ReadOnlySpan<double> decided)
    {
        var serial = (SerialView)view;
        var inbound = serial.InboundOrder(place, decided);
        var level = periods[place] * forecasts[place].After(shared ? serial.Demand : inbound);
        return Math.Max(0, level - serial.LocalPosition(place) + inbound);
    }
}
