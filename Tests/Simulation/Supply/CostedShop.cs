namespace ProcessChain.Tests;

/// <summary>
/// A shop in which unmet demand is lost, as a user would write it: cost per period as the goal, to be minimised, and episodes
/// that are cut off. What is ordered arrives before the demand of the same period.
/// </summary>
internal sealed record CostedShop : SupplyDefinition
{
    public DemandDefinition Demand { get; init; } = new PoissonDemand { Mean = 5 };

    public override int Orders => 1;

    public override IReadOnlyList<string> PlaceNames => ["shop"];

    public override IReadOnlyList<string> StockNames => ["shop"];

    public override int Markets => 1;

    public override Horizon Horizon => Horizon.CutOff();

    public override Goal Goal => new("averageCost", "cost/period", "money per period", Minimise: true);

    public override IReadOnlyList<ObservationPart> Observations =>
        [new("state", [new("on hand", "units", 0, float.PositiveInfinity)])];

    protected override IReadOnlyList<FlowColumn> Details => [.. ColumnsOf("lost", "units lost", StockNames)];

    public override DemandDefinition DemandOf(int market) => Demand;

    public override double Capacity(int place) => 20;

    public override IEnumerable<Fault> Validate() =>
        ValidateDemand(Demand, Horizon.Periods).Select(fault => fault.Below("demand"));

    public override SupplySystem Create(int periods) => new Shop(this, periods);

    private sealed class Shop : SupplySystem
    {
        private double lost;

        public Shop(CostedShop definition, int periods)
            : base(definition, periods) => View = new ShopView(this);

        public double OnHand { get; private set; }

        public override SupplyView View { get; }

        protected override double GoalValue => -TotalReward / Period;

        protected override void Begin() => OnHand = 0;

        protected override double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand)
        {
            OnHand += Math.Clamp(Math.Round(orders[0]), 0, 20);
            var sold = Math.Min(OnHand, demand[0]);
            OnHand -= sold;
            lost = demand[0] - sold;
            Counts.NoteMarket(demand[0], sold, lost);
            Counts.NoteStock(OnHand);
            return -(OnHand + (4 * lost));
        }

        protected override void CopyDetails(int period, Span<double> details) => details[0] = lost;
    }

    private sealed class ShopView(Shop shop) : SupplyView(shop)
    {
        public override double Stock(int stock) => shop.OnHand;

        public override double EchelonPosition(int place) => shop.OnHand;

        public override double MostServed(int place) => 20;

        public override void Observe(int part, Span<float> numbers) => numbers[0] = (float)shop.OnHand;
    }
}
