using System.Runtime.CompilerServices;

namespace ProcessChain.Tests;

internal sealed class InventoryRolloutTests
{
    private const int Seed = 3;

    [TestCaseSource(typeof(InventoryCases), nameof(InventoryCases.All))]
    public void Rollout_WithWholeLevels_IsTheSystemUnitByUnit(int number)
    {
        var definition = InventoryCases.Definition(number);
        var levels = Array.ConvertAll(InventoryCases.Levels(definition), level => MathF.Round(level));
        var (rollout, _) = Play(definition, levels);
        var system = new InventorySystem(definition);
        var view = system.View;
        var controller = new LevelController(Array.ConvertAll(levels, level => (double)level));
        var orders = new double[definition.Orders];
        for (var episode = 0; episode < DemandBlock.Width; episode++)
        {
            system.Reset(new EpisodeSeed(Seed, episode));
            while (!system.IsOver)
            {
                var n = system.Period;
                for (var i = 0; i < orders.Length; i++)
                {
                    Assert.That(Of(ref rollout.OnHand(n, i), episode), Is.EqualTo(view.OnHand(n)[i]));
                    Assert.That(Of(ref rollout.Position(n, i), episode), Is.EqualTo(view.EchelonPosition(i)));
                }
                Assert.That(Of(ref rollout.Owed(n), episode), Is.EqualTo(view.Owed(0)));
                controller.Decide(view, orders);
                system.Step(orders);
                for (var i = 0; i < orders.Length; i++)
                    Assert.That(Of(ref rollout.Order(n, i), episode), Is.EqualTo(view.Shipped(n)[i]));
            }
            Assert.That(rollout.Rewards[episode], Is.EqualTo(system.TotalReward).Within(1e-4));
        }
    }

    [TestCaseSource(typeof(InventoryCases), nameof(InventoryCases.All))]
    public void Rollout_WithFractionalLevels_EarnsWhatTheReferenceEarns(int number)
    {
        var definition = InventoryCases.Definition(number);
        var levels = InventoryCases.Levels(definition);
        var (rollout, _) = Play(definition, levels);
        for (var episode = 0; episode < DemandBlock.Width; episode++)
        {
            var expected = ReferenceInventory.Play(
                definition,
                definition.PathOf(new EpisodeSeed(Seed, episode)),
                (n, _) =>
                    Array.ConvertAll(
                        levels[(n * definition.Orders)..((n + 1) * definition.Orders)],
                        level => (double)level
                    )
            );
            Assert.That(rollout.Rewards[episode], Is.EqualTo(expected).Within(1e-4));
        }
    }

    [TestCaseSource(typeof(InventoryCases), nameof(InventoryCases.All))]
    public void Encoding_OfARollout_IsThatOfTheSystem(int number)
    {
        var definition = InventoryCases.Definition(number);
        var levels = Array.ConvertAll(InventoryCases.Levels(definition), level => MathF.Round(level));
        var (rollout, model) = Play(definition, levels);
        var system = new InventorySystem(definition);
        var view = system.View;
        var controller = new LevelController(Array.ConvertAll(levels, level => (double)level));
        var encoding = new StateEncoding(model);
        var orders = new double[definition.Orders];
        var expected = new float[StateEncoding.Length(definition)];
        var state = new AlignedArray(expected.Length * DemandBlock.Width);
        system.Reset(new EpisodeSeed(Seed, 0));
        while (!system.IsOver)
        {
            encoding.Encode(rollout, system.Period, ref state.At(0));
            encoding.Encode(view, expected);
            for (var i = 0; i < expected.Length; i++)
                Assert.That(state.Values[i * DemandBlock.Width], Is.EqualTo(expected[i]), $"number {i}");
            controller.Decide(view, orders);
            system.Step(orders);
        }
    }

    private static (InventoryRollout Rollout, InventoryModel Model) Play(InventoryDefinition definition, float[] levels)
    {
        var model = new InventoryModel(definition);
        var (rollout, demand, table) = (
            new InventoryRollout(model),
            new DemandBlock(definition),
            new LevelTable(model)
        );
        demand.Draw(Seed, 0);
        table.Take(levels);
        rollout.Begin(demand);
        for (var period = 0; period < definition.Periods; period++)
        {
            table.Decide(rollout, period);
            rollout.Play(period);
        }
        return (rollout, model);
    }

    private static float Of(ref float block, int episode) => Unsafe.Add(ref block, episode);
}
