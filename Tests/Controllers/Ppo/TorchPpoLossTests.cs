using System.Globalization;
using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Distributions over actions, and the losses of policy and value with their gradients, as PyTorch computes them.</summary>
[Category("Golden")]
internal sealed class TorchPpoLossTests
{
    private const string TieCase = "ppo_min_tie_adv";

    private static readonly Dictionary<string, ValueLoss> ValueLossNames = new(StringComparer.Ordinal)
    {
        ["vf_mse"] = ValueLoss.Mse,
        ["vf_sb3_clipped"] = ValueLoss.Clipped,
        ["vf_cleanrl_clipped_half"] = ValueLoss.HalfClippedMaximum,
        ["vf_rllib_clipped"] = ValueLoss.ClippedMaximum,
        ["d_vf_mse_d_values"] = ValueLoss.Mse,
        ["d_vf_sb3_clipped_d_values"] = ValueLoss.Clipped,
        ["d_vf_cleanrl_d_values"] = ValueLoss.HalfClippedMaximum,
        ["d_vf_rllib_d_values"] = ValueLoss.ClippedMaximum,
    };

    private static IEnumerable<TestCaseData> Losses() => GoldenCases.Files("torch", "ppo_losses*.json");

    private static IEnumerable<TestCaseData> Edges() => GoldenCases.Files("torch", "edge_cases*.json");

    [TestCaseSource(nameof(Losses))]
    public void DistributionsLosses_AndGradients_AreTheReference(string file)
    {
        foreach (var (c, i) in TorchCase.Read(file).GetProperty("cases").EnumerateArray().Select((c, i) => (c, i)))
        {
            var policy = new LossCase(c);
            var actual = policy.Compute();
            foreach (var (name, loss) in ValueLossNames)
                actual[name] = name.StartsWith("d_", StringComparison.Ordinal) ? Slopes(c, loss) : [Mean(c, loss)];
            foreach (var precision in new[] { "f64", "f32" })
                AssertCase(actual, c.GetProperty(precision), $"case {i}, {precision}");
        }
    }

    [TestCaseSource(nameof(Edges))]
    public void ClippedSurrogate_AtItsBounds_GivesTheReference(string file)
    {
        var cases = TorchCase.Read(file).GetProperty("cases").EnumerateArray();
        var ties = cases.Where(c => c.Text("name").StartsWith(TieCase, StringComparison.Ordinal)).ToList();
        Assert.That(ties, Is.Not.Empty);
        foreach (var c in ties)
        {
            var advantage = float.Parse(c.Text("name")[TieCase.Length..], CultureInfo.InvariantCulture);
            var ratios = c.GetProperty("x").Floats();
            TorchCase.AssertClose(
                Array.ConvertAll(ratios, ratio => ClippedSurrogate.Value(ratio, advantage, 0.2f)),
                c.GetProperty("value"),
                1e-6,
                c.Text("name")
            );
            TorchCase.AssertClose(
                Array.ConvertAll(ratios, ratio => ClippedSurrogate.Derivative(ratio, advantage, 0.2f)),
                c.GetProperty("grad"),
                1e-6,
                c.Text("name")
            );
        }
    }

    private static void AssertCase(Dictionary<string, float[]> actual, JsonElement expected, string what)
    {
        Expected.AssertAll(actual, expected, 5e-6, what);
        foreach (
            var gradient in expected.EnumerateObject().Where(p => p.Name.StartsWith("d_", StringComparison.Ordinal))
        )
            TorchCase.AssertRelativeToLargest(actual[gradient.Name], gradient.Value, $"{what}, {gradient.Name}");
    }

    private static float Mean(JsonElement c, ValueLoss loss) =>
        (float)Values(c).Average(v => (double)loss.Value(v.Value, v.Old, v.Target, v.Clip));

    private static float[] Slopes(JsonElement c, ValueLoss loss)
    {
        var values = Values(c).ToList();
        return [.. values.Select(v => loss.Derivative(v.Value, v.Old, v.Target, v.Clip) / values.Count)];
    }

    private static IEnumerable<(float Value, float Old, float Target, float Clip)> Values(JsonElement c)
    {
        var (old, targets) = (c.GetProperty("old_values").Floats(), c.GetProperty("returns").Floats());
        var clip = c.GetProperty("vf_clip").GetSingle();
        return c.GetProperty("values").Floats().Select((value, row) => (value, old[row], targets[row], clip));
    }

