using System.Threading;

namespace ProcessChain.Experiments;

/// <summary>What no controller of an inventory can surpass.</summary>
internal static class BoundSolver
{
    /// <summary>A function that gives what a bound allows on the demand of a test episode.</summary>
    /// <param name="experiment">On a system of the kind inventory.</param>
    /// <param name="bound">Which bound. The relaxation's penalty is fitted first, which takes seconds.</param>
    /// <param name="stop">Stops the fit, and the function, within moments.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Func<int[], double> Of(SupplyExperiment experiment, SupplyBound bound, CancellationToken stop)
    {
        var system = (InventoryDefinition)experiment.System;
        if (bound == SupplyBound.Hindsight)
        {
            var hindsight = new HindsightOptimum(system);
            return path => hindsight.Solve(path, stop);
        }
        var relaxation = new InformationRelaxation(system, experiment.Bounds.Relaxation);
        relaxation.Fit(experiment.Seed, stop);
        return path => relaxation.Bound(path, stop);
    }
}
