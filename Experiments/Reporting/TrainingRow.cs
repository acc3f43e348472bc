namespace ProcessChain.Experiments;

/// <summary>One training's results in the test phase.</summary>
/// <param name="Number">Which training of the controller, from 1.</param>
/// <param name="Cost">Storage and late cost, money per day.</param>
/// <param name="Gap">How far the cost lies above the reference, as a share of it; NaN without a reference.</param>
internal sealed record TrainingRow(int Number, Estimate Cost, double Gap)
{
    public static TrainingRow? Of(TrainingSummary? training, CostReference reference) =>
        training is null
            ? null
            : new TrainingRow(training.Number, training.CostPerDay, reference.GapOf(training.CostPerDay.Mean));
}