    /// <summary>A case's policy: what its distribution and the losses of its actions are.</summary>
    private sealed class LossCase
    {
        private readonly bool isCategorical;
        private readonly int width;
        private readonly ActionDistribution distribution;
        private readonly float[][] parameters;
        private readonly float[][] oldParameters;
        private readonly float[][] actions;
        private readonly float[] advantages;
        private readonly float clip;

        public LossCase(JsonElement c)
        {
            isCategorical = c.Text("policy") is "categorical";
            width = c.GetProperty("n").GetInt32();
            distribution = isCategorical ? new Categorical(width) : new DiagonalGaussian(width);
            parameters = Rows(c, "");
            oldParameters = Rows(c, "old_");
            actions = [.. c.GetProperty("actions").Floats().Chunk(distribution.ActionWidth)];
            advantages = c.GetProperty("advantages").Floats();
            clip = c.GetProperty("clip").GetSingle();
        }

        public Dictionary<string, float[]> Compute()
        {
            var old = EachRow(oldParameters, row => distribution.LogProbability(actions[row]));
            var now = EachRow(parameters, row => distribution.LogProbability(actions[row]));
            float[] logRatios = [.. now.Zip(old, (n, o) => n - o)];
            var ratios = Array.ConvertAll(logRatios, VectorMath.Exp);
            var entropies = EachRow(parameters, _ => distribution.Entropy());
            var divergences = EachRow(parameters, row => distribution.DivergenceFrom(oldParameters[row]));
            var actual = new Dictionary<string, float[]>(StringComparer.Ordinal)
            {
                ["log_prob"] = now,
                ["old_log_prob"] = old,
                ["entropy"] = entropies,
                ["ratio"] = ratios,
                ["policy_loss"] = [ratios.Select((r, i) => ClippedSurrogate.Value(r, advantages[i], clip)).Average()],
                ["entropy_mean"] = [entropies.Average()],
                ["kl_k1"] = [logRatios.Average(DivergenceEstimate.K1)],
                ["kl_k3"] = [logRatios.Zip(ratios, (l, r) => DivergenceEstimate.K3(r, l)).Average()],
                ["clip_fraction"] = [ratios.Average(r => ClippedSurrogate.IsClipped(r, clip) ? 1f : 0)],
                ["kl_exact_old_new_mean"] = [divergences.Average()],
            };
            AddGradients(
                actual,
                "policy_loss",
                (row, weight, gradient) => AddSurrogate(row, ratios[row], weight, gradient)
            );
            AddGradients(actual, "entropy_mean", (_, weight, g) => distribution.AddEntropyGradient(weight, g));
            AddGradients(actual, "kl", (row, w, g) => distribution.AddDivergenceGradient(oldParameters[row], w, g));
            return actual;
        }

        private float[][] Rows(JsonElement c, string prefix)
        {
            if (isCategorical)
                return [.. c.GetProperty($"{prefix}logits").Floats().Chunk(width)];
            var logDeviations = c.GetProperty($"{prefix}log_std").Floats();
            var means = c.GetProperty($"{prefix}mean").Floats().Chunk(width);
            return [.. means.Select(row => row.Concat(logDeviations).ToArray())];
        }

        private float[] EachRow(float[][] rows, Func<int, float> value) =>
            [
                .. rows.Select(
                    (row, i) =>
                    {
                        distribution.Become(row);
                        return value(i);
                    }
                ),
            ];

        private void AddSurrogate(int row, float ratio, float weight, float[] gradient)
        {
            var ofLog = ratio * ClippedSurrogate.Derivative(ratio, advantages[row], clip);
            distribution.AddLogProbabilityGradient(actions[row], weight * ofLog, gradient);
        }

        /// <summary>The gradients of the mean over the rows, by the names that the cases give them.</summary>
        private void AddGradients(Dictionary<string, float[]> actual, string of, Action<int, float, float[]> add)
        {
            var gradients = parameters.Select(row => new float[row.Length]).ToArray();
            for (var row = 0; row < parameters.Length; row++)
            {
                distribution.Become(parameters[row]);
                add(row, 1f / parameters.Length, gradients[row]);
            }
            actual[$"d_{of}_d_{(isCategorical ? "logits" : "mean")}"] = [.. gradients.SelectMany(g => g[..width])];
            if (!isCategorical)
                actual[$"d_{of}_d_log_std"] = [.. Enumerable.Range(width, width).Select(i => gradients.Sum(g => g[i]))];
        }
    }
}
