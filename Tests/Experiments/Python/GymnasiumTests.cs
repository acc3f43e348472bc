namespace ProcessChain.Tests;

/// <summary>The environments, with the real Gymnasium where it can be imported.</summary>
internal sealed class GymnasiumTests
{
    [OneTimeSetUp]
    public void RequireGymnasium() => PythonPackage.Require("gymnasium");

    [Test]
    public void EveryId_PassesGymnasiumsOwnCheck()
    {
        const string Script = """
            import gymnasium, processchain as pc
            from gymnasium.utils.env_checker import check_env
            for identifier in pc.IDS:
                check_env(gymnasium.make(identifier).unwrapped)
                print(identifier)
            """;
        Assert.That(PythonPackage.Print(Script).Split('\n'), Has.Length.GreaterThan(8));
    }

    [TestCase("next_step")]
    [TestCase("same_step")]
    [TestCase("disabled")]
    public void ManyCopies_GiveWhatGymnasiumsOwnLoopOverSingleOnesGives(string mode)
    {
        const string Script = """
            import sys, gymnasium, numpy as np, processchain as pc
            def same(ours, theirs):
                assert set(ours) == set(theirs), set(ours) ^ set(theirs)
                for key, value in ours.items():
                    if isinstance(value, dict):
                        same(value, theirs[key])
                    elif value.dtype == object:
                        assert all((a is None and b is None) or np.array_equal(a, b) for a, b in zip(value, theirs[key])), key
                    else:
                        assert np.array_equal(value, theirs[key], equal_nan=True), key
            mode = gymnasium.vector.AutoresetMode[sys.argv[1].upper()]
            ours = pc.make_vec("four-stations", 4, periods=3, autoreset_mode=sys.argv[1])
            theirs = gymnasium.vector.SyncVectorEnv(
                [lambda: pc.make("four-stations", periods=3)] * 4, autoreset_mode=mode)
            assert ours.metadata["autoreset_mode"] is mode
            ours.reset(seed=1), theirs.reset(seed=1)
            ends = 0
            for step in range(60):
                actions = np.array([step % 5, 1, 2, 0])
                a, b = ours.step(actions), theirs.step(actions)
                assert a[0] in ours.observation_space
                assert all(np.array_equal(x, y) for x, y in zip(a[:4], b[:4])), step
                same(a[4], b[4])
                over = a[2] | a[3]
                ends += over.sum()
                if mode is gymnasium.vector.AutoresetMode.DISABLED and over.any():
                    ours.reset(options={"reset_mask": over}), theirs.reset(options={"reset_mask": over.copy()})
            print(ends)
            """;
        Assert.That(int.Parse(PythonPackage.Print(Script, mode), null), Is.GreaterThan(8));
    }

    [Test]
    public void BaseStockAtEverySeat_OfTheBoardGame_Costs180()
    {
        const string Script = """
            import processchain as pc
            game = pc.parallel_env("beer-game", periods=36)
            levels = dict(zip(game.possible_agents, [32, 32, 32, 24]))
            seen, _ = game.reset(seed=1)
            cost = 0
            while game.agents:
                orders = {who: max(0, levels[who] - (level + on_order - inbound))
                          for who, (level, received, inbound, on_order) in seen.items()}
                seen, rewards, ended, cut, infos = game.step(orders)
                cost -= sum(rewards.values())
            print(cost)
            """;
        Assert.That(PythonPackage.Print(Script).Trim(), Is.EqualTo("180.0"));
    }
}
