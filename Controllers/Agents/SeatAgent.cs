namespace ProcessChain;

/// <summary>
/// An agent that was trained at a seat, as a player in the whole system: it sees of its place what it saw there, and is loaded for
/// those places in which it is asked.
/// </summary>
/// <param name="seats">Each place of the system, seen as a seat.</param>
/// <param name="load">Makes the agent for a seat.</param>
internal sealed class SeatAgent(IReadOnlyList<SeatDefinition> seats, Func<SeatDefinition, IController> load)
    : PlaceController
{
    private readonly Player?[] players = new Player?[seats.Count];
    private Chance chance;

    public override void BeginEpisode(Chance chance)
    {
        this.chance = chance;
        foreach (var player in players)
            player?.Begin(chance);
    }

    public override double Order(SupplyView view, int place, ReadOnlySpan<double> decided) =>
        (players[place] ??= Enter(seats[place])).Order(view.Seat(place, decided));

    private Player Enter(SeatDefinition seat)
    {
        var player = new Player(load(seat), ((SeatSystem)seat.Create(1)).View);
        player.Begin(chance);
        return player;
    }

    /// <summary>The agent at one place.</summary>
    private sealed class Player(IController agent, SeatView view)
    {
        private readonly double[] action = new double[1];
        private bool hasBegun;

        public void Begin(Chance chance)
        {
            agent.BeginEpisode(chance);
            hasBegun = false;
        }

        public double Order(SeatState seen)
        {
            if (hasBegun)
                view.GoOn(seen);
            else
                view.Begin(seen);
            hasBegun = true;
            agent.Decide(view, action);
            return action[0];
        }
    }
}
