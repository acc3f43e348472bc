namespace ProcessChain.Tests;

/// <summary>A seat of a supply system.</summary>
internal sealed class SeatTests
{
    private const int Periods = 60;

    private static readonly StageBaseStockDefinition levels = new() { Levels = 20 };

    private static IEnumerable<TestCaseData> Games()
    {
        SerialDefinition[] games =
        [
            SerialDefinition.BeerGame,
            SerialDefinition.BeerGameBasic,
            SerialDefinition.BeerGameUniform,
            SerialDefinition.BeerGameNormal,
            new SerialDefinition { StockoutCost = new(37, 3) },
        ];
        RuleDefinition[] rules =
        [
            levels,
            new StermanDefinition(),
            new RandomOrderDefinition { Deviation = new(-3, 4) },
        ];
        return from game in games
            from place in game.PlaceNames
            from rule in rules
            select new TestCaseData(game, place, rule).SetArgDisplayNames(game.Preset, place, rule.GetType().Name);
    }

    [TestCaseSource(nameof(Games))]
    public void Seat_WithTheRuleOfTheOthers_IsTheWholeSystemBitByBit(
        SerialDefinition game,
        string at,
        RuleDefinition rule
    )
    {
        var definition = SeatCases.Seat(game, at, rule) with { Reward = SeatReward.Whole };
        Assert.That(definition.Validate(), Is.Empty);
        var (seat, whole) = (definition.Create(Periods), game.Create(Periods));
        var (player, players) = (PlayerOf(definition, rule), rule.Create(game));
        Begin(seat, player);
        Begin(whole, players);
        var (order, orders, ownCost) = (new double[1], new double[game.Stages], 0.0);
        while (!whole.IsOver)
        {
            player.Decide(seat.View, order);
            players.Decide(whole.View, orders);
            Assert.That(seat.Step(order).Reward, Is.EqualTo(whole.Step(orders).Reward));
            var (told, flows) = (Told.Flows(seat), Told.Flows(whole));
            foreach (var key in told.Keys.Where(key => key != "reward"))
                Assert.That(told[key], Is.EqualTo(flows[key]), key);
            ownCost += flows[$"holdingCost.{at}"] + flows[$"transitCost.{at}"] + flows[$"stockoutCost.{at}"];
        }
        Assert.That(seat.IsOver);
        Assert.That(seat.Figures()[..^1], Is.EqualTo(whole.Figures()));
        Assert.That(seat.Figures()[^1], Is.EqualTo(ownCost / Periods));
    }

    [Test]
    public void Reward_IsTheSeatsOwnCost_UnlessTheWholeIsAskedFor()
    {
        var seat = SeatCases.Seat(SerialDefinition.BeerGame, "distributor", levels).Create(Periods);
        seat.Reset(new EpisodeSeed(1, 1));
        var sum = 0.0;
        while (!seat.IsOver)
            sum += seat.Step([5]).Reward;
        Assert.That(sum, Is.LessThan(0));
        Assert.That(seat.Figures()[^1], Is.EqualTo(-sum / Periods).Within(1e-12));
        Assert.That(seat.Figures()[0], Is.GreaterThan(seat.Figures()[^1]));
    }

    [Test]
    public void Observation_TellsTheLastPeriods_ThisOneFirst()
    {
        var one = SeatCases.Seat(SerialDefinition.BeerGameUniform, "wholesaler", new StermanDefinition());
        var now = SeatCases.Observations(one, levels, Periods);
        var three = SeatCases.Observations(one with { PeriodsSeen = 3 }, levels, Periods);
        for (var period = 0; period <= Periods; period++)
        {
            var expected = Enumerable.Range(0, 3).SelectMany(ago => now[Math.Max(0, period - ago)]);
            Assert.That(three[period], Is.EqualTo(expected), $"{period}");
        }
    }

    [Test]
    public void Observation_IsTheStateOfTheGame()
    {
        var definition = SeatCases.Seat(SerialDefinition.BeerGame, "wholesaler", levels);
        var seat = SeatCases.Observations(definition, levels, 1);
        Assert.That(seat[0], Is.EqualTo(new float[] { 0, 12, 16, 4, 4 }), "owed, on hand, on order, received, ordered");
    }

    /// <summary>
    /// With plenty at the wholesaler nothing of what is upstream of it ever reaches the retailer; what these others order depends on
    /// no stock.
    /// </summary>
    [TestCase("retailer", 12, 9999, 12, 12, 12, 9999, 3, 99)]
    [TestCase("factory", 12, 12, 12, 12, 99, 3, 50, 12)]
    public void Observation_OfOtherStocksThatTheSeatCannotSee_IsTheSame(string at, params int[] stocks)
    {
        var (one, other) = (Of(stocks[..4]), Of(stocks[4..]));
        Assert.That(
            SeatCases.Observations(one, levels, Periods),
            Is.EqualTo(SeatCases.Observations(other, levels, Periods))
        );

        SeatDefinition Of(int[] initial) =>
            SeatCases.Seat(
                SerialDefinition.BeerGameUniform with
                {
                    InitialStock = new(initial),
                },
                at,
                new RandomOrderDefinition { Deviation = new(-3, 3) }
            );
    }

    [Test]
    public void View_KnowsNothingBesideTheSeat()
    {
        var definition = SeatCases.Seat(SerialDefinition.BeerGameUniform, "wholesaler", new StermanDefinition());
        var seat = definition.Create(Periods);
        seat.Reset(new EpisodeSeed(1, 1));
        _ = seat.Step([7]);
        var (view, observed) = (seat.View, new float[5]);
        view.Observe(0, observed);
        var level = observed[1] - observed[0];
        Assert.That(view.Stock(0), Is.EqualTo(observed[1]));
        Assert.That(view.Position(0), Is.EqualTo(level + observed[2]));
        Assert.That(view.InboundOrder(0, []), Is.EqualTo(observed[4]));
        Assert.That(view.MostServed(0), Is.EqualTo(double.PositiveInfinity));
        Assert.That(view.Seat(0, []), Is.EqualTo(new SeatState(level, observed[3], observed[4], observed[2])));
    }

    [Test]
    public void CoPlayers_WhoDraw_DrawTheSame_WhateverTheSeatOrders()
    {
        var definition = SeatCases.Seat(
            SerialDefinition.BeerGameUniform,
            "factory",
            new RandomOrderDefinition { Deviation = new(-8, 8) }
        );
        var (one, other) = (definition.Create(Periods), definition.Create(Periods));
        one.Reset(new EpisodeSeed(1, 5));
        other.Reset(DemandPath.OfPeriods(definition.PathOf(new EpisodeSeed(1, 5), Periods)), new EpisodeSeed(1, 5));
        while (!one.IsOver)
        {
            Assert.That(other.View.InboundOrder(0, []), Is.EqualTo(one.View.InboundOrder(0, [])));
            _ = one.Step([3]);
            _ = other.Step([30]);
        }
    }

    private static IController PlayerOf(SeatDefinition seat, RuleDefinition rule)
    {
        Assert.That(rule.Validate(seat), Is.Empty);
        return rule.Create(seat);
    }

    private static void Begin(SupplySystem system, IController controller)
    {
        system.Reset(new EpisodeSeed(1, 3));
        controller.BeginEpisode(new Chance(new EpisodeSeed(1, 3)));
    }
}
