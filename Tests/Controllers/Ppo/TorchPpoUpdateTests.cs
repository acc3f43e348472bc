using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Whole updates of actor and critic on one batch as PyTorch computes them, on every engine there is.</summary>
/// <param name="engine">Which engine.</param>
[Category("Golden")]
[TestFixtureSource(typeof(Engines), nameof(Engines.Available))]
internal sealed class TorchPpoUpdateTests(NetworkKind engine)
{
    private static readonly string[] Precisions = ["f64", "f32"];

    private static IEnumerable<TestCaseData> Updates() => GoldenCases.Files("torch", "ppo_e2e_*.json");

    [TestCaseSource(nameof(Updates))]
    public void Updates_OutputsGradientsLossesAndParameters_AreTheReference(string file)
    {
        var root = TorchCase.Read(file);
        foreach (var precision in Precisions)
        {
            using var training = new PpoCase(root, engine);
            AssertInitial(training, root, precision);
            AssertFirst(training, root.GetProperty(precision).GetProperty("first"), Tolerance(root), precision);
            AssertSteps(training, root.GetProperty(precision), precision);
        }
    }

    [TestCaseSource(nameof(Updates))]
    public void FirstStep_OfAnOldPolicyThatIsKnown_TellsHowFarItIsAway(string file)
    {
        using var training = new PpoCase(TorchCase.Read(file), engine);
        training.FirstOutputs();
        var losses = training.ComputeGradients();
        var deltas = training.Deltas;
        Assert.That(losses.K1, Is.EqualTo(deltas.Average()).Within(5e-6));
        Assert.That(losses.K3, Is.EqualTo(deltas.Average(d => Math.Exp(-d) - 1 + d)).Within(5e-6));
        Assert.That(
            losses.ClipFraction,
            Is.EqualTo(deltas.Average(d => Math.Abs(Math.Exp(-d) - 1) > training.Objective.Clip ? 1.0 : 0)).Within(1e-9)
        );
    }

    private static void AssertInitial(PpoCase training, JsonElement root, string what)
    {
        var (actor, critic) = (training.Actor.Network, training.Critic);
        var ofActor = actor.Shape.Tensors(actor.Parameters());
        TorchCase.AssertClose(ofActor, root.GetProperty("actor_digest"), 0, $"{what}, actor");
        TorchCase.AssertClose(
            critic.Shape.Tensors(critic.Parameters()),
            root.GetProperty("critic_digest"),
            0,
            $"{what}, critic"
        );
    }

    private static void AssertFirst(PpoCase training, JsonElement first, double tolerance, string what)
    {
        const string Gradients = "grads_before_clip";
        Expected.AssertAll(training.FirstOutputs(), first, tolerance, $"{what}, first", except: Gradients);
        training.ComputeGradients();
        var (actual, expected) = (training.Gradients(), first.GetProperty(Gradients));
        TorchCase.AssertClose(actual, expected, tolerance, $"{what}, gradients");
        for (var i = 0; i < actual.Count; i++)
            TorchCase.AssertRelativeToLargest(actual[i], expected[i], $"{what}, gradients {i}");
    }

    private static void AssertSteps(PpoCase training, JsonElement expected, string what)
    {
        var after = expected.GetProperty("params_after");
        var steps = expected.GetProperty("steps");
        for (var step = 0; step < steps.GetArrayLength(); step++)
        {
            var losses = training.ComputeGradients();
            var norm = training.Learner.Step(training.LearningRate);
            Expected.AssertAll(Log(losses, norm, training.Objective), steps[step], 1e-5, $"{what}, step {step}");
            if (after.TryGetProperty($"{step + 1}", out var parameters))
                TorchCase.AssertClose(training.Parameters(), parameters, 1e-5, $"{what}, after {step + 1}");
        }
    }

    private static Dictionary<string, float[]> Log(PpoLosses losses, float norm, PpoObjective objective) =>
        new(StringComparer.Ordinal)
        {
            ["loss"] = [(float)losses.Total(objective)],
            ["policy_loss"] = [(float)losses.Policy],
            ["value_loss"] = [(float)losses.Value],
            ["entropy"] = [(float)losses.Entropy],
            ["grad_norm"] = [norm],
        };

    private static double Tolerance(JsonElement root) =>
        root.GetProperty("actor_shape").Integers().Max() >= 256 ? 1e-5 : 5e-6;
}
