using System.Threading;

namespace ProcessChain;

/// <summary>
/// An upper bound for what any policy can earn on average that does not know the future: the optimum in hindsight, less a
/// penalty for knowing the demand (Brown, Smith &amp; Sun, "Information relaxations and duality in stochastic dynamic
/// programs", Operations Research 58(4), 2010). The mean of <see cref="Bound"/> over independent demand paths is the bound.
/// Not safe for use by several threads.
/// </summary>
/// <remarks>
/// The penalty. Each unit shipped to stage i in period n pays a surcharge m(n, i), and gets it back for R̄(n, i) units: the
/// penalty of a plan is Σ m(n, i) · (R(n, i) − R̄(n, i)). The surcharges are linear in <see cref="DemandFeatures"/>, whose
/// coefficients, like R̄, are constants; they are fitted on demand paths of their own.
/// <para>
/// Proof that the bound is valid. A policy that does not know the future decides R(n, i) from the demand before period n (and
/// chance of its own). Given these, R(n, i) is a constant and m(n, i) has the expectation 0, because all features have; so
/// the expectation of the penalty is 0, and the policy earns as much on average with the penalty as without. On each path
/// what it ships is a feasible plan of the hindsight problem, whose reward there is not less: penalties for orders that
/// could not be shipped are left out, and selling is voluntary. So the greatest reward with the penalty is at least the
/// policy's with the penalty on each path, and its mean at least what the policy earns on average. Where nothing is fitted
/// the penalty is 0, and the bound is the mean of the hindsight optimum.
/// </para>
/// <para>
/// The fit. The bound is convex in the coefficients: a mean of maxima of linear functions. A subgradient is minus feature times
/// R − R̄ of the best plan, averaged over paths; Adam follows it down.
/// </para>
/// </remarks>
internal sealed class InformationRelaxation
{
    private const double FinalShare = 0.01;
    private const double Hold = 0.3;
    private const double MeanGain = 0.002;

    private readonly OrGymDefinition definition;
    private readonly IHindsight optimum;
    private readonly DemandFeatures features;
    private readonly RelaxationOptions options;
    private readonly float[] coefficients;
    private readonly double[] meanShipments;
    private readonly double[] surcharges;

    /// <summary>A relaxation without a penalty: the bound is the hindsight optimum until <see cref="Fit"/>.</summary>
    public InformationRelaxation(OrGymDefinition definition, RelaxationOptions options)
    {
        foreach (var fault in options.Validate())
            throw new ArgumentException($"{fault.Key} {fault.Message}", nameof(options));
        (this.definition, this.options) = (definition, options);
        optimum = definition is NetworkDefinition network
            ? new NetworkPlan(network)
            : new HindsightOptimum((InventoryDefinition)definition);
        features = new DemandFeatures((PeriodDemand)definition.DemandOf(0), definition.Periods, options.Lookahead);
        surcharges = new double[definition.Periods * definition.Orders];
        meanShipments = new double[surcharges.Length];
        coefficients = new float[surcharges.Length * features.Width];
    }

    /// <summary>Makes the bound tight, on demand paths independent of those of all episodes; with default options seconds.</summary>
    public void Fit(long seed, CancellationToken stop = default)
    {
        // A price of 0 leaves nothing to earn, and nothing to fit.
        var first = options.LearningRate * optimum.Price;
        var schedule = new LearningRateSchedule(first, Hold, first * FinalShare, Decay: 0);
        var adam = Optimiser.Create(new OptimiserDefinition { Kind = OptimiserKind.Adam }, coefficients.Length);
        var gradients = new float[coefficients.Length];
        var path = new int[definition.Periods];
        for (var update = 0; update < options.Updates && optimum.Price > 0; update++)
        {
            stop.ThrowIfCancellationRequested();
            Array.Clear(gradients);
            for (var i = 0; i < options.PathsPerUpdate; i++)
            {
                var episode = ((long)update * options.PathsPerUpdate) + i;
                definition.DrawDemand(new EpisodeSeed(seed, episode).Stream("penalty"), path);
                Solve(path, stop);
                AddGradients(gradients);
            }
            adam.Step(coefficients, gradients, schedule.At((double)update / options.Updates, update));
        }
    }

    /// <summary>
    /// The greatest reward with the penalty on one path. Its mean over independent paths, which are drawn from the definition's
    /// law, and not from the stream of the fit, is the bound.
    /// </summary>
    public double Bound(ReadOnlySpan<int> demand, CancellationToken stop = default)
    {
        var value = Solve(demand, stop);
        for (var i = 0; i < surcharges.Length; i++)
            value += surcharges[i] * meanShipments[i];
        return value;
    }

    private double Solve(ReadOnlySpan<int> demand, CancellationToken stop)
    {
        features.Observe(demand);
        for (var i = 0; i < surcharges.Length; i++)
        {
            if (!optimum.IsLimited(i % definition.Orders))
                continue;
            var row = features.Of(i / definition.Orders);
            var own = coefficients.AsSpan(i * features.Width, features.Width);
            var sum = 0.0;
            for (var feature = 0; feature < own.Length; feature++)
                sum += own[feature] * row[feature];
            surcharges[i] = sum;
        }
        optimum.Surcharge(surcharges);
        return optimum.Solve(demand, stop);
    }

    private void AddGradients(float[] gradients)
    {
        for (var i = 0; i < surcharges.Length; i++)
        {
            var (period, place) = (i / definition.Orders, i % definition.Orders);
            if (!optimum.IsLimited(place))
                continue;
            var excess = optimum.Shipped(period, place) - meanShipments[i];
            meanShipments[i] += MeanGain * excess;
            var row = features.Of(period);
            var own = gradients.AsSpan(i * features.Width, features.Width);
            var weight = (float)(excess / options.PathsPerUpdate);
            for (var feature = 0; feature < own.Length; feature++)
                own[feature] -= weight * row[feature];
        }
    }
}
