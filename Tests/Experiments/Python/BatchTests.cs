using System.Globalization;
using System.Text;

namespace ProcessChain.Tests;

/// <summary>The Python package without Gymnasium: numpy and .NET only.</summary>
internal sealed class BatchTests
{
    [OneTimeSetUp]
    public void RequireNumpy() => PythonPackage.Require("numpy");

    [TestCase("four-stations", 30)]
    [TestCase("or-gym-article", null)]
    [TestCase("or-gym-network", null)]
    [TestCase("lost-sales", 30)]
    [TestCase("beer-game", 30)]
    public void Episodes_InPython_AreThoseOfTheEnvironmentInCSharp(string experiment, int? periods)
    {
        const string Script = """
            import sys, numpy as np, processchain as pc
            batch = pc.Batch(sys.argv[1], periods=int(sys.argv[2]) or None, copies=2)
            batch.reset(seeds=[7, 8])
            for episode in range(2):
                step = 0
                while not batch.ends.any():
                    batch.actions[:] = step % 3
                    batch.step()
                    for copy in range(2):
                        print(*batch.observations[copy].view(np.int32), batch.rewards[copy].view(np.int64), batch.ends[copy])
                    step += 1
                batch.reset()
            """;
        var lines = PythonPackage.Print(Script, experiment, (periods ?? 0).ToString(CultureInfo.InvariantCulture));

        Assert.That(lines, Is.EqualTo(TrajectoriesOf(experiment, periods)));
    }

    [Test]
    public void Rule_InPython_HasTheCostsOfTheRuleInCSharp()
    {
        const string Script = """
            import processchain as pc
            batch = pc.Batch("four-stations", periods=200, copies=3)
            rule = batch.control("random")
            for episode in range(2):
                batch.reset(seeds=[3, 4, 5], episodes=episode)
                while not batch.ends.any():
                    rule()
                    batch.step()
                print(*(repr(batch.figures_of(copy)["costPerDay"]) for copy in range(3)))
            """;
        var experiment = DefinitionCatalogue.Open("four-stations");
        var rule = (RuleDefinition)experiment.Controllers.Single(entry => entry.Key == "random").Value;
        var expected = new List<double>();
        foreach (var episode in new[] { 0, 1 })
        {
            foreach (var seed in new[] { 3, 4, 5 })
            {
                var system = experiment.System.Create(200);
                system.Play(rule.Create(experiment.System), new EpisodeSeed(seed, episode));
                expected.Add(system.Figures()[experiment.System.FigureIndex("costPerDay")]);
            }
        }

        Assert.That(NumbersIn(PythonPackage.Print(Script)), Is.EqualTo(expected));
    }

    [Test]
    public void Agent_OfARun_DecidesInPythonAsInItsTest()
    {
        using var folder = new TemporaryFolder();
        var experiment = DefinitionCatalogue.Open("four-stations", "dry");
        var only = experiment with
        {
            Controllers = new(experiment.Controllers.Where(entry => entry.Key is "make-to-order" or "recommended")),
            Bounds = new(),
            TrainingSeeds = 1,
        };
        var summary = ExperimentRun.Run(only, folder["run"]);
        const string Script = """
            import sys, processchain as pc
            agent = pc.load(sys.argv[1], periods=int(sys.argv[2]))
            batch = agent.batch
            for episode in sys.argv[4:]:
                batch.reset(seeds=int(sys.argv[3]), episodes=int(episode))
                while not batch.ends[0]:
                    agent()
                    batch.step()
                print(repr(batch.figures_of(0)[batch.goal["key"]]))
                batch.ends[:] = 0
            """;
        var episodes = Enumerable.Range(1, only.Test.Episodes).Select(e => EpisodeNumbers.Test(only.Seed, e)).ToList();
        var goals = NumbersIn(
            PythonPackage.Print(
                Script,
                [
                    Path.Combine(folder["run"], "checkpoints", "recommended.1.agent"),
                    only.TestPeriods.ToString(CultureInfo.InvariantCulture),
                    episodes[0].Seed.ToString(CultureInfo.InvariantCulture),
                    .. episodes.Select(e => e.Episode.ToString(CultureInfo.InvariantCulture)),
                ]
            )
        );

        Assert.That(goals, Is.EqualTo(summary.Controllers.Single(c => c.Name == "recommended").Goals).Within(1e-9));
    }

    [TestCase("pc.Batch('four-stationz')", "is neither a file nor a built-in experiment")]
    [TestCase("pc.Batch('four-stations', preset='tiny')", "has no 'tiny'")]
    [TestCase("pc.Batch(text='name: x')", "definition:1: system: is missing")]
    [TestCase("pc.Batch('or-gym-article', periods=7)", "an episode of this system has 30 periods")]
    [TestCase("pc.Batch('four-stations', copies=0)", "num_envs is 0; 1 or more is needed.")]
    [TestCase("pc.Batch('four-stations').control('none')", "there is no 'none' in four-stations")]
    [TestCase("pc.Batch('four-stations').control('recommended')", "must be trained first")]
    [TestCase("pc.Batch('four-stations').step()", "call Reset first")]
    [TestCase("b = pc.Batch('four-stations'); b.reset(seeds=1); b.actions[:] = 9; b.step()", "Action 9 at day 0")]
    [TestCase("pc.load('nothing.agent')", "is no agent in the folder of a run")]
    public void Mistake_InPython_IsToldAsInCSharp(string mistake, string message)
    {
        var script = $"""
            import processchain as pc
            try:
                {mistake}
                print("nothing was said")
            except pc.ProcessChainError as error:
                print(error)
            """;
        Assert.That(PythonPackage.Print(script), Does.Contain(message));
    }

    private static string TrajectoriesOf(string experiment, int? periods)
    {
        var system = DefinitionCatalogue.Open(experiment).System;
        SystemEnvironment[] copies = [new(system, periods), new(system, periods)];
        copies[0].Reset(7);
        copies[1].Reset(8);
        var lines = new StringBuilder();
        for (var episode = 0; episode < 2; episode++)
        {
            var isOver = false;
            for (var step = 0; !isOver; step++)
            {
                var action = new double[system.Actions.Width];
                Array.Fill(action, step % 3);
                foreach (var copy in copies)
                {
                    var taken = copy.Step(action);
                    var bits = taken.Observation.Select(BitConverter.SingleToInt32Bits);
                    var end = (taken.Terminated ? 1 : 0) + (taken.Truncated ? 2 : 0);
                    lines.Append(CultureInfo.InvariantCulture, $"{string.Join(' ', bits)} ");
                    lines.Append(
                        CultureInfo.InvariantCulture,
                        $"{BitConverter.DoubleToInt64Bits(taken.Reward)} {end}\n"
                    );
                    isOver |= end != 0;
                }
            }
            Array.ForEach(copies, copy => copy.Reset());
        }
        return lines.ToString();
    }

    private static IEnumerable<double> NumbersIn(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => double.Parse(word, CultureInfo.InvariantCulture));
}
