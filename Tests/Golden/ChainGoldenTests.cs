namespace ProcessChain.Tests;

/// <summary>Traces of the chain model, computed by an independent simulator.</summary>
[Category("Golden")]
internal sealed class ChainGoldenTests
{
    private const double Tolerance = 1e-9;

    private static IEnumerable<TestCaseData> Cases() => GoldenCases.Files("chain");

    [TestCaseSource(nameof(Cases))]
    public void Case_ThroughHook_GivesTheReference(string file)
    {
        var played = ChainCase.Read(file);
        AssertEqual(ThroughHook(played, played.Definition.Create(played.Days)), played.Expected!);
        AssertEqual(ThroughHook(played, played.Definition.CreateReference(played.Days)), played.Expected!);
    }

    [TestCaseSource(nameof(Cases))]
    public void Case_ThroughEnvironment_GivesTheReference(string file)
    {
        var played = ChainCase.Read(file);
        AssertEqual(played.Result(), played.Expected!);
    }

    /// <summary>Plays it through the agent hook: the simulation asks for each action.</summary>
    private static ChainCaseResult ThroughHook(ChainCase played, RunningSystem system)
    {
        var notes = new ChainCaseNotes();
        var asked = new Asked(played.Player.Create(system.Definition), notes);
        system.Play(asked, default, new EpisodeOptions(Periods: notes));
        return notes.Result(system);
    }

    private static void AssertEqual(ChainCaseResult actual, ChainCaseResult expected)
    {
        Assert.Multiple(() =>
        {
            Assert.That(actual.Observations, Has.Length.EqualTo(expected.Observations.Length));
            for (var step = 0; step < expected.Observations.Length; step++)
            {
                Assert.That(
                    actual.Observations[step],
                    Is.EqualTo(expected.Observations[step]).Within(Tolerance),
                    $"observation {step}"
                );
            }
            Assert.That(actual.Rewards, Is.EqualTo(expected.Rewards).Within(Tolerance), "rewards");
            Assert.That(actual.StorageCost, Is.EqualTo(expected.StorageCost).Within(Tolerance), "storage cost");
            Assert.That(actual.LateCost, Is.EqualTo(expected.LateCost).Within(Tolerance), "late cost");
            Assert.That(actual.Delivered, Is.EqualTo(expected.Delivered), "delivered");
        });
    }

    /// <summary>A controller whose observations and rewards are noted.</summary>
    private sealed class Asked(IController inner, ChainCaseNotes notes) : ILearningController
    {
        public void BeginEpisode(Chance chance) => inner.BeginEpisode(chance);

        public void Decide(SystemView view, Span<double> action)
        {
            notes.Observe(((ChainView)view).ToArray());
            inner.Decide(view, action);
        }

        public void Learn(in StepOutcome outcome)
        {
            notes.Reward(outcome.Reward);
            if (outcome.Truncated)
                notes.Observe(((ChainView)outcome.Next).ToArray());
        }
    }
}
