using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Targets and whole trainings from a replay memory as PyTorch computes them.</summary>
[Category("Golden")]
[TestFixtureSource(typeof(Engines), nameof(Engines.Available))]
internal sealed class TorchDeepQTests(NetworkKind engine)
{
    private static IEnumerable<TestCaseData> Targets() => GoldenCases.Files("torch", "dqn_targets*.json");

    private static IEnumerable<TestCaseData> Trainings() => GoldenCases.Files("torch", "dqn_e2e_*.json");

    [TestCaseSource(nameof(Targets))]
    public void Target_PlainAndDouble_GivesTheReference(string file)
    {
        foreach (var c in TorchCase.Read(file).GetProperty("cases").EnumerateArray())
        {
            var actions = c.GetProperty("actions_n").GetInt32();
            var (ofTarget, ofOnline) = (
                c.GetProperty("q_target_next").Floats(),
                c.GetProperty("q_online_next").Floats()
            );
            var allowed = Enumerable.Repeat(true, actions).ToArray();
            var (rewards, terminal) = (c.GetProperty("rewards").Floats(), c.GetProperty("terminal").Integers());
            var expected = c.GetProperty("f64");
            for (var row = 0; row < rewards.Length; row++)
            {
                var values = ofTarget.AsSpan(row * actions, actions);
                var discount = (1 - terminal[row]) * c.GetProperty("gamma").GetSingle();
                var plain = values[Greedy.Best(values, allowed)];
                var best = Greedy.Best(ofOnline.AsSpan(row * actions, actions), allowed);
                AssertClose(rewards[row] + (discount * plain), "dqn_target");
                AssertClose(rewards[row] + (discount * values[best]), "double_dqn_target");
                AssertClose(best, "online_argmax");

                void AssertClose(float actual, string key) =>
                    TorchCase.AssertClose(actual, expected.GetProperty(key)[row].GetDouble(), 5e-6, $"{key} {row}");
            }
        }
    }

    [TestCaseSource(nameof(Trainings))]
    public void Training_FiftyScriptedSteps_GivesTheReference(string file)
    {
        var root = TorchCase.Read(file);
        foreach (var run in root.GetProperty("runs").EnumerateArray())
            AssertTraining(root, run);
    }

    private void AssertTraining(JsonElement root, JsonElement run)
    {
        var batch = root.GetProperty("batch").GetInt32();
        var network = TorchCase.Network(root, run, batch, optimiser: null, engine);
        var memory = Memory(root, network.Shape, run.GetProperty("gamma").GetSingle());
        var definition = Definition(run, batch);
        var sampler = ReplaySampler.Of(definition, memory);
        var learner = new DeepQLearner(definition, network.Shape, memory, sampler, new RandomStream(0));
        learner.Online.WriteParameters(network.Parameters());
        learner.CopyToTarget();
        var draws = new Lcg(root.GetProperty("seed").GetUInt32() + 1234);
        var losses = run.GetProperty("f64").GetProperty("losses").Doubles();
        var after = run.GetProperty("f64").GetProperty("after");
        for (var step = 0; step < losses.Length; step++)
        {
            var what = $"{run.Text("optimizer")}, {run.Text("loss")}, step {step + 1}";
            var loss = learner.Learn(
                draws.Integers(batch, memory.Count),
                run.GetProperty("hyper").GetProperty("lr").GetSingle()
            );
            TorchCase.AssertClose(loss, losses[step], 1e-5, $"{what}, loss");
            if (!after.TryGetProperty($"{step + 1}", out var expected))
                continue;
            AssertParameters(learner.Online, "online");
            AssertParameters(learner.Target, "target");

            void AssertParameters(INetwork actual, string which) =>
                TorchCase.AssertClose(
                    network.Shape.Tensors(actual.Parameters()),
                    expected.GetProperty(which),
                    1e-5,
                    $"{what}, {which}"
                );
        }
    }

    private static ReplayMemory Memory(JsonElement root, NetworkShape shape, float gamma)
    {
        var (count, inputs, actions) = (root.GetProperty("N").GetInt32(), shape.Inputs, shape.Outputs);
        var draws = new Lcg(root.GetProperty("seed").GetUInt32() + 99);
        var (states, nextStates) = (draws.Symmetric(count * inputs, 1), draws.Symmetric(count * inputs, 1));
        var (taken, rewards) = (draws.Integers(count, actions), draws.Symmetric(count, 0));
        var memory = ReplayRows.Empty(count, inputs, actions);
        var allowed = Enumerable.Repeat(true, actions).ToArray();
        for (var i = 0; i < count; i++)
        {
            memory.Add(
                new WholeTransition
                {
                    State = states.AsSpan(i * inputs, inputs),
                    Action = taken[i],
                    Return = rewards[i],
                    Baseline = 1,
                    Discount = draws.Next() < 6554 ? 0 : gamma,
                    NextState = nextStates.AsSpan(i * inputs, inputs),
                    NextAllowed = allowed,
                }
            );
        }
        return memory;
    }

    private DeepQDefinition Definition(JsonElement run, int batch)
    {
        var hyper = run.GetProperty("hyper");
        var tau = run.GetProperty("tau").GetDouble();
        var definition = new DeepQDefinition
        {
            Network = engine,
            BatchSize = batch,
            DoubleQ = run.GetProperty("double").GetBoolean(),
            Loss = TorchCase.LossOf(run.Text("loss")),
            Optimiser = Enum.Parse<OptimiserKind>(hyper.Text("kind"), ignoreCase: true),
            Tau = Math.Min(1, tau),
            TargetInterval = tau > 1 ? (int)tau : 1,
        };
        return hyper.TryGetProperty("alpha", out var rho) ? definition with { Rho = rho.GetDouble() } : definition;
    }
}
